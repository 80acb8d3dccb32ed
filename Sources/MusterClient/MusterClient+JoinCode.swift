public import MusterModels

/// Joining by a group's code (K9).
extension MusterClient {
  /// Joins the group of a code; its case does not matter. The answer has the new membership.
  @discardableResult
  public func join(code: String, idempotencyKey: String? = nil) async throws -> Group {
    try await post("/join", JoinGroup(code: code), idempotencyKey: idempotencyKey).decode()
  }

  /// Gives a group a new join code in place of the old one, and answers the group with it.
  @discardableResult
  public func rotateJoinCode(
    of group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Group {
    try await post("/groups/\(group)/join-code", idempotencyKey: idempotencyKey).decode()
  }

  /// Takes a group's join code away, so that nobody joins by it.
  public func turnOffJoinCode(of group: Group.ID) async throws {
    try await perform(.delete, "/groups/\(group)/join-code")
  }
}
