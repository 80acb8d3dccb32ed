import HTML
import MusterModels

extension WebPage {
  /// What a group is enrolled in, with how far it is.
  static let groupJourneys = WebPage(
    "/groups/{id}/journeys",
    reads: { visit in
      let group: Group.ID = try visit.id()
      let page = visit.page()
      return (
        EnrollmentQueries.list(of: group, nil).query(page: page, pageSize: 20)
          .as(Page<Enrollment>.self),
        EnrollmentQueries.progressOfEach(in: group, page: page, pageSize: 20)
          .as([String: JourneyProgress].self)
      )
    },
    shows: { context, enrollments, progress in
      let group: Group.ID = try context.visit.id()
      let mayEnroll =
        (context.group?.may("enroll_group_in_journey") ?? false)
        && context.group?.isArchived == false
      return Sheet(
        Phrase.journeys.text, tab: .journeys,
        live: ["\(group)"] + enrollments.items.map(\.id.description)
      ) {
        pageHeading(Phrase.journeys.text) {
          if mayEnroll {
            linkButton(
              .journeyFindForGroup, "/journeys?group=\(group)", icon: .search, style: .primary)
          }
        }
        element("div", ["id": "enrollments", "data-region": "enrollments"]) {
          if enrollments.items.isEmpty {
            emptyState(
              .journeyGroupNone, mayEnroll ? .journeyGroupNoneText : .journeyGroupNoneWait,
              icon: .book
            ) {
              if mayEnroll {
                linkButton(.journeyFindForGroup, "/journeys?group=\(group)", style: .primary)
              }
            }
          } else {
            card {
              rows {
                for enrollment in enrollments.items {
                  enrollmentRow(enrollment, progress[enrollment.id.description])
                }
              }
            }
          }
        }
        pagination(enrollments, context)
      }
    })
}
