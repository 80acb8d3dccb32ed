import HTTPServer
import MusterModels

/// People, with their addresses.
func listAdminUsers(_ call: Call) async throws -> Response {
  let state = try call.wordIfGiven("state", of: AdminUser.State.allCases.map(\.rawValue))
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    AdminQueries.users(
      matching: call.request.query["q"], state: state, page: page, pageSize: pageSize))
}

/// One person.
func getAdminUser(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.user(call.id()))
}

/// Keeps a person out.
func banUser(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.ban(call.id(), call.inputText()))
}

/// Lets a person in again.
func unbanUser(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.unban(call.id()))
}

/// Makes a person a platform admin.
func givePlatformAdmin(_ call: Call) async throws -> Response {
  try await call.answerDone(AdminQueries.givePlatformAdmin(call.id()))
}

/// Takes that again.
func takePlatformAdmin(_ call: Call) async throws -> Response {
  try await call.answerDone(AdminQueries.takePlatformAdmin(call.id()))
}

/// Every group.
func listAdminGroups(_ call: Call) async throws -> Response {
  let archived = try call.wordIfGiven("archived", of: ["true", "false"])
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    AdminQueries.groups(
      matching: call.request.query["q"], archived: archived, page: page, pageSize: pageSize))
}

/// Counts over time.
func getAnalytics(_ call: Call) async throws -> Response {
  let bucket = try call.word("bucket", of: PlatformAnalytics.Bucket.allCases.map(\.rawValue))
  return try await call.answer(
    AdminQueries.analytics(
      bucket: bucket, from: call.day("from", from: 1970),
      to: call.day("to", from: 1970)))
}

/// The settings of the platform.
func getPlatformSettings(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.settings)
}

/// Changes settings of the platform.
func updatePlatformSettings(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.updateSettings(call.inputText()))
}

/// The chats that a person is or was in.
func discloseChats(_ call: Call) async throws -> Response {
  let input = try call.input(Disclosure.self)
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    AdminQueries.chats(of: call.id(), reason: input.reason, page: page, pageSize: pageSize))
}

/// The expenses of a group.
func discloseExpenses(_ call: Call) async throws -> Response {
  let input = try call.input(Disclosure.self)
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    AdminQueries.expenses(of: call.id(), reason: input.reason, page: page, pageSize: pageSize))
}

/// The settlements of a group.
func discloseSettlements(_ call: Call) async throws -> Response {
  let input = try call.input(Disclosure.self)
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    AdminQueries.settlements(of: call.id(), reason: input.reason, page: page, pageSize: pageSize))
}

/// What was written in a chat.
func discloseMessages(_ call: Call) async throws -> Response {
  let input = try call.input(Disclosure.self)
  let (before, limit) = try call.messagePart()
  return try await call.answer(
    AdminQueries.messages(of: call.id(), reason: input.reason, before: before, limit: limit))
}
