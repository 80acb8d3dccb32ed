public import MusterModels

/// Groups.
extension MusterClient {
  /// Which of one's memberships to list.
  public enum MembershipPeriod: String, Sendable, CaseIterable {
    /// Those that stand.
    case current
    /// Those that ended (K4).
    case previous
  }

  /// Which groups to list.
  public enum GroupScope: String, Sendable, CaseIterable {
    /// The person's own.
    case mine
    /// Those that anyone may find (K14).
    case `public`
  }

  /// The person's groups, each with their membership; the server's default is the current ones.
  public func myGroups(
    state: MembershipPeriod? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Group> {
    try await get(
      "/me/groups", query: ["state": state?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// Groups of a scope, those that match some words if any are given.
  public func groups(
    scope: GroupScope? = nil, matching words: String? = nil, page: Int? = nil,
    pageSize: Int? = nil
  ) async throws -> Page<Group> {
    try await get(
      "/groups",
      query: ["scope": scope?.rawValue, "q": words, "page": page, "pageSize": pageSize])
  }

  /// Makes a group, which the person leads.
  public func createGroup(
    _ request: CreateGroup, idempotencyKey: String? = nil
  ) async throws -> Group {
    try await post("/groups", request, idempotencyKey: idempotencyKey).decode()
  }

  /// A group, with the tag of its version.
  public func group(_ id: Group.ID) async throws -> Tagged<Group> {
    try await tagged(perform(.get, "/groups/\(id)"))
  }

  /// Changes fields of a group, and answers it as it is then.
  ///
  /// With `ifMatch`, a tag from `group(_:)`, a group that has changed since is left alone, and a
  /// problem with status 412 thrown.
  @discardableResult
  public func updateGroup(
    _ id: Group.ID, _ change: UpdateGroup, ifMatch: String? = nil
  ) async throws -> Tagged<Group> {
    var headers = HTTPHeaders()
    headers["If-Match"] = ifMatch
    return try await tagged(
      perform(.patch, "/groups/\(id)", body: MusterJSON.encode(change), headers: headers))
  }

  /// Removes a group, with all that belongs to it.
  public func deleteGroup(_ id: Group.ID) async throws {
    try await perform(.delete, "/groups/\(id)")
  }

  /// Archives a group.
  @discardableResult
  public func archiveGroup(
    _ id: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Group {
    try await post("/groups/\(id)/archive", idempotencyKey: idempotencyKey).decode()
  }

  /// Takes a group out of the archive.
  @discardableResult
  public func unarchiveGroup(
    _ id: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Group {
    try await post("/groups/\(id)/unarchive", idempotencyKey: idempotencyKey).decode()
  }

  private func tagged(_ response: HTTPResponse) throws -> Tagged<Group> {
    Tagged(try response.decode(), etag: response.headers["ETag"])
  }
}
