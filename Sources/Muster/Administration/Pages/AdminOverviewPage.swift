import Foundation
import HTML
import MusterModels

extension WebPage {
  /// How the platform is doing.
  static let adminOverview = WebPage(
    "/admin",
    reads: { visit in
      let bucket = visit.word("bucket", of: buckets.map(\.0.rawValue))
      let days = buckets.first { $0.0.rawValue == bucket }?.1 ?? 30
      let from = Date(timeIntervalSinceNow: -Double(days) * 86_400)
        .formatted(.iso8601.year().month().day())
      return AdminQueries.analytics(bucket: bucket, from: from, to: nil)
        .as(PlatformAnalytics.self)
    },
    shows: { context, analytics in
      Sheet(Phrase.administration.text) {
        adminHeading(.overview, Phrase.administration.text)
        card(.adminNow) {
          element("dl", class: "facts tally") {
            let totals = analytics.totals
            fact(.adminPeople) { Formats.number(totals.users) }
            fact(.adminBanned) { Formats.number(totals.bannedUsers) }
            fact(.adminDeleted) { Formats.number(totals.deletedUsers) }
            fact(.adminGroups) { Formats.number(totals.groups) }
            fact(.adminArchived) { Formats.number(totals.archivedGroups) }
          }
        }
        segments(
          .adminPeriod,
          buckets.map { bucket, _, label in
            (
              label, "/admin?bucket=\(bucket.rawValue)",
              context.visit.word("bucket", of: buckets.map(\.0.rawValue)) == bucket.rawValue
            )
          })
        element("div", class: "charts") {
          for (title, number) in counts {
            BarChart(
              title: title, bars: analytics.items.map { ($0.startsOn, $0[keyPath: number]) },
              addsUp: number != \.activeGroups
            ).html
          }
        }
      }
    })

  /// The items of a chart, how far back it goes in days, and what that is called.
  private static let buckets: [(PlatformAnalytics.Bucket, Int, Phrase)] = [
    (.day, 29, .adminDays), (.week, 25 * 7, .adminWeeks), (.month, 365, .adminMonths),
  ]

  private static var counts: [(Phrase, KeyPath<PlatformAnalytics.Counts, Int>)] {
    [
      (.adminSignUps, \.signUps), (.adminGroupsCreated, \.groupsCreated),
      (.adminActiveGroups, \.activeGroups), (.adminInvitesSent, \.invitesSent),
      (.adminInvitesAccepted, \.invitesAccepted),
    ]
  }
}
