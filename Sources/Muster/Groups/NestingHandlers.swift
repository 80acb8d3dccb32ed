import HTTPServer
import MusterModels

/// The groups inside a group.
func listSubgroups(_ call: Call) async throws -> Response {
  try await list(.subgroups, call)
}

/// The groups that a group is inside of.
func listSupergroups(_ call: Call) async throws -> Response {
  try await list(.supergroups, call)
}

private func list(
  _ direction: NestingQueries.Direction, _ call: Call
) async throws -> Response {
  let state = try call.word("state", of: ["current", "offered"])
  return try await call.answer(NestingQueries.list(direction, of: call.id(), state: state))
}

/// Offers to put a group inside another.
func offerNesting(_ call: Call) async throws -> Response {
  let input = try call.input(OfferNesting.self)
  let group = try call.id(of: Group.self)
  var response = try await call.answer(NestingQueries.offer(input, in: group))
  response.headers.set("Location", Endpoint.base + "/groups/\(group)/subgroups")
  return response
}

/// Agrees to an offer.
func acceptNesting(_ call: Call) async throws -> Response {
  let input = try call.input(AcceptNesting.self)
  return try await call.answer(
    NestingQueries.accept(call.id("groupId"), in: call.id(), as: input.roleId))
}

/// Takes a group out of another, or ends an offer.
func endNesting(_ call: Call) async throws -> Response {
  try await call.answerDone(NestingQueries.end(call.id("groupId"), in: call.id()))
}
