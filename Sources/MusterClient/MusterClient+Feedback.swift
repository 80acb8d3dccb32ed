public import MusterModels

/// Feedback to members.
extension MusterClient {
  /// Gives feedback to another member of a group.
  @discardableResult
  public func giveFeedback(
    _ request: GiveFeedback, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Feedback {
    try await post("/groups/\(group)/feedback", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Feedback in a group that the person reads, the latest first: all, or what somebody gave or was
  /// given.
  public func feedback(
    in group: Group.ID, of person: User.ID? = nil, direction: Feedback.Direction? = nil,
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Feedback> {
    try await get(
      "/groups/\(group)/feedback",
      query: [
        "userId": person, "direction": direction?.rawValue, "page": page, "pageSize": pageSize,
      ])
  }

  /// One feedback.
  public func feedback(_ feedback: Feedback.ID) async throws -> Feedback {
    try await get("/feedback/\(feedback)")
  }

  /// Changes feedback that the person gave.
  @discardableResult
  public func editFeedback(_ feedback: Feedback.ID, body: String) async throws -> Feedback {
    try await patch("/feedback/\(feedback)", EditFeedback(body: body)).decode()
  }

  /// Takes back feedback that the person gave.
  public func withdrawFeedback(_ feedback: Feedback.ID) async throws {
    try await perform(.delete, "/feedback/\(feedback)")
  }
}
