import HTTPServer
import MusterModels

/// Invites an address, a person, or whoever holds the link.
func createInvite(_ call: Call) async throws -> Response {
  let input = try call.input(CreateInvite.self)
  let ways = [input.email != nil, input.userId != nil, input.link == true]
  guard ways.filter({ $0 }).count == 1 else {
    throw Failure.field("email", "one_of", "give one of email, userId and link: true")
  }
  let query = InviteQueries.create(try call.id(), input, publicURL: call.services.publicURL)
  // A link's token is answered once: no key brings it back (api.md).
  let keyless = input.link == true ? call.withoutIdempotencyKey : call
  let response = try await keyless.answerCreated(query) { "/invites/\($0)" }
  if input.email != nil { call.services.mailbox.wake() }
  return response
}

/// The group's pending invitations.
func listInvites(_ call: Call) async throws -> Response {
  try await call.answer(InviteQueries.list(call.id()))
}

/// What waits for the caller.
func listMyInvites(_ call: Call) async throws -> Response {
  try await call.answer(InviteQueries.mine)
}

/// Takes an invitation back.
func revokeInvite(_ call: Call) async throws -> Response {
  try await call.answerDone(InviteQueries.revoke(call.id("tokenOrId")))
}

/// The names on an invitation.
func previewInvite(_ call: Call) async throws -> Response {
  try await call.answer(InviteQueries.preview(token: call.request.path("tokenOrId")))
}

/// Joins by an invitation.
func acceptInvite(_ call: Call) async throws -> Response {
  try await call.answer(InviteQueries.accept(call.request.path("tokenOrId")))
}

/// Declines an invitation.
func declineInvite(_ call: Call) async throws -> Response {
  try await call.answer(InviteQueries.decline(call.request.path("tokenOrId")))
}
