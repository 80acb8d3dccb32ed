import HTTPServer
import MusterModels

/// The chats that the caller is in.
func listMyChats(_ call: Call) async throws -> Response {
  try await call.answer(ChatQueries.mine)
}

/// One chat.
func getChat(_ call: Call) async throws -> Response {
  try await call.answer(ChatQueries.get(call.id()))
}

/// What was written.
func listMessages(_ call: Call) async throws -> Response {
  let (before, limit) = try call.messagePart()
  return try await call.answer(ChatQueries.messages(of: call.id(), before: before, limit: limit))
}

/// Writes to a chat.
func postMessage(_ call: Call) async throws -> Response {
  let input = try call.input(WriteMessage.self)
  return try await call.answerCreated(ChatQueries.post(input.body, to: call.id())) {
    "/messages/\($0)"
  }
}

/// Notes that the caller has read a chat.
func readChat(_ call: Call) async throws -> Response {
  let input = try call.input(ReadChat.self)
  return try await call.answer(ChatQueries.markRead(call.id(), upTo: input.messageId))
}

/// Changes what the caller wrote.
func editMessage(_ call: Call) async throws -> Response {
  let input = try call.input(WriteMessage.self)
  return try await call.answer(ChatQueries.edit(call.id(), input.body))
}

/// Deletes what the caller wrote.
func deleteMessage(_ call: Call) async throws -> Response {
  try await call.answerDone(ChatQueries.delete(call.id()))
}

extension Call {
  /// Which part of what was written is asked for.
  func messagePart() throws -> (before: Message.ID?, limit: Int) {
    (
      try queryID("before", of: Message.self),
      try number("limit", range: Endpoint.QueryParameter.pageSizes) ?? 50
    )
  }
}
