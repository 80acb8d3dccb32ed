extension RouteCase {
  /// The matrix of the routes that explain.
  static let insight = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "explainPermission", "/groups/{group}/why?permission=invite_members",
      "401  404  200  200  200  200  200  200  200  404  200  200  401e"),
    Self(
      "explainPermission", "/groups/{group}/why?permission=invite_members&userId={member}",
      "401  404  403  200  403  403  403  403  200  404  403  200  401e"),
    Self(
      "explainPermission", in: .public,
      "/groups/{group}/why?permission=invite_members&userId={member}",
      "401  403  403  200  403  403  403  403  200  403  403  200  401e"),
    Self(
      "listAudit", "/groups/{group}/audit",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "listAudit", in: .public, "/groups/{group}/audit",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "listAudit", in: .archived, "/groups/{group}/audit",
      "401  404  404  403  403  403  403  403  200  404  404  200  401e"),
    Self(
      "listAdminAudit", "/admin/audit",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
  ]
}
