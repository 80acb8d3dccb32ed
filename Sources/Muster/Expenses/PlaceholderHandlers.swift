import HTTPServer
import MusterModels

/// Who shares costs of a group and has no account yet.
func listPlaceholders(_ call: Call) async throws -> Response {
  try await call.answer(PlaceholderQueries.list(of: call.id()))
}

/// Makes a placeholder.
func createPlaceholder(_ call: Call) async throws -> Response {
  let input = try call.input(NamePlaceholder.self)
  let group = try call.id(of: Group.self)
  return try await call.answerCreated(PlaceholderQueries.create(input.fullName, in: group)) {
    "/groups/\(group)/placeholders/\($0)"
  }
}

/// Gives a placeholder another name.
func renamePlaceholder(_ call: Call) async throws -> Response {
  let input = try call.input(NamePlaceholder.self)
  return try await call.answer(
    PlaceholderQueries.rename(call.id("placeholderId"), in: call.id(), to: input.fullName))
}

/// Deletes a placeholder.
func deletePlaceholder(_ call: Call) async throws -> Response {
  try await call.answerDone(PlaceholderQueries.delete(call.id("placeholderId"), in: call.id()))
}

/// Invites whom a placeholder stands for.
func invitePlaceholder(_ call: Call) async throws -> Response {
  let input = try call.input(InvitePlaceholder.self)
  guard [input.email != nil, input.userId != nil, input.link == true].filter({ $0 }).count == 1
  else { throw Failure.field("email", "one_of", "give one of email, userId and link: true") }
  let response = try await call.answer(
    PlaceholderQueries.invite(
      call.id("placeholderId"), in: call.id(), input, publicURL: call.services.publicURL))
  if input.email != nil { call.services.mailbox.wake() }
  return response
}

/// Says that a placeholder stands for the caller.
func claimPlaceholder(_ call: Call) async throws -> Response {
  try await call.answer(PlaceholderQueries.claim(call.id("placeholderId"), in: call.id()))
}
