import HTTPServer
import MusterModels

/// The roles of a group.
func listRoles(_ call: Call) async throws -> Response {
  try await call.answer(RoleQueries.list(call.id()))
}

/// Makes a role.
func createRole(_ call: Call) async throws -> Response {
  let input = try call.input(CreateRole.self)
  let group = try call.id(of: Group.self)
  return try await call.answerCreated(RoleQueries.create(input, in: group)) {
    "/groups/\(group)/roles/\($0)"
  }
}

/// Changes a role.
func updateRole(_ call: Call) async throws -> Response {
  try await call.answer(
    RoleQueries.update(call.id("roleId"), in: call.id(), changes: call.inputText()))
}

/// Deletes a role.
func deleteRole(_ call: Call) async throws -> Response {
  try await call.answerDone(RoleQueries.delete(call.id("roleId"), in: call.id()))
}

/// Lets a role do one more thing.
func grantPermission(_ call: Call) async throws -> Response {
  try await call.answerDone(
    RoleQueries.grant(
      call.request.path("permission"), to: call.id("roleId"), in: call.id()))
}

/// Lets a role do one thing less.
func revokePermission(_ call: Call) async throws -> Response {
  try await call.answerDone(
    RoleQueries.revoke(
      call.request.path("permission"), from: call.id("roleId"), in: call.id()))
}

/// Gives a member a role.
func assignRole(_ call: Call) async throws -> Response {
  try await call.answerDone(
    RoleQueries.assign(call.id("roleId"), to: call.id("userId"), in: call.id()))
}

/// Takes a role from a member.
func unassignRole(_ call: Call) async throws -> Response {
  try await call.answerDone(
    RoleQueries.unassign(
      call.id("roleId"), from: call.id("userId"), in: call.id(),
      successor: call.queryID("successorId")))
}
