import HTTPServer
import MusterModels

/// The chats that the caller is in.
func listMyChats(_ call: Call) async throws -> Response {
  try await call.answer(ChatQueries.mine)
}

/// The chat with a person or of a group.
func openChat(_ call: Call) async throws -> Response {
  let input = try call.input(OpenChat.self)
  let query: Query<Document>
  switch (input.userId, input.groupId) {
  case (let person?, nil): query = ChatQueries.open(with: person)
  case (nil, let group?): query = ChatQueries.open(of: group)
  default: throw Failure.field("userId", "invalid", "is given, or groupId, and not both")
  }
  return try await call.answerCreatedOrPresent(query) { "/chats/\($0)" }
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

/// Whom the caller has blocked.
func listMyBlocks(_ call: Call) async throws -> Response {
  try await call.answer(ChatQueries.blocks)
}

/// Blocks somebody.
func blockPerson(_ call: Call) async throws -> Response {
  try await call.answerDone(ChatQueries.block(call.id("userId")))
}

/// Ends a block.
func unblockPerson(_ call: Call) async throws -> Response {
  try await call.answerDone(ChatQueries.unblock(call.id("userId")))
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
