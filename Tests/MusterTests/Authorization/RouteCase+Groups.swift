extension RouteCase {
  /// The matrix of the routes of groups.
  static let groups = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createGroup", "/groups", body: #"{"name":"New"}"#,
      "401  201  201  201  201  201  201  201  201  201  201  201  401e"),
    Self(
      "listGroups", "/groups",
      "200  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listGroups", "/groups?scope=mine",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listMyGroups", "/me/groups",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getGroup", "/groups/{group}",
      "404  404  200  200  200  200  200  200  200  404  200  200  401e"),
    Self(
      "getGroup", in: .public, "/groups/{group}",
      "200  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getGroup", in: .archived, "/groups/{group}",
      "404  404  404  200  200  200  200  200  200  404  404  200  401e"),
    Self(
      "getGroup", "/groups/{nobody}",
      "404  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "updateGroup", "/groups/{group}", body: #"{"description":"New"}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "updateGroup", in: .public, "/groups/{group}", body: #"{"description":"New"}"#,
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "updateGroup", in: .archived, "/groups/{group}", body: #"{"description":"New"}"#,
      "401  404  404  409a 409a 409a 409a 409a 409a 404  404  409a 401e"),
    Self(
      "updateGroup", "/groups/{group}", body: #"{"isPublic":true}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "updateGroup", "/groups/{group}", body: #"{"showMemberList":false}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "updateGroup", "/groups/{group}", body: #"{"succession":"choose"}"#,
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "deleteGroup", "/groups/{group}",
      "401  404  403  403  403  403  403  403  204  404  403  204  401e"),
    Self(
      "deleteGroup", in: .public, "/groups/{group}",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "deleteGroup", in: .archived, "/groups/{group}",
      "401  404  404  403  403  403  403  403  204  404  404  204  401e"),
    Self(
      "archiveGroup", "/groups/{group}/archive",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "archiveGroup", in: .public, "/groups/{group}/archive",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "archiveGroup", in: .archived, "/groups/{group}/archive",
      "401  404  404  403  403  403  403  403  200  404  404  200  401e"),
    Self(
      "unarchiveGroup", "/groups/{group}/unarchive",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "unarchiveGroup", in: .public, "/groups/{group}/unarchive",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "unarchiveGroup", in: .archived, "/groups/{group}/unarchive",
      "401  404  404  403  403  403  403  403  200  404  404  200  401e"),
    Self(
      "rotateJoinCode", "/groups/{group}/join-code",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "rotateJoinCode", in: .public, "/groups/{group}/join-code",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "rotateJoinCode", in: .archived, "/groups/{group}/join-code",
      "401  404  404  403  403  403  403  403  409a 404  404  409a 401e"),
    Self(
      "turnOffJoinCode", "/groups/{group}/join-code",
      "401  404  403  403  403  403  403  403  204  404  403  204  401e"),
    Self(
      "turnOffJoinCode", in: .public, "/groups/{group}/join-code",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "turnOffJoinCode", in: .archived, "/groups/{group}/join-code",
      "401  404  404  403  403  403  403  403  409a 404  404  409a 401e"),
  ]
}
