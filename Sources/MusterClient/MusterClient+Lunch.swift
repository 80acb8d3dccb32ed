public import MusterModels

/// Lunches that people plan and vote on. What happens as it happens is `events()`.
extension MusterClient {
  /// Lunches that the person takes part in and those of their groups: of a day, or from one to
  /// another; the server's default is today.
  /// - Parameter user: Only those in which this person and the caller take part.
  public func lunchGroups(
    on date: String? = nil, from: String? = nil, to: String? = nil,
    status: LunchGroup.Status? = nil, with user: User.ID? = nil, page: Int? = nil,
    pageSize: Int? = nil
  ) async throws -> Page<LunchGroup> {
    try await get(
      "/lunch-groups",
      query: [
        "date": date, "from": from, "to": to, "status": status?.rawValue,
        "userId": user?.description, "page": page, "pageSize": pageSize,
      ])
  }

  /// A lunch that the person takes part in.
  public func lunchGroup(_ lunch: LunchGroup.ID) async throws -> LunchGroup {
    try await get("/lunch-groups/\(lunch)")
  }

  /// Plans a lunch; of a group's, its active members are told.
  public func createLunchGroup(
    _ request: CreateLunchGroup, idempotencyKey: String? = nil
  ) async throws -> LunchGroup {
    try await post("/lunch-groups", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Changes fields of a lunch, or takes a step, and answers it as it is then (L2).
  @discardableResult
  public func updateLunchGroup(
    _ lunch: LunchGroup.ID, _ change: UpdateLunchGroup
  ) async throws -> LunchGroup {
    try await patch("/lunch-groups/\(lunch)", change).decode()
  }

  /// Deletes a lunch of the person's; visits stay.
  public func deleteLunchGroup(_ lunch: LunchGroup.ID) async throws {
    try await perform(.delete, "/lunch-groups/\(lunch)")
  }

  /// Joins a lunch, or adds somebody who shares a group with the person.
  @discardableResult
  public func joinLunchGroup(
    _ lunch: LunchGroup.ID, adding user: User.ID? = nil, idempotencyKey: String? = nil
  ) async throws -> LunchGroup {
    try await post(
      "/lunch-groups/\(lunch)/participants", JoinLunchGroup(userId: user),
      idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Leaves a lunch, or takes somebody out of one of the person's.
  public func leaveLunchGroup(_ lunch: LunchGroup.ID, _ user: User.ID) async throws {
    try await perform(.delete, "/lunch-groups/\(lunch)/participants/\(user)")
  }

  /// Votes for a restaurant; the same vote again changes nothing (L4).
  @discardableResult
  public func vote(
    in lunch: LunchGroup.ID, for restaurant: Restaurant.ID, idempotencyKey: String? = nil
  ) async throws -> LunchGroup {
    try await post(
      "/lunch-groups/\(lunch)/votes", CastLunchVote(restaurantId: restaurant),
      idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Takes a vote back.
  public func takeBackVote(
    in lunch: LunchGroup.ID, for restaurant: Restaurant.ID
  ) async throws {
    try await perform(.delete, "/lunch-groups/\(lunch)/votes/\(restaurant)")
  }

  /// Restaurants that suit a lunch, the best first, with what speaks for each (L8).
  public func suggestions(for lunch: LunchGroup.ID) async throws -> [Suggestion] {
    let found: Suggestions = try await get("/lunch-groups/\(lunch)/suggestions")
    return found.items
  }
}
