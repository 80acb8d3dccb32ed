public import MusterModels

/// Direct chats, chats of groups, and blocking.
extension MusterClient {
  /// The chat with a person; made if there is none.
  @discardableResult
  public func openChat(
    with person: User.ID, idempotencyKey: String? = nil
  ) async throws -> Chat {
    try await post("/chats", OpenChat(userId: person), idempotencyKey: idempotencyKey).decode()
  }

  /// The chat of a group; made if there is none.
  @discardableResult
  public func openChat(of group: Group.ID, idempotencyKey: String? = nil) async throws -> Chat {
    try await post("/chats", OpenChat(groupId: group), idempotencyKey: idempotencyKey).decode()
  }

  /// Whom the person has blocked, the latest first.
  public func blocks(page: Int? = nil, pageSize: Int? = nil) async throws -> Page<Block> {
    try await get("/me/blocks", query: ["page": page, "pageSize": pageSize])
  }

  /// Blocks somebody, who is not told.
  public func block(_ person: User.ID) async throws {
    try await perform(.put, "/me/blocks/\(person)")
  }

  /// Ends a block.
  public func unblock(_ person: User.ID) async throws {
    try await perform(.delete, "/me/blocks/\(person)")
  }
}
