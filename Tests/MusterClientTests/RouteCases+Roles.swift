import MusterClient
import MusterModels

private let g = "/groups/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]
private let roleId = Role.ID(groupId.uuid)

let roleRoutes: [RouteCase] = [
  RouteCase(line: "GET \(g)/roles?page=2", answer: Samples.page(Samples.role)) {
    _ = try await $0.roles(of: groupId, page: 2)
  },
  RouteCase(
    line: "POST \(g)/roles", body: #"{"name":"Helper","permissions":["view_forum"]}"#,
    headers: key, answer: Samples.role
  ) {
    _ = try await $0.createRole(
      CreateRole(name: "Helper", permissions: ["view_forum"]), in: groupId,
      idempotencyKey: "key")
  },
  RouteCase(
    line: "PATCH \(g)/roles/\(Samples.groupId)", body: #"{"isJoiner":true}"#,
    answer: Samples.role
  ) {
    var change = UpdateRole()
    change.isJoiner = .set(true)
    try await $0.updateRole(roleId, change, in: groupId)
  },
  RouteCase(line: "DELETE \(g)/roles/\(Samples.groupId)") {
    try await $0.deleteRole(roleId, in: groupId)
  },
  RouteCase(line: "PUT \(g)/roles/\(Samples.groupId)/permissions/view%20it") {
    try await $0.grant("view it", to: roleId, in: groupId)
  },
  RouteCase(line: "DELETE \(g)/roles/\(Samples.groupId)/permissions/view_forum") {
    try await $0.revoke("view_forum", from: roleId, in: groupId)
  },
  RouteCase(line: "PUT \(g)/members/\(Samples.userId)/roles/\(Samples.groupId)") {
    try await $0.assignRole(roleId, to: userId, in: groupId)
  },
  RouteCase(
    line:
      "DELETE \(g)/members/\(Samples.userId)/roles/\(Samples.groupId)?successorId=\(Samples.userId)"
  ) {
    try await $0.unassignRole(roleId, from: userId, in: groupId, successor: userId)
  },
  RouteCase(
    line: "GET \(g)/why?permission=delete_group&userId=\(Samples.userId)", answer: Samples.why
  ) { _ = try await $0.why("delete_group", in: groupId, user: userId) },
  RouteCase(line: "GET /admin/audit?limit=1", answer: Samples.audit) {
    _ = try await $0.audit(limit: 1)
  },
  RouteCase(line: "GET \(g)/audit?before=9&limit=1", answer: Samples.audit) {
    _ = try await $0.audit(of: groupId, before: "9", limit: 1)
  },
]

let nestingRoutes: [RouteCase] = [
  RouteCase(
    line: "GET \(g)/subgroups?state=offered", answer: Samples.page(Samples.nestedGroup)
  ) { _ = try await $0.subgroups(of: groupId, state: .offered) },
  RouteCase(line: "GET \(g)/supergroups", answer: Samples.page(Samples.nestedGroup)) {
    _ = try await $0.supergroups(of: groupId)
  },
  RouteCase(
    line: "POST \(g)/subgroups", body: #"{"groupId":"\#(Samples.groupId)"}"#, headers: key,
    answer: Samples.nestedGroup
  ) {
    try await $0.offerNesting(
      OfferNesting(groupId: groupId), in: groupId, idempotencyKey: "key")
  },
  RouteCase(
    line: "POST \(g)/subgroups/\(Samples.groupId)/accept", body: "{}", headers: key,
    answer: Samples.nestedGroup
  ) { try await $0.acceptNesting(of: groupId, in: groupId, idempotencyKey: "key") },
  RouteCase(line: "DELETE \(g)/subgroups/\(Samples.groupId)") {
    try await $0.endNesting(of: groupId, in: groupId)
  },
]

let templateRoutes: [RouteCase] = [
  RouteCase(
    line: "POST /role-templates", body: #"{"name":"Cook"}"#, headers: key,
    answer: Samples.roleTemplate
  ) {
    _ = try await $0.createRoleTemplate(
      CreateRoleTemplate(name: "Cook"), idempotencyKey: "key")
  },
  RouteCase(
    line: "PATCH /role-templates/\(Samples.groupId)", body: #"{"description":null}"#,
    answer: Samples.roleTemplate
  ) {
    var change = UpdateRoleTemplate()
    change.description = .clear
    try await $0.updateRoleTemplate(RoleTemplate.ID(groupId.uuid), change)
  },
  RouteCase(line: "DELETE /role-templates/\(Samples.groupId)") {
    try await $0.deleteRoleTemplate(RoleTemplate.ID(groupId.uuid))
  },
  RouteCase(
    line: "POST /group-templates", body: #"{"name":"Choir","roles":[]}"#, headers: key,
    answer: Samples.groupTemplate
  ) {
    _ = try await $0.createGroupTemplate(
      CreateGroupTemplate(name: "Choir", roles: []), idempotencyKey: "key")
  },
  RouteCase(
    line: "PATCH /group-templates/\(Samples.groupId)", body: #"{"maxMembers":9}"#,
    answer: Samples.groupTemplate
  ) {
    var change = UpdateGroupTemplate()
    change.maxMembers = .set(9)
    try await $0.updateGroupTemplate(GroupTemplate.ID(groupId.uuid), change)
  },
  RouteCase(line: "DELETE /group-templates/\(Samples.groupId)") {
    try await $0.deleteGroupTemplate(GroupTemplate.ID(groupId.uuid))
  },
]
