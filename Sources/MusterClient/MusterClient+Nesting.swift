public import MusterModels

/// Groups inside groups (K13).
extension MusterClient {
  /// Which nestings to list.
  public enum NestingState: String, Sendable, CaseIterable {
    /// Those that hold.
    case current
    /// Those that await a side's consent; for its and the other side's leaders.
    case offered
  }

  /// The groups inside a group.
  public func subgroups(
    of group: Group.ID, state: NestingState? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<NestedGroup> {
    try await get(
      "/groups/\(group)/subgroups",
      query: ["state": state?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// The groups that a group is inside of.
  public func supergroups(
    of group: Group.ID, state: NestingState? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<NestedGroup> {
    try await get(
      "/groups/\(group)/supergroups",
      query: ["state": state?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// Offers to put a group inside another; it holds at once for whoever leads both.
  @discardableResult
  public func offerNesting(
    _ request: OfferNesting, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> NestedGroup {
    try await post("/groups/\(group)/subgroups", request, idempotencyKey: idempotencyKey)
      .decode()
  }

  /// Agrees to an offer, as a leader of the side that was asked; with a role, to that one only.
  @discardableResult
  public func acceptNesting(
    of inner: Group.ID, in group: Group.ID, as role: Role.ID? = nil,
    idempotencyKey: String? = nil
  ) async throws -> NestedGroup {
    try await post(
      "/groups/\(group)/subgroups/\(inner)/accept", AcceptNesting(roleId: role),
      idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Takes a group out of another, or ends an offer.
  public func endNesting(of inner: Group.ID, in group: Group.ID) async throws {
    try await perform(.delete, "/groups/\(group)/subgroups/\(inner)")
  }
}
