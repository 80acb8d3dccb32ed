extension RouteCase {
  /// The matrix of the routes of invitations.
  static let invites = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createInvite", "/groups/{group}/invites", body: #"{"link":true}"#,
      "401  404  403  403  403  403  403  403  201  404  403  201  401e"),
    Self(
      "createInvite", in: .public, "/groups/{group}/invites", body: #"{"link":true}"#,
      "401  403  403  403  403  403  403  403  201  403  403  201  401e"),
    Self(
      "createInvite", in: .archived, "/groups/{group}/invites", body: #"{"link":true}"#,
      "401  404  404  403  403  403  403  403  409a 404  404  409a 401e"),
    Self(
      "createInvite", "/groups/{group}/invites", body: #"{"userId":"{stranger}"}"#,
      "401  404  403  403  403  403  403  403  201  404  403  201  401e"),
    Self(
      "createInvite", "/groups/{group}/invites", body: #"{"email":"Nobody@Example.net"}"#,
      "401  404  403  403  403  403  403  403  201  404  403  201  401e"),
    Self(
      "listInvites", "/groups/{group}/invites",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "listInvites", in: .public, "/groups/{group}/invites",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "listInvites", in: .archived, "/groups/{group}/invites",
      "401  404  404  403  403  403  403  403  200  404  404  200  401e"),
    Self(
      "listMyInvites", "/me/invites",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "revokeInvite", "/invites/{invite}",
      "401  404  404  404  404  404  404  404  204  404  404  204  401e"),
    Self(
      "revokeInvite", "/invites/{mailed}",
      "401  404  404  404  404  404  404  404  204  404  404  204  401e"),
    Self(
      "previewInvite", "/invites/{link}",
      "200  200  200  200  200  200  200  200  200  200  200  200  200"),
    Self(
      "previewInvite", "/invites/{invite}",
      "404  404  404  404  404  404  404  404  404  404  404  404  404"),
    Self(
      "acceptInvite", "/invites/{link}/accept",
      "401  200  200  200  200  409m 200  403i 409m 200  200  200  401e"),
    Self(
      "acceptInvite", "/invites/{invite}/accept",
      "401  404  200  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "acceptInvite", "/invites/{mailed}/accept",
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "declineInvite", "/invites/{link}/decline",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "declineInvite", "/invites/{invite}/decline",
      "401  404  200  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "declineInvite", "/invites/{mailed}/decline",
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "acceptInvite", in: .archived, "/invites/{link}/accept",
      "401  409p 409p 200  200  409p 409p 409p 409p 409p 409p 409p 401e"),
  ]
}
