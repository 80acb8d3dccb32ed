extension RouteCase {
  /// The matrix of the routes of roles.
  static let roles = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "listRoles", "/groups/{group}/roles",
      "401  404  200  200  200  200  200  200  200  404  200  200  401e"),
    Self(
      "listRoles", in: .archived, "/groups/{group}/roles",
      "401  404  404  200  200  200  200  200  200  404  404  200  401e"),
    Self(
      "createRole", "/groups/{group}/roles",
      body: #"{"name":"Helper"}"#,
      "401  404  403  403  403  403  403  403  201  404  403  201  401e"),
    Self(
      "createRole", in: .public, "/groups/{group}/roles",
      body: #"{"name":"Helper"}"#,
      "401  403  403  403  403  403  403  403  201  403  403  201  401e"),
    Self(
      "createRole", in: .archived, "/groups/{group}/roles",
      body: #"{"name":"Helper"}"#,
      "401  404  404  403  403  403  403  403  409a  404  404  409a  401e"),
    Self(
      "updateRole", "/groups/{group}/roles/{role}",
      body: #"{"name":"Watcher"}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "updateRole", in: .public, "/groups/{group}/roles/{role}",
      body: #"{"name":"Watcher"}"#,
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "updateRole", in: .archived, "/groups/{group}/roles/{role}",
      body: #"{"name":"Watcher"}"#,
      "401  404  404  403  403  403  403  403  409a  404  404  409a  401e"),
    Self(
      "updateRole", "/groups/{group}/roles/{leading}",
      body: #"{"permissions":["invite_members"]}"#,
      "401  404  403  403  403  403  403  403  409w  404  403  409w  401e"),
    Self(
      "deleteRole", "/groups/{group}/roles/{role}",
      "401  404  403  403  403  403  403  403  204  404  403  204  401e"),
    Self(
      "deleteRole", in: .public, "/groups/{group}/roles/{role}",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "deleteRole", in: .archived, "/groups/{group}/roles/{role}",
      "401  404  404  403  403  403  403  403  409a  404  404  409a  401e"),
    Self(
      "deleteRole", "/groups/{group}/roles/{nobody}",
      "401  404  403  403  403  403  403  403  404  404  403  404  401e"),
    Self(
      "grantPermission", "/groups/{group}/roles/{role}/permissions/invite_members",
      "401  404  403  403  403  403  403  403  204  404  403  204  401e"),
    Self(
      "grantPermission", in: .public, "/groups/{group}/roles/{role}/permissions/invite_members",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "grantPermission", in: .archived, "/groups/{group}/roles/{role}/permissions/invite_members",
      "401  404  404  403  403  403  403  403  409a  404  404  409a  401e"),
    Self(
      "grantPermission", "/groups/{group}/roles/{leading}/permissions/invite_members",
      "401  404  403  403  403  403  403  403  409w  404  403  409w  401e"),
    Self(
      "revokePermission", "/groups/{group}/roles/{role}/permissions/view_member_list",
      "401  404  403  403  403  403  403  403  204  404  403  204  401e"),
    Self(
      "revokePermission", in: .public, "/groups/{group}/roles/{role}/permissions/view_member_list",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "revokePermission", in: .archived,
      "/groups/{group}/roles/{role}/permissions/view_member_list",
      "401  404  404  403  403  403  403  403  409a  404  404  409a  401e"),
    Self(
      "assignRole", "/groups/{group}/members/{member}/roles/{role}",
      "401  404  403  403  403  403  403  403  204  404  403  204  401e"),
    Self(
      "assignRole", in: .public, "/groups/{group}/members/{member}/roles/{role}",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "assignRole", in: .archived, "/groups/{group}/members/{member}/roles/{role}",
      "401  404  404  403  403  403  403  403  409a  404  404  409a  401e"),
    Self(
      "unassignRole", "/groups/{group}/members/{observer}/roles/{role}",
      "401  404  403  403  204  403  403  403  204  404  403  204  401e"),
    Self(
      "unassignRole", in: .public, "/groups/{group}/members/{observer}/roles/{role}",
      "401  403  403  403  204  403  403  403  204  403  403  204  401e"),
    Self(
      "unassignRole", in: .archived, "/groups/{group}/members/{observer}/roles/{role}",
      "401  404  404  403  409a  403  403  403  409a  404  404  409a  401e"),
  ]
}
