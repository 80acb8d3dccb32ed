import HTTPServer
import MusterModels

extension Endpoint {
  /// Why somebody may (K18), and what happened (K16).
  static let insightRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/why", operation: "explainPermission",
      summary: "Whether somebody may do a thing, each way to it, or what is missing",
      tag: "Roles",
      query: [
        .init(
          name: "permission", schema: .string(format: nil),
          description: "A permission of groups, by name.", isRequired: true),
        .init(
          name: "userId", schema: .string(format: "uuid"),
          description: "Who; default the caller. About others with assign_roles."),
      ],
      success: .ok(.of(Why.self)), problems: [.notFound, .forbidden],
      handler: explainPermission),
    Endpoint(
      method: .get, path: "/groups/{id}/audit", operation: "listAudit",
      summary: "What happened in a group, newest first; for its leaders", tag: "Groups",
      query: QueryParameter.cursor, success: .ok(.cursorPage(of: AuditEntry.self)),
      problems: [.notFound, .forbidden], handler: listAudit),
    Endpoint(
      method: .get, path: "/admin/audit", operation: "listAdminAudit",
      summary: "What happened anywhere, newest first", tag: "Administration",
      query: QueryParameter.cursor, success: .ok(.cursorPage(of: AuditEntry.self)),
      problems: [.forbidden]
    ) { call in try await call.answer(InsightQueries.auditOfAll) },
  ]
}

/// Why somebody may, or what is missing.
func explainPermission(_ call: Call) async throws -> Response {
  guard let permission = call.request.query["permission"] else {
    throw Failure.field("permission", "required", "is needed")
  }
  return try await call.answer(
    InsightQueries.why(call.id(), permission: permission, user: call.queryID("userId")))
}

/// What happened in a group.
func listAudit(_ call: Call) async throws -> Response {
  try await call.answer(InsightQueries.audit(of: call.id()))
}
