extension RouteCase {
  /// The matrix of the end of an account and of what platform admins do.
  static let administration = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "exportMe", "/me/export",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    // What is let through ends the actor; AccountDeletionTests have that.
    Self(
      "deleteMe", "/me", body: #"{"password":"not this one"}"#,
      "401  422  422  422  422  422  422  422  422  422  422  422  401e"),
    Self(
      "listAdminUsers", "/admin/users?state=active&q=leader",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "getAdminUser", "/admin/users/{member}",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "getAdminUser", "/admin/users/{nobody}",
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
    // The admin bans somebody, who is then let in by nobody, until the admin does.
    Self(
      "banUser", "/admin/users/{other}/ban", body: #"{"reason":"Why not"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "unbanUser", "/admin/users/{other}/unban",
      "401  403  403  403  403  403  403  403  403  401e 403  200  401e"),
    Self(
      "banUser", "/admin/users/{nobody}/ban", body: #"{"reason":"Why not"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
    Self(
      "banUser", "/admin/users/{admin}/ban", body: #"{"reason":"Why not"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  409s 401e"),
    Self(
      "unbanUser", "/admin/users/{nobody}/unban",
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
    // Made an admin, somebody may lay that down again; the last one may not.
    Self(
      "givePlatformAdmin", "/admin/users/{other}/platform-admin",
      "401  403  403  403  403  403  403  403  403  403  403  204  401e"),
    Self(
      "banUser", "/admin/users/{other}/ban", body: #"{"reason":"Why not"}"#,
      "401  403  403  403  403  403  403  403  403  409s 403  409r 401e"),
    Self(
      "takePlatformAdmin", "/admin/users/{other}/platform-admin",
      "401  403  403  403  403  403  403  403  403  204  403  404  401e"),
    Self(
      "takePlatformAdmin", "/admin/users/{admin}/platform-admin",
      "401  403  403  403  403  403  403  403  403  403  403  409d 401e"),
    Self(
      "givePlatformAdmin", "/admin/users/{nobody}/platform-admin",
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
    Self(
      "listAdminGroups", "/admin/groups?archived=true",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "getAnalytics", "/admin/analytics?bucket=week",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "getPlatformSettings", "/admin/settings",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "updatePlatformSettings", "/admin/settings", body: #"{"auditRetentionMonths":24}"#,
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "updatePlatformSettings", "/admin/settings", body: #"{"auditRetentionMonths":0}"#,
      "401  403  403  403  403  403  403  403  403  403  403  422  401e"),
    Self(
      "discloseChats", "/admin/users/{member}/chats", body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "discloseChats", "/admin/users/{nobody}/chats", body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
    Self(
      "discloseMessages", "/admin/chats/{chat}/messages", body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "discloseMessages", "/admin/chats/{nobody}/messages", body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
    Self(
      "discloseExpenses", "/admin/groups/{group}/expenses", body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "discloseExpenses", "/admin/groups/{nobody}/expenses", body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
    Self(
      "discloseSettlements", "/admin/groups/{group}/settlements",
      body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "discloseSettlements", "/admin/groups/{nobody}/settlements",
      body: #"{"reason":"Asked for help"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  404  401e"),
  ]
}
