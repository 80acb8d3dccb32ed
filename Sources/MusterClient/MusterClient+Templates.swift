public import MusterModels

/// Templates, for platform admins (K11). What was made from a template stays as it is.
extension MusterClient {
  /// Makes a role template.
  public func createRoleTemplate(
    _ request: CreateRoleTemplate, idempotencyKey: String? = nil
  ) async throws -> RoleTemplate {
    try await post("/role-templates", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Changes fields of a role template.
  @discardableResult
  public func updateRoleTemplate(
    _ template: RoleTemplate.ID, _ change: UpdateRoleTemplate
  ) async throws -> RoleTemplate {
    try await patch("/role-templates/\(template)", change).decode()
  }

  /// Deletes a role template that no group template uses.
  public func deleteRoleTemplate(_ template: RoleTemplate.ID) async throws {
    try await perform(.delete, "/role-templates/\(template)")
  }

  /// Makes a group template.
  public func createGroupTemplate(
    _ request: CreateGroupTemplate, idempotencyKey: String? = nil
  ) async throws -> GroupTemplate {
    try await post("/group-templates", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Changes fields of a group template.
  @discardableResult
  public func updateGroupTemplate(
    _ template: GroupTemplate.ID, _ change: UpdateGroupTemplate
  ) async throws -> GroupTemplate {
    try await patch("/group-templates/\(template)", change).decode()
  }

  /// Deletes a group template.
  public func deleteGroupTemplate(_ template: GroupTemplate.ID) async throws {
    try await perform(.delete, "/group-templates/\(template)")
  }
}
