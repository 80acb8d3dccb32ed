import HTTPServer
import MusterModels

/// Gives feedback.
func giveFeedback(_ call: Call) async throws -> Response {
  let input = try call.input(GiveFeedback.self)
  return try await call.answerCreated(FeedbackQueries.give(input, in: call.id())) {
    "/feedback/\($0)"
  }
}

/// Feedback in a group.
func listFeedback(_ call: Call) async throws -> Response {
  let direction = try call.wordIfGiven(
    "direction", of: Feedback.Direction.allCases.map(\.rawValue))
  return try await call.answer(
    FeedbackQueries.list(
      of: call.id(), person: call.queryID("userId", of: User.self),
      direction: direction.flatMap(Feedback.Direction.init)))
}

/// One feedback.
func getFeedback(_ call: Call) async throws -> Response {
  try await call.answer(FeedbackQueries.get(call.id()))
}

/// Changes feedback.
func editFeedback(_ call: Call) async throws -> Response {
  let input = try call.input(EditFeedback.self)
  return try await call.answer(FeedbackQueries.edit(call.id(), input.body))
}

/// Takes feedback back.
func withdrawFeedback(_ call: Call) async throws -> Response {
  try await call.answerDone(FeedbackQueries.withdraw(call.id()))
}
