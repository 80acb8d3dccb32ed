import HTTPServer
import MusterModels

extension Endpoint {
  private static let role = Schema.of(Role.self)
  private static let editing: [ErrorCode] = [
    .notFound, .forbidden, .roleAboveOwn, .leaderProtected, .leaderRoleIsWhole,
    .unknownPermission, .archived,
  ]

  /// The roles of a group: what they may do, and who holds them (K11, K12).
  static let roleRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/roles", operation: "listRoles",
      summary: "The roles of a group", tag: "Roles", query: QueryParameter.paging,
      success: .ok(.page(of: Role.self)), problems: [.notFound], handler: listRoles),
    Endpoint(
      method: .post, path: "/groups/{id}/roles", operation: "createRole",
      summary: "Makes a role that holds what its maker holds at most", tag: "Roles",
      body: .of(CreateRole.self), success: .created(role), problems: editing + [.roleNameTaken],
      takesIdempotencyKey: true, handler: createRole),
    Endpoint(
      method: .patch, path: "/groups/{id}/roles/{roleId}", operation: "updateRole",
      summary: "Changes a role (JSON merge patch)", tag: "Roles", body: .of(UpdateRole.self),
      success: .ok(role), problems: editing + [.roleNameTaken, .roleInUse, .lastLeader],
      handler: updateRole),
    Endpoint(
      method: .delete, path: "/groups/{id}/roles/{roleId}", operation: "deleteRole",
      summary: "Deletes a role; its holders lose it, invitations into it end", tag: "Roles",
      problems: editing + [.roleInUse, .lastLeader], handler: deleteRole),
    Endpoint(
      method: .put, path: "/groups/{id}/roles/{roleId}/permissions/{permission}",
      operation: "grantPermission", summary: "Lets a role do one more thing", tag: "Roles",
      problems: editing, handler: grantPermission),
    Endpoint(
      method: .delete, path: "/groups/{id}/roles/{roleId}/permissions/{permission}",
      operation: "revokePermission", summary: "Lets a role do one thing less", tag: "Roles",
      problems: editing, handler: revokePermission),
    Endpoint(
      method: .put, path: "/groups/{id}/members/{userId}/roles/{roleId}",
      operation: "assignRole", summary: "Gives a member a role", tag: "Roles",
      problems: [
        .notFound, .forbidden, .roleAboveOwn, .leaderProtected, .archived, .oneLeader,
      ],
      handler: assignRole),
    Endpoint(
      method: .delete, path: "/groups/{id}/members/{userId}/roles/{roleId}",
      operation: "unassignRole",
      summary:
        "Takes a role from a member, or lays down one's own; a last leader names who follows",
      tag: "Roles",
      query: [
        .init(
          name: "successorId", schema: .string(format: "uuid"),
          description: "Who is to lead instead (K7).")
      ],
      problems: [
        .notFound, .forbidden, .roleAboveOwn, .leaderProtected, .lastLeader,
        .successorNotEligible, .archived, .oneLeader,
      ],
      handler: unassignRole),
  ]
}
