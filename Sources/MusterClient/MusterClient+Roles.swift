public import MusterModels

/// The roles of a group, and who holds them (K11, K12).
extension MusterClient {
  /// The roles of a group, those that lead first.
  public func roles(
    of group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Role> {
    try await get("/groups/\(group)/roles", query: ["page": page, "pageSize": pageSize])
  }

  /// Makes a role, which may do nothing that its maker may not.
  public func createRole(
    _ request: CreateRole, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Role {
    try await post("/groups/\(group)/roles", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Changes fields of a role, and answers it as it is then.
  @discardableResult
  public func updateRole(
    _ role: Role.ID, _ change: UpdateRole, in group: Group.ID
  ) async throws -> Role {
    try await patch("/groups/\(group)/roles/\(role)", change).decode()
  }

  /// Deletes a role: its holders lose it, and invitations into it end.
  public func deleteRole(_ role: Role.ID, in group: Group.ID) async throws {
    try await perform(.delete, "/groups/\(group)/roles/\(role)")
  }

  /// Lets a role do one more thing.
  public func grant(
    _ permission: String, to role: Role.ID, in group: Group.ID
  ) async throws {
    try await perform(.put, "/groups/\(group)/roles/\(role)/permissions/\(permission)")
  }

  /// Lets a role do one thing less.
  public func revoke(
    _ permission: String, from role: Role.ID, in group: Group.ID
  ) async throws {
    try await perform(.delete, "/groups/\(group)/roles/\(role)/permissions/\(permission)")
  }

  /// Gives a member a role.
  public func assignRole(
    _ role: Role.ID, to user: User.ID, in group: Group.ID
  ) async throws {
    try await perform(.put, "/groups/\(group)/members/\(user)/roles/\(role)")
  }

  /// Takes a role from a member, or lays down one's own.
  ///
  /// Throws a problem `last_leader` with `candidates` when a successor has to be named (K7).
  public func unassignRole(
    _ role: Role.ID, from user: User.ID, in group: Group.ID, successor: User.ID? = nil
  ) async throws {
    try await perform(
      .delete, "/groups/\(group)/members/\(user)/roles/\(role)",
      query: ["successorId": successor])
  }
}
