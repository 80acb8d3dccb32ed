public import MusterModels

/// The members of a group.
extension MusterClient {
  /// Which members to list.
  public enum MemberState: String, Sendable, CaseIterable {
    /// Those who take part, or are paused.
    case current
    /// Those who left, or were removed (K4).
    case previous
    /// Those who were asked, and have not answered.
    case invited
    /// Those who are suspended.
    case paused
  }

  /// The members of a group; the server's default is the current ones.
  ///
  /// - Parameter words: part of the name, up to 200 characters.
  public func members(
    of group: Group.ID, state: MemberState? = nil, matching words: String? = nil,
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Member> {
    try await get(
      "/groups/\(group)/members",
      query: ["state": state?.rawValue, "q": words, "page": page, "pageSize": pageSize])
  }

  /// One of those whom `members` lists, with what they say of themselves (A6).
  public func member(_ user: User.ID, of group: Group.ID) async throws -> MemberProfile {
    try await get("/groups/\(group)/members/\(user)")
  }

  /// Suspends a member, who keeps seat and roles.
  @discardableResult
  public func pauseMember(
    _ user: User.ID, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Member {
    try await post("/groups/\(group)/members/\(user)/pause", idempotencyKey: idempotencyKey)
      .decode()
  }

  /// Lets a paused member take part again.
  @discardableResult
  public func activateMember(
    _ user: User.ID, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Member {
    try await post("/groups/\(group)/members/\(user)/activate", idempotencyKey: idempotencyKey)
      .decode()
  }

  /// Removes a member. The group's join code changes (K9).
  public func removeMember(_ user: User.ID, from group: Group.ID) async throws {
    try await perform(.delete, "/groups/\(group)/members/\(user)")
  }

  /// Leaves a group, naming who leads from then on where that is needed (K7). The answer has the
  /// membership as it is then.
  ///
  /// Throws a problem `last_leader` with `candidates` when a successor has to be named.
  @discardableResult
  public func leaveGroup(
    _ group: Group.ID, successor: User.ID? = nil, idempotencyKey: String? = nil
  ) async throws -> Group {
    try await post(
      "/groups/\(group)/leave", LeaveGroup(successorId: successor),
      idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Lets another member lead in the person's place.
  @discardableResult
  public func transferLeadership(
    of group: Group.ID, to user: User.ID, idempotencyKey: String? = nil
  ) async throws -> Group {
    try await post(
      "/groups/\(group)/transfer-leadership", TransferLeadership(userId: user),
      idempotencyKey: idempotencyKey
    ).decode()
  }
}
