import Foundation
import HTML
import MusterModels

extension WebPage {
  /// An event: what it is, applying to it, and for its authors who wants to come.
  static let event = WebPage(
    "/events/{id}",
    actions: [
      .call(
        "applyToEvent", said: .applicationMade,
        then: .page { outcome in
          "/applications/\(try outcome.answer.read(as: LikeGroup.self).id)"
        }),
      .call("decideLikeGroup", said: .applicationDecided),
    ],
    reads: { visit in
      let event: Event.ID = try visit.id()
      return (
        EventQueries.get(event).as(Event.self),
        LikeGroupQueries.list(of: event, status: nil).query(page: visit.page(), pageSize: 50)
          .as(Page<LikeGroup>.self),
        PeopleQueries.companions(fitting: visit.search("who"), asked: visit.chosen("memberIds[]"))
          .as(Choice<PersonName>.self)
      )
    },
    shows: { context, event, applications, companions in
      let isAuthor = event.authors.contains { context.isMe($0.userId) }
      return Sheet(
        event.title, section: .events,
        live: ["\(event.id)"] + applications.items.map(\.id.description)
      ) {
        pageHeading(event.title) {
          if isAuthor {
            linkButton(.edit, "/events/\(event.id)/edit", icon: .pencil)
          }
        }
        if event.cancelledAt != nil {
          element("p", class: "notice bad") {
            Icon.warning.html
            element("span") { Phrase.eventIsCancelled }
          }
        }
        details(event, context)
        if isAuthor {
          wishes(event, applications, context)
        } else {
          own(event, applications.items, context)
          if isOpen(event), !applications.items.contains(where: { isMine($0, context) }) {
            apply(event, companions, context)
          }
        }
      }
    })

  private static func isOpen(_ event: Event) -> Bool {
    event.cancelledAt == nil && event.startsAt > Date()
  }

  /// Whether the person who looks is in an application that may come to something.
  private static func isMine(_ application: LikeGroup, _ context: PageContext) -> Bool {
    (application.status == .pending || application.status == .approved)
      && application.members.contains { context.isMe($0.userId) && $0.accepted == true }
  }

  private static func details(_ event: Event, _ context: PageContext) -> HTML {
    card(region: "details") {
      if !event.description.isEmpty { prose(event.description) }
      element("dl", class: "facts") {
        fact(.starts) { moment(event.startsAt) }
        if let ends = event.endsAt { fact(.ends) { moment(ends) } }
        fact(.place) { event.place }
        fact(.eventPlacesLabel) {
          event.capacity.map { Phrase.eventPlaces(event.placesTaken, $0) }
            ?? Phrase.eventComing(event.placesTaken)
        }
        if !event.authors.isEmpty {
          fact(.eventAuthors) {
            event.authors.map { context.name($0.userId, $0.fullName) }.joined(separator: ", ")
          }
        }
      }
    }
  }

  /// Applications of one's own, or that one is asked to join.
  private static func own(
    _ event: Event, _ applications: [LikeGroup], _ context: PageContext
  ) -> HTML {
    guard !applications.isEmpty else { return .empty }
    return card(.applicationsMine, region: "own") {
      rows {
        for application in applications {
          row(
            href: "/applications/\(application.id)",
            title: application.members.map { context.name($0.userId, $0.fullName) }
              .joined(separator: ", "),
            trailing: {
              badge(Phrase.applicationStatus(application.status).text, application.status.tone)
            })
        }
      }
    }
  }

  private static func apply(
    _ event: Event, _ companions: Choice<PersonName>, _ context: PageContext
  ) -> HTML {
    let friends = companions.items.filter { person in
      !event.authors.contains { $0.userId == person.userId }
    }
    let isAlone = friends.isEmpty && !companions.isMore && context.visit.search("who") == nil
    return card(.applicationNew) {
      element("p", class: "quiet") {
        isAlone ? Phrase.applicationAloneText : Phrase.applicationNewText
      }
      context.form("applyToEvent") { form in
        form.finder(companions)
        if !friends.isEmpty {
          form.checkboxes(
            "memberIds[]", .applicationFriends,
            friends.map { ("\($0.userId)", personName($0.fullName)) },
            hint: .applicationFriendsHint)
        }
        form.textArea(
          "message", .applicationMessage, rows: 2, maxLength: 1_000,
          placeholder: .applicationMessageExample)
        form.submit(.applicationSend, icon: .check)
      }
    }
  }

  /// Who wants to come, for the authors.
  private static func wishes(
    _ event: Event, _ applications: Page<LikeGroup>, _ context: PageContext
  ) -> HTML {
    let pending = applications.items.filter { $0.status == .pending }
    let decided = applications.items.filter { $0.status != .pending }
    return HTML {
      card(.applicationsToDecide, region: "wishes") {
        if pending.isEmpty {
          emptyState(.applicationsNone, .applicationsNoneText, icon: .people)
        }
        for application in pending {
          ApplicationView(context: context, application: application, event: event).summary
        }
      }
      if !decided.isEmpty {
        card(.applicationsDecided, region: "decided") {
          for application in decided {
            ApplicationView(context: context, application: application, event: event).summary
          }
        }
      }
      pagination(applications, context)
    }
  }
}
