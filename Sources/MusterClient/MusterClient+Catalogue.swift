public import MusterModels

/// What groups and roles are made of (K11).
extension MusterClient {
  /// The permissions there are.
  public func permissions(
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Permission> {
    try await get("/permissions", query: ["page": page, "pageSize": pageSize])
  }

  /// The roles that groups may start with.
  public func roleTemplates(
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<RoleTemplate> {
    try await get("/role-templates", query: ["page": page, "pageSize": pageSize])
  }

  /// The kinds of groups to make.
  public func groupTemplates(
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<GroupTemplate> {
    try await get("/group-templates", query: ["page": page, "pageSize": pageSize])
  }
}
