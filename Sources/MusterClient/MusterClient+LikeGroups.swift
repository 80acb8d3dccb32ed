public import MusterModels

/// Applications to events.
extension MusterClient {
  /// Applies to an event, and asks friends along.
  public func apply(
    to event: Event.ID, _ request: ApplyToEvent = ApplyToEvent(), idempotencyKey: String? = nil
  ) async throws -> LikeGroup {
    try await post("/events/\(event)/like-groups", request, idempotencyKey: idempotencyKey)
      .decode()
  }

  /// Applications to an event, the oldest first: all of them to its authors, to others theirs.
  public func likeGroups(
    of event: Event.ID, status: LikeGroup.Status? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<LikeGroup> {
    try await get(
      "/events/\(event)/like-groups",
      query: ["status": status?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// Applications that the person made or is asked to join, the newest first.
  public func myLikeGroups(
    status: LikeGroup.Status? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<LikeGroup> {
    try await get(
      "/me/like-groups",
      query: ["status": status?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// An application.
  public func likeGroup(_ likeGroup: LikeGroup.ID) async throws -> LikeGroup {
    try await get("/like-groups/\(likeGroup)")
  }

  /// Withdraws an application that the person made: it is deleted, also when it was approved.
  public func withdraw(_ likeGroup: LikeGroup.ID) async throws {
    try await perform(.delete, "/like-groups/\(likeGroup)")
  }

  /// Comes along or not; may change until the application is decided.
  @discardableResult
  public func answer(_ likeGroup: LikeGroup.ID, accepted: Bool) async throws -> LikeGroup {
    try await perform(
      .put, "/like-groups/\(likeGroup)/members/me",
      body: MusterJSON.encode(AnswerApplication(accepted: accepted))
    ).decode()
  }

  /// Drops a friend who has not answered, from an application that the person made.
  public func drop(_ user: User.ID, from likeGroup: LikeGroup.ID) async throws {
    try await perform(.delete, "/like-groups/\(likeGroup)/members/\(user)")
  }

  /// Lets an application's people in or not, as an author; may change until it is decided.
  @discardableResult
  public func decide(_ likeGroup: LikeGroup.ID, approved: Bool) async throws -> LikeGroup {
    try await perform(
      .put, "/like-groups/\(likeGroup)/approvals/me",
      body: MusterJSON.encode(DecideApplication(approved: approved))
    ).decode()
  }
}
