public import MusterModels

/// Why somebody may (K18), and what happened (K16).
extension MusterClient {
  /// Whether a person may do a thing in a group, each way to it, or what is missing; without a
  /// person, about oneself.
  public func why(
    _ permission: String, in group: Group.ID, user: User.ID? = nil
  ) async throws -> Why {
    try await get(
      "/groups/\(group)/why",
      query: ["permission": permission, "userId": user])
  }

  /// What happened in a group, newest first, from before an entry on; for its leaders.
  public func audit(
    of group: Group.ID, before: String? = nil, limit: Int? = nil
  ) async throws -> CursorPage<AuditEntry> {
    try await get("/groups/\(group)/audit", query: ["before": before, "limit": limit])
  }

  /// What happened anywhere, newest first, from before an entry on; for platform admins.
  public func audit(
    before: String? = nil, limit: Int? = nil
  ) async throws -> CursorPage<AuditEntry> {
    try await get("/admin/audit", query: ["before": before, "limit": limit])
  }
}
