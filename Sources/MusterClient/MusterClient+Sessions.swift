public import MusterModels

/// The person's sessions.
extension MusterClient {
  /// The sessions that have not ended, this one among them.
  public func sessions(page: Int? = nil, pageSize: Int? = nil) async throws -> Page<Session> {
    try await get("/auth/sessions", query: ["page": page, "pageSize": pageSize])
  }

  /// Ends a session, at once. To end this one, sign out.
  public func endSession(_ id: Session.ID) async throws {
    try await perform(.delete, "/auth/sessions/\(id)")
  }
}
