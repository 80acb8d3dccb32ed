import HTTPServer
import MusterModels

/// Plans a lunch.
func createLunchGroup(_ call: Call) async throws -> Response {
  try await call.answerCreated(LunchQueries.create(call.inputText())) { "/lunch-groups/\($0)" }
}

/// Lunches of a day or several.
func listLunchGroups(_ call: Call) async throws -> Response {
  let date = try call.day("date")
  let (from, to) = (try call.day("from"), try call.day("to"))
  if date != nil, from != nil || to != nil {
    throw Failure.field("date", "invalid", "goes without from and to")
  }
  if let from, let to, from > to {
    throw Failure.field("from", "range", "is after the last day")
  }
  let status = try call.wordIfGiven("status", of: LunchGroup.Status.allCases.map(\.rawValue))
  let filter = LunchQueries.Filter(
    from: date ?? from, to: date ?? to, status: status.flatMap(LunchGroup.Status.init),
    user: try call.queryID("userId", of: User.self))
  return try await call.answer(LunchQueries.list(filter))
}

/// One lunch.
func getLunchGroup(_ call: Call) async throws -> Response {
  try await call.answer(LunchQueries.get(call.id()))
}

/// Changes a lunch.
func updateLunchGroup(_ call: Call) async throws -> Response {
  try await call.answer(
    LunchQueries.update(call.id(), changes: call.inputText(), version: call.ifMatch()))
}

/// Deletes a lunch.
func deleteLunchGroup(_ call: Call) async throws -> Response {
  try await call.answerDone(LunchQueries.delete(call.id()))
}

/// Joins a lunch, or adds somebody.
func joinLunchGroup(_ call: Call) async throws -> Response {
  let input = try call.input(JoinLunchGroup.self)
  return try await call.answerCreated(LunchQueries.join(call.id(), input.userId)) {
    "/lunch-groups/\($0)"
  }
}

/// Leaves a lunch, or takes somebody out.
func leaveLunchGroup(_ call: Call) async throws -> Response {
  try await call.answerDone(LunchQueries.leave(call.id(), call.id("userId")))
}

/// Votes for a restaurant.
func castLunchVote(_ call: Call) async throws -> Response {
  let input = try call.input(CastLunchVote.self)
  return try await call.answer(LunchQueries.vote(call.id(), for: input.restaurantId))
}

/// Takes a vote back.
func takeBackLunchVote(_ call: Call) async throws -> Response {
  try await call.answerDone(LunchQueries.takeBackVote(call.id(), for: call.id("restaurantId")))
}

/// Restaurants that suit a lunch.
func listSuggestions(_ call: Call) async throws -> Response {
  try await call.answer(LunchQueries.suggestions(call.id()))
}
