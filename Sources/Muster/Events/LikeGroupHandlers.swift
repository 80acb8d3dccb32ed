import HTTPServer
import MusterModels

/// Applies to an event.
func applyToEvent(_ call: Call) async throws -> Response {
  let input = try call.input(ApplyToEvent.self)
  return try await call.answerCreated(LikeGroupQueries.apply(input, to: call.id())) {
    "/like-groups/\($0)"
  }
}

/// Applications to an event.
func listLikeGroups(_ call: Call) async throws -> Response {
  let event = try call.id(of: Event.self)
  let listing = LikeGroupQueries.list(of: event, status: try call.likeGroupStatus())
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    LikeGroupQueries.require(event, before: listing.query(page: page, pageSize: pageSize)))
}

/// Applications that the caller is in.
func listMyLikeGroups(_ call: Call) async throws -> Response {
  try await call.answer(LikeGroupQueries.mine(status: call.likeGroupStatus()))
}

/// One application.
func getLikeGroup(_ call: Call) async throws -> Response {
  try await call.answer(LikeGroupQueries.get(call.id()))
}

/// Withdraws an application.
func withdrawLikeGroup(_ call: Call) async throws -> Response {
  try await call.answerDone(LikeGroupQueries.withdraw(call.id()))
}

/// Comes along or not.
func answerLikeGroup(_ call: Call) async throws -> Response {
  let input = try call.input(AnswerApplication.self)
  return try await call.answer(LikeGroupQueries.answer(call.id(), accepted: input.accepted))
}

/// Drops a friend who has not answered.
func dropLikeGroupMember(_ call: Call) async throws -> Response {
  try await call.answerDone(LikeGroupQueries.drop(call.id("userId"), from: call.id()))
}

/// Gives a verdict.
func decideLikeGroup(_ call: Call) async throws -> Response {
  let input = try call.input(DecideApplication.self)
  return try await call.answer(LikeGroupQueries.decide(call.id(), approved: input.approved))
}

extension Call {
  fileprivate func likeGroupStatus() throws -> LikeGroup.Status? {
    let words = LikeGroup.Status.allCases.map(\.rawValue)
    guard request.query["status"] != nil else { return nil }
    return LikeGroup.Status(rawValue: try word("status", of: words))
  }
}
