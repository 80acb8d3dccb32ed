public import MusterModels

/// Chats and what is written in them.
extension MusterClient {
  /// The chats that the person is in, those with news first.
  public func chats(page: Int? = nil, pageSize: Int? = nil) async throws -> Page<Chat> {
    try await get("/me/chats", query: ["page": page, "pageSize": pageSize])
  }

  /// A chat.
  public func chat(_ chat: Chat.ID) async throws -> Chat {
    try await get("/chats/\(chat)")
  }

  /// What was written in a chat, newest first, from before a message on.
  public func messages(
    in chat: Chat.ID, before: Message.ID? = nil, limit: Int? = nil
  ) async throws -> CursorPage<Message> {
    try await get("/chats/\(chat)/messages", query: ["before": before, "limit": limit])
  }

  /// Writes to a chat.
  @discardableResult
  public func postMessage(
    _ body: String, in chat: Chat.ID, idempotencyKey: String? = nil
  ) async throws -> Message {
    try await post(
      "/chats/\(chat)/messages", WriteMessage(body: body), idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Notes that the person has read a chat, up to a message or all of it.
  @discardableResult
  public func markRead(
    _ chat: Chat.ID, upTo message: Message.ID? = nil, idempotencyKey: String? = nil
  ) async throws -> Chat {
    try await post(
      "/chats/\(chat)/read", ReadChat(messageId: message), idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Changes what the person wrote.
  @discardableResult
  public func editMessage(_ message: Message.ID, body: String) async throws -> Message {
    try await patch("/messages/\(message)", WriteMessage(body: body)).decode()
  }

  /// Deletes what the person wrote; that there was something stays.
  public func deleteMessage(_ message: Message.ID) async throws {
    try await perform(.delete, "/messages/\(message)")
  }
}
