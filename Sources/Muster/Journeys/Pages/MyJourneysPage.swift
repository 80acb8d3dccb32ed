import Foundation
import HTML
import MusterModels

/// How far the reader came with a group that they have left.
struct PastProgress: Decodable, Sendable {
  let enrollmentId: Enrollment.ID
  /// Nil of a group that is hidden from them by now.
  let groupId: Group.ID?
  let groupName: String?
  let percent: Int
  let lastActivityAt: Date
}

extension WebPage {
  /// What one goes through, alone and with groups, and what one wrote.
  static let myJourneys = WebPage(
    "/me/journeys",
    reads: { visit in
      let status = Enrollment.Status(
        rawValue: visit.word("status", of: ["any"] + Enrollment.Status.allCases.map(\.rawValue)))
      return (
        EnrollmentQueries.mine(status).query(page: visit.page(), pageSize: 20)
          .as(Page<Enrollment>.self),
        EnrollmentQueries.progressOfMine(status, page: visit.page(), pageSize: 20)
          .as([String: JourneyProgress].self),
        EnrollmentQueries.past.as([PastProgress].self),
        JourneyQueries.mine(JourneyQueries.Filter()).query(
          page: visit.page("written"), pageSize: 20
        )
        .as(Page<Journey>.self)
      )
    },
    shows: { context, enrollments, progress, past, written in
      Sheet(
        Phrase.journeyMine.text, section: .journeys,
        live: enrollments.items.map(\.id.description)
      ) {
        pageHeading(Phrase.journeyMine.text) {
          linkButton(.journeyDiscover, "/journeys", icon: .search)
          linkButton(.journeyNew, "/journeys/new", icon: .plus, style: .primary)
        }
        statuses(context)
        card(.journeyEnrolled, region: "enrollments") {
          if enrollments.items.isEmpty {
            element("p", class: "quiet") { Phrase.journeyNotEnrolled }
          }
          rows {
            for enrollment in enrollments.items {
              enrollmentRow(enrollment, progress[enrollment.id.description])
            }
          }
        }
        pagination(enrollments, context)
        if !past.isEmpty { before(past, context) }
        card(.journeyWritten) {
          if written.items.isEmpty { element("p", class: "quiet") { Phrase.journeyNothingWritten } }
          rows {
            for journey in written.items {
              row(
                href: "/journeys/\(journey.id)", title: journey.title,
                meta: {
                  element("span") { Phrase.journeySteps(journey.totalSteps ?? 0) }
                  day(journey.updatedAt)
                },
                trailing: {
                  journeyState(journey)
                  linkButton(.edit, "/journeys/\(journey.id)/edit", style: .quiet)
                })
            }
          }
          if written.page * written.pageSize < written.total {
            linkButton(.nextPage, context.address("written", String(written.page + 1)))
          }
        }
      }
    })

  /// What one did with groups that one has left: it stays one's own.
  private static func before(_ past: [PastProgress], _ context: PageContext) -> HTML {
    element("section", ["class": "card", "id": "past"]) {
      element("h2") { Phrase.journeyPast }
      rows {
        for one in past {
          row(
            href: context.frame.map { "/enrollments/\(one.enrollmentId)/members/\($0.userId)" },
            picture: { tile(one.groupName ?? "", id: one.groupId?.description ?? "") },
            title: one.groupName ?? Phrase.journeyPastGroup.text,
            meta: {
              progressBar(Double(one.percent), .journeyMyProgress)
              element("span") { Phrase.journeyLastActive(Formats.day(one.lastActivityAt)) }
            })
        }
      }
    }
  }

  private static func statuses(_ context: PageContext) -> HTML {
    let chosen = context.query("status").flatMap(Enrollment.Status.init)
    return segments(
      .status,
      [(.journeyAny, "/me/journeys", chosen == nil)]
        + Enrollment.Status.allCases.map {
          ($0.label, "/me/journeys?status=\($0.rawValue)", chosen == $0)
        })
  }
}

/// Whether a journey is a draft, or for whom it is published.
func journeyState(_ journey: Journey) -> HTML {
  guard journey.isPublished else { return badge(Phrase.journeyDraft.text, .warning) }
  return journey.isPublic
    ? badge(Phrase.journeyPublished.text, .good) : badge(Phrase.journeyPublishedPrivate.text)
}
