import HTTPServer
import Foundation
import HTML
import MusterModels

/// Lists of lunches.
extension WebPage {
  /// Lunches that one takes part in or may join.
  static let lunchList = WebPage(
    "/lunch",
    reads: { visit in
      // Where it is still today, or today already; the page draws the line where its reader is.
      let now = Date()
      let isPast = visit.request.query["show"] == "past"
      func day(_ hours: Double) -> String {
        String(now.addingTimeInterval(hours * 3600).ISO8601Format().prefix(10))
      }
      return LunchQueries.list(
        isPast
          ? LunchQueries.Filter(from: nil, to: day(14))
          : LunchQueries.Filter(from: day(-12), to: nil)
      ).query(page: visit.page(), pageSize: 50).as(Page<LunchGroup>.self)
    },
    shows: { context, page in
      let isPast = context.query("show") == "past"
      let today = LocalTime.today
      let shown =
        isPast
        ? page.items.filter { $0.date < today }
        : page.items.filter { $0.date >= today }.reversed()
      return Sheet(Phrase.lunch.text, section: .lunch, live: page.items.map(\.id.description)) {
        pageHeading(Phrase.lunch.text, Phrase.lunchText.text) {
          linkButton(.lunchPlan, "/lunch/new", icon: .plus, style: .primary)
        }
        lunchSections(isPast ? .lunchPast : .lunchUpcoming)
        card(region: "lunches") {
          if shown.isEmpty {
            if isPast {
              emptyState(.lunchNonePast, .lunchNonePastText, icon: .history)
            } else {
              emptyState(.lunchNone, .lunchNoneText, icon: .bowl) {
                linkButton(.lunchPlan, "/lunch/new", icon: .plus, style: .primary)
              }
            }
          } else {
            rows { for lunch in shown { lunchRow(lunch) } }
          }
          pagination(page, context)
        }
      }
    })

  /// The lunches of a group.
  static let groupLunch = WebPage(
    "/groups/{id}/lunch",
    reads: { visit in
      LunchPageQueries.list(of: try visit.id()).query(page: visit.page(), pageSize: 20)
        .as(Page<LunchGroup>.self)
    },
    shows: { context, page in
      let group = try context.visit.id(of: Group.self)
      let plan = linkButton(
        .lunchPlan, "/lunch/new?group=\(group)", icon: .plus, style: .primary)
      return Sheet(
        Phrase.lunch.text, tab: .lunch, live: ["\(group)"] + page.items.map(\.id.description)
      ) {
        pageHeading(Phrase.lunch.text, Phrase.lunchOfGroupText.text) {
          if context.mayAdd, !page.items.isEmpty { plan }
        }
        card(region: "lunches") {
          if page.items.isEmpty {
            emptyState(.lunchNone, .lunchNoneOfGroupText, icon: .bowl) {
              if context.mayAdd { plan }
            }
          } else {
            rows { for lunch in page.items { lunchRow(lunch) } }
            pagination(page, context)
          }
        }
      }
    })

  /// What there is about lunches.
  static func lunchSections(_ current: Phrase) -> HTML {
    let sections: [(Phrase, String)] = [
      (.lunchUpcoming, "/lunch"), (.lunchPast, "/lunch?show=past"), (.visits, "/me/visits"),
      (.restaurants, "/restaurants"),
    ]
    return segments(.lunch, sections.map { ($0, $1, $0 == current) })
  }

  /// Where one has been.
  static let visits = WebPage(
    "/me/visits",
    reads: { visit in
      RestaurantQueries.visits.query(page: visit.page(), pageSize: 30).as(Page<Visit>.self)
    },
    shows: { context, page in
      Sheet(Phrase.visits.text, section: .lunch) {
        pageHeading(Phrase.visits.text, Phrase.visitsText.text)
        lunchSections(.visits)
        card {
          if page.items.isEmpty {
            emptyState(.visitsNone, .visitsNoneText, icon: .pin)
          } else {
            rows { for visit in page.items { visitRow(visit) } }
            pagination(page, context)
          }
        }
      }
    })

  private static func visitRow(_ visit: Visit) -> HTML {
    row(
      href: "/restaurants/\(visit.restaurant.id)",
      title: visit.restaurant.name,
      meta: {
        element("span") { Formats.day(visit.visitedOn) }
        element("span") { visit.restaurant.address }
      },
      trailing: {
        if let lunch = visit.lunchGroupId {
          linkButton(.lunchOpen, "/lunch/\(lunch)", style: .quiet)
        }
      })
  }
}
