import HTTPServer
import MusterModels

/// Makes a group; the caller leads it.
func createGroup(_ call: Call) async throws -> Response {
  let input = try call.input(CreateGroup.self)
  return try await call.answerCreated(GroupQueries.create(input)) { "/groups/\($0)" }
}

/// The caller's groups, or public ones.
func listGroups(_ call: Call) async throws -> Response {
  let words = call.caller == .visitor ? ["public", "mine"] : ["mine", "public"]
  let text = call.request.query["q"].flatMap { $0.isEmpty ? nil : $0 }
  switch try call.word("scope", of: words) {
  case "public":
    return try await call.answer(GroupQueries.search(text))
  default:
    guard call.caller != .visitor else { throw Failure(.notSignedIn) }
    let (page, pageSize) = try call.paging()
    return try await call.answer(GroupQueries.searchMine(text, page: page, pageSize: pageSize))
  }
}

/// Groups with the caller's membership.
func listMyGroups(_ call: Call) async throws -> Response {
  let state = try call.word("state", of: ["current", "previous"])
  let archivedToo = try call.word("archived", of: ["false", "true"]) == "true"
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    GroupQueries.mine(
      state == "previous" ? .previous : .current, archivedToo: archivedToo, page: page,
      pageSize: pageSize))
}

/// One group.
func getGroup(_ call: Call) async throws -> Response {
  let group = try call.id(of: Group.self)
  return try await call.answer(
    call.caller == .visitor ? GroupQueries.getPublic(group) : GroupQueries.get(group))
}

/// Changes a group.
func updateGroup(_ call: Call) async throws -> Response {
  try await call.answer(
    GroupQueries.update(call.id(), changes: call.inputText(), version: call.ifMatch()))
}

/// Deletes a group.
func deleteGroup(_ call: Call) async throws -> Response {
  try await call.answerDone(GroupQueries.delete(call.id()))
}

/// Makes a group readable only.
func archiveGroup(_ call: Call) async throws -> Response {
  try await call.answer(GroupQueries.archive(call.id()))
}

/// Opens an archived group again.
func unarchiveGroup(_ call: Call) async throws -> Response {
  try await call.answer(GroupQueries.unarchive(call.id()))
}

/// Gives the group a new join code.
func rotateJoinCode(_ call: Call) async throws -> Response {
  try await call.answer(GroupQueries.rotateJoinCode(call.id()))
}

/// Lets nobody in by code any more.
func turnOffJoinCode(_ call: Call) async throws -> Response {
  try await call.answerDone(GroupQueries.turnOffJoinCode(call.id()))
}
