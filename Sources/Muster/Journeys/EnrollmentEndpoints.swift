import HTTPServer
import MusterModels

extension Endpoint {
  private static let enrollment = Schema.of(Enrollment.self)

  private static let statusFilter = QueryParameter(
    name: "status", schema: .words(Enrollment.Status.allCases.map(\.rawValue)),
    description: "Default any.")

  /// Enrolments in journeys, and progress.
  static let enrollmentRoutes = [
    Endpoint(
      method: .post, path: "/journeys/{id}/enrollments", operation: "enrollInJourney",
      summary: "Enrols the caller, or a group, in a journey", tag: "Journeys",
      body: .of(EnrollInJourney.self), bodyIsOptional: true,
      details: """
        Oneself needs `enroll_self_in_journey`, a group `enroll_group_in_journey` in it; each \
        once. What is not published is for its author alone to enrol in. The enrolment goes \
        through the newest version, and stays at it. Steps open by week, from the start of the \
        day `startsOn` where the caller is. What was ended is taken up again with its progress.
        """,
      success: .created(enrollment),
      problems: [
        .notFound, .forbidden, .unknownGroup, .archived, .alreadyEnrolled, .tooManyEnrollments,
        .noRequiredStep,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("enrollment", $0, 60, per: 3600)] }, isLimited: true,
      handler: enrollInJourney),
    Endpoint(
      method: .get, path: "/me/enrollments", operation: "listMyEnrollments",
      summary: "The caller's enrolments, and those of groups that they are active in",
      tag: "Journeys", query: QueryParameter.paging + [statusFilter],
      details: "The newest first.",
      success: .ok(.page(of: Enrollment.self)), handler: listMyEnrollments),
    Endpoint(
      method: .get, path: "/groups/{id}/enrollments", operation: "listGroupEnrollments",
      summary: "What a group is enrolled in; for its active members", tag: "Journeys",
      query: QueryParameter.paging + [statusFilter], details: "The newest first.",
      success: .ok(.page(of: Enrollment.self)), problems: [.notFound, .forbidden],
      handler: listGroupEnrollments),
    Endpoint(
      method: .get, path: "/enrollments/{id}", operation: "getEnrollment",
      summary: "One enrolment, with its steps", tag: "Journeys",
      details: """
        What is in a step is shown once it is open; of a group's, with `view_journey_content`. \
        What the caller has done of a group's is shown with `view_own_progress`.
        """,
      success: .ok(enrollment), problems: [.notFound], handler: getEnrollment),
    Endpoint(
      method: .patch, path: "/enrollments/{id}", operation: "updateEnrollment",
      summary: "Pauses, freezes or goes on with an enrolment (JSON merge patch)",
      tag: "Journeys", body: .of(UpdateEnrollment.self),
      details: """
        The enrolled pause it and go on; of a group's, who holds `enroll_group_in_journey`. With \
        `freeze_journey` it is frozen and thawed; a person's own by platform admins only. \
        Completed comes by progress. Asking for the present status changes nothing. `version` \
        takes the newest one: steps done stay done by their id, and a new required step makes a \
        completed enrolment active again.
        """,
      success: .ok(enrollment),
      problems: [
        .notFound, .forbidden, .wrongStatus, .notNewestVersion, .enrollmentNotActive, .archived,
      ],
      handler: updateEnrollment),
    Endpoint(
      method: .delete, path: "/enrollments/{id}", operation: "endEnrollment",
      summary: "Ends an enrolment: one's own, or a group's with unenroll_from_journey",
      tag: "Journeys",
      details: "It is hidden from everybody; enrolling again takes it up with its progress.",
      problems: [.notFound, .forbidden, .archived], handler: endEnrollment),
    Endpoint(
      method: .put, path: "/enrollments/{id}/steps/{stepId}", operation: "recordStep",
      summary: "Says that the caller has done a step, or has not", tag: "Journeys",
      body: .of(RecordStep.self),
      details: """
        Of a group's enrolment with `complete_journey_activities`. An enrolment is completed \
        exactly when every required step is done: a group's by each of its direct active members \
        who may complete activities. Responses to tasks are read by those who hold \
        `view_others_progress`; reflections are for who wrote them alone.
        """,
      success: .ok(.of(StepProgress.self)),
      problems: [.notFound, .forbidden, .stepNotOpen, .enrollmentNotActive, .archived],
      limits: { [.byCaller("journey_step", $0, 300, per: 60)] }, isLimited: true,
      handler: recordStep),
    Endpoint(
      method: .get, path: "/enrollments/{id}/progress", operation: "getEnrollmentProgress",
      summary: "How far an enrolment is", tag: "Journeys",
      query: [
        .init(
          name: "userId", schema: .string(format: "uuid"),
          description: "A member to look at, with `view_others_progress`.")
      ],
      details: """
        Each part by its permission: `mine` with `view_own_progress`, `overview` with \
        `track_group_progress`. Who has left the group still reads their own.
        """,
      success: .ok(.of(JourneyProgress.self)), problems: [.notFound, .forbidden],
      handler: getEnrollmentProgress),
    Endpoint(
      method: .get, path: "/enrollments/{id}/members", operation: "listEnrollmentMembers",
      summary: "How far each member is; needs view_others_progress", tag: "Journeys",
      query: QueryParameter.paging,
      details: "Those whose progress makes up the group's, by name.",
      success: .ok(.page(of: MemberProgress.self)), problems: [.notFound, .forbidden],
      handler: listEnrollmentMembers),
  ]
}

extension Enrollment.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.active }
}
