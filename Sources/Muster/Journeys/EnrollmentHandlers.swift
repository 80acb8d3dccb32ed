import HTTPServer
import MusterModels

/// Enrols the caller or a group in a journey.
func enrollInJourney(_ call: Call) async throws -> Response {
  try await call.answerCreated(EnrollmentQueries.enroll(in: call.id(), call.inputText())) {
    "/enrollments/\($0)"
  }
}

/// The caller's enrolments, and those of their groups.
func listMyEnrollments(_ call: Call) async throws -> Response {
  try await call.answer(EnrollmentQueries.mine(call.enrollmentStatus()))
}

/// What a group is enrolled in.
func listGroupEnrollments(_ call: Call) async throws -> Response {
  try await call.answer(EnrollmentQueries.list(of: call.id(), call.enrollmentStatus()))
}

/// One enrolment.
func getEnrollment(_ call: Call) async throws -> Response {
  try await call.answer(EnrollmentQueries.get(call.id()))
}

/// Pauses, freezes or goes on with an enrolment.
func updateEnrollment(_ call: Call) async throws -> Response {
  try await call.answer(EnrollmentQueries.update(call.id(), changes: call.inputText()))
}

/// Ends an enrolment.
func endEnrollment(_ call: Call) async throws -> Response {
  try await call.answerDone(EnrollmentQueries.end(call.id()))
}

/// Says that a step is done, or is not.
func recordStep(_ call: Call) async throws -> Response {
  let step = try call.request.path("stepId", as: String.self)
  return try await call.answer(
    EnrollmentQueries.record(step, of: call.id(), call.inputText()))
}

/// How far an enrolment is.
func getEnrollmentProgress(_ call: Call) async throws -> Response {
  try await call.answer(
    EnrollmentQueries.progress(
      of: call.id(), member: call.queryID("userId", of: User.self)))
}

/// How far each member is.
func listEnrollmentMembers(_ call: Call) async throws -> Response {
  try await call.answer(EnrollmentQueries.members(of: call.id()))
}

extension Call {
  fileprivate func enrollmentStatus() throws -> Enrollment.Status? {
    try wordIfGiven("status", of: Enrollment.Status.allCases.map(\.rawValue))
      .flatMap(Enrollment.Status.init)
  }
}
