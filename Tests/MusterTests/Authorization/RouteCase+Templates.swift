extension RouteCase {
  /// The matrix of the routes that change templates.
  static let templates = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createRoleTemplate", "/role-templates",
      body: #"{"name":""}"#,
      "401  403  403  403  403  403  403  403  403  403  403  422  401e"),
    Self(
      "updateRoleTemplate", "/role-templates/{roletemplate}",
      body: #"{"name":"Other"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  409y  401e"),
    Self(
      "deleteRoleTemplate", "/role-templates/{roletemplate}",
      "401  403  403  403  403  403  403  403  403  403  403  409y  401e"),
    Self(
      "createGroupTemplate", "/group-templates",
      body: #"{"name":"","roles":[]}"#,
      "401  403  403  403  403  403  403  403  403  403  403  422  401e"),
    Self(
      "updateGroupTemplate", "/group-templates/{grouptemplate}",
      body: #"{"name":"Other"}"#,
      "401  403  403  403  403  403  403  403  403  403  403  409y  401e"),
    Self(
      "deleteGroupTemplate", "/group-templates/{grouptemplate}",
      "401  403  403  403  403  403  403  403  403  403  403  409y  401e"),
  ]
}
