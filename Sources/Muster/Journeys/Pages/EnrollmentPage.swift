import HTML
import MusterModels

/// The group that is enrolled, and what the reader may do there.
struct EnrolledGroup: Decodable, Sendable {
  let id: Group.ID
  let name: String
  let permissions: Set<String>
}

extension WebPage {
  /// Going through a journey: its steps to read and tick, and how far one is.
  static let enrollment = WebPage(
    "/enrollments/{id}",
    actions: [
      .call("recordStep"), .call("updateEnrollment", said: .changed),
      .call("endEnrollment", said: .journeyEnded, then: .page { _ in "/me/journeys" }),
    ],
    reads: { visit in
      let enrollment: Enrollment.ID = try visit.id()
      return (
        EnrollmentQueries.get(enrollment).as(Enrollment.self),
        EnrollmentQueries.progressIfAny(of: enrollment).as(JourneyProgress?.self),
        EnrollmentQueries.group(of: enrollment).as(EnrolledGroup?.self)
      )
    },
    shows: { context, enrollment, progress, group in
      let view = EnrollmentView(
        context: context, enrollment: enrollment, progress: progress, group: group)
      return Sheet(
        enrollment.journeyTitle, section: .journeys, live: ["\(enrollment.id)"]
      ) { view.html }
    })
}
