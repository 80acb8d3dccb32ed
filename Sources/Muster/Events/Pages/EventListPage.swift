import Foundation
import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// Events to come, and one's own applications.
  static let eventList = WebPage(
    "/events",
    actions: [.call("answerLikeGroup", said: .applicationAnswered)],
    reads: { visit in
      let isPast = visit.request.query["show"] == "past"
      return (
        (isPast
          ? EventQueries.past(matching: visit.search())
          : EventQueries.upcoming(matching: visit.search()))
          .query(page: visit.page(), pageSize: 20).as(Page<Event>.self),
        LikeGroupQueries.mine(status: nil).query(page: 1, pageSize: 50).as(Page<LikeGroup>.self),
        EventPageQueries.applied.as([Event].self)
      )
    },
    shows: { context, page, applications, applied in
      let isPast = context.query("show") == "past"
      return Sheet(
        Phrase.events.text, section: .events,
        live: page.items.map(\.id.description) + applications.items.map(\.id.description)
      ) {
        pageHeading(Phrase.events.text, Phrase.eventsText.text) {
          linkButton(.eventNew, "/events/new", icon: .plus, style: .primary)
        }
        if !isPast { waiting(applications.items, applied, context) }
        segments(
          .events,
          [
            (.eventUpcoming, "/events", !isPast), (.eventPast, "/events?show=past", isPast),
          ])
        element("form", ["method": "get", "action": "/events", "class": "line"]) {
          let form = Form(context: context, action: "search", values: [])
          if isPast { form.hidden("show", "past") }
          form.text("q", .eventSearch, context.query("q"), type: "search")
          form.submit(.search, icon: .search, style: .plain)
        }
        card(region: "events") {
          if page.items.isEmpty {
            empty(context, isPast)
          } else {
            rows { for event in page.items { eventRow(event, context) } }
            pagination(page, context)
          }
        }
        if !isPast { mine(applications.items, applied, context) }
      }
    })

  private static func empty(_ context: PageContext, _ isPast: Bool) -> HTML {
    if context.isAsked("q") { return emptyState(.eventNoneFound, icon: .search) }
    if isPast { return emptyState(.eventNonePast, .eventNonePastText, icon: .history) }
    return emptyState(.eventNone, .eventNoneText, icon: .calendar) {
      linkButton(.eventNew, "/events/new", icon: .plus, style: .primary)
    }
  }

  private static func eventRow(_ event: Event, _ context: PageContext) -> HTML {
    row(
      href: "/events/\(event.id)", title: event.title,
      meta: {
        moment(event.startsAt)
        element("span") { event.place }
      },
      trailing: {
        if event.cancelledAt != nil { badge(Phrase.eventCancelled.text, .bad) }
        if event.authors.contains(where: { context.isMe($0.userId) }) {
          badge(Phrase.eventYours.text, .accent)
        }
        if let capacity = event.capacity {
          badge(
            Phrase.eventPlaces(event.placesTaken, capacity).text,
            event.placesTaken >= capacity ? .warning : .plain)
        }
      })
  }

  /// Friends who ask one along, and wait for an answer.
  private static func waiting(
    _ applications: [LikeGroup], _ events: [Event], _ context: PageContext
  ) -> HTML {
    let asked = applications.filter { application in
      application.status == .pending
        && application.members.contains { context.isMe($0.userId) && $0.accepted == nil }
    }
    guard !asked.isEmpty else { return .empty }
    return card(.applicationsAsked, region: "asked") {
      rows {
        for application in asked {
          row(
            href: "/applications/\(application.id)",
            title: events.first { $0.id == application.eventId }?.title ?? Phrase.event.text,
            meta: {
              element("span") {
                Phrase.applicationAskedBy(personName(application.members.first?.fullName))
              }
            },
            trailing: {
              let id = "\(application.id)"
              context.button(
                "answerLikeGroup", ["id": id, "accepted": "true"], .applicationComeAlong,
                style: .primary)
              context.button(
                "answerLikeGroup", ["id": id, "accepted": "false"], .applicationNotComing)
            })
        }
      }
    }
  }

  private static func mine(
    _ applications: [LikeGroup], _ events: [Event], _ context: PageContext
  ) -> HTML {
    guard !applications.isEmpty else { return .empty }
    return card(.applicationsMine, region: "mine") {
      rows {
        for application in applications {
          row(
            href: "/applications/\(application.id)",
            title: events.first { $0.id == application.eventId }?.title ?? Phrase.event.text,
            meta: {
              element("span") {
                application.members.map { context.name($0.userId, $0.fullName) }
                  .joined(separator: ", ")
              }
            },
            trailing: {
              badge(Phrase.applicationStatus(application.status).text, application.status.tone)
            })
        }
      }
    }
  }
}

extension LikeGroup.Status {
  var tone: BadgeTone {
    switch self {
    case .pending: .warning
    case .approved: .good
    case .rejected, .expired: .plain
    }
  }
}
