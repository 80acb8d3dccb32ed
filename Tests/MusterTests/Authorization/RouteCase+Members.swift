extension RouteCase {
  /// The matrix of the routes of members.
  static let members = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "listMembers", "/groups/{group}/members",
      "401  404  403  200  200  403  403  403  200  404  200  200  401e"),
    Self(
      "listMembers", in: .hidden, "/groups/{group}/members",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "listMembers", in: .public, "/groups/{group}/members",
      "401  403  403  200  200  403  403  403  200  403  200  200  401e"),
    Self(
      "listMembers", in: .archived, "/groups/{group}/members",
      "401  404  404  200  200  403  403  403  200  404  404  200  401e"),
    Self(
      "getMember", "/groups/{group}/members/{observer}",
      "401  404  403  200  200  403  403  403  200  404  200  200  401e"),
    Self(
      "getMember", in: .hidden, "/groups/{group}/members/{observer}",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "getMember", "/groups/{group}/members/{stranger}",
      "401  404  403  404  404  403  403  403  404  404  404  404  401e"),
    Self(
      "pauseMember", "/groups/{group}/members/{observer}/pause",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "pauseMember", "/groups/{group}/members/{leader}/pause",
      "401  404  403  403  403  403  403  403  409l 404  403  409l 401e"),
    Self(
      "pauseMember", "/groups/{group}/members/{stranger}/pause",
      "401  404  403  403  403  403  403  403  404  404  403  404  401e"),
    Self(
      "pauseMember", in: .public, "/groups/{group}/members/{observer}/pause",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "pauseMember", in: .archived, "/groups/{group}/members/{observer}/pause",
      "401  404  404  403  403  403  403  403  409a 404  404  409a 401e"),
    Self(
      "activateMember", "/groups/{group}/members/{paused}/activate",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "activateMember", "/groups/{group}/members/{leader}/activate",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "activateMember", "/groups/{group}/members/{stranger}/activate",
      "401  404  403  403  403  403  403  403  404  404  403  404  401e"),
    Self(
      "activateMember", in: .public, "/groups/{group}/members/{paused}/activate",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "activateMember", in: .archived, "/groups/{group}/members/{paused}/activate",
      "401  404  404  403  403  403  403  403  409a 404  404  409a 401e"),
    Self(
      "removeMember", "/groups/{group}/members/{observer}",
      "401  404  403  403  403  403  403  403  204  404  403  204  401e"),
    Self(
      "removeMember", "/groups/{group}/members/{leader}",
      "401  404  403  403  403  403  403  403  409o 404  403  409l 401e"),
    Self(
      "removeMember", "/groups/{group}/members/{stranger}",
      "401  404  403  403  403  403  403  403  404  404  403  404  401e"),
    Self(
      "removeMember", in: .public, "/groups/{group}/members/{observer}",
      "401  403  403  403  403  403  403  403  204  403  403  204  401e"),
    Self(
      "removeMember", in: .archived, "/groups/{group}/members/{observer}",
      "401  404  404  403  403  403  403  403  409a 404  404  409a 401e"),
    Self(
      "leaveGroup", "/groups/{group}/leave",
      "401  404  409n 200  200  200  409n 409n 409l 404  409n 409n 401e"),
    Self(
      "leaveGroup", in: .public, "/groups/{group}/leave",
      "401  409n 409n 200  200  200  409n 409n 409l 409n 409n 409n 401e"),
    Self(
      "leaveGroup", in: .archived, "/groups/{group}/leave",
      "401  404  404  200  200  200  409n 409n 409l 404  404  409n 401e"),
    Self(
      "leaveGroup", in: .archived, "/groups/{group}/leave",
      body: #"{"successorId":"{member}"}"#,
      "401  404  404  403  403  403  409n 409n 200  404  404  409n 401e"),
    Self(
      "leaveGroup", "/groups/{group}/leave", body: #"{"successorId":"{member}"}"#,
      "401  404  409n 403  403  403  409n 409n 200  404  409n 409n 401e"),
    Self(
      "leaveGroup", in: .hidden, "/groups/{group}/leave",
      body: #"{"successorId":"{nobody}"}"#,
      "401  404  409n 403  403  403  409n 409n 422s 404  409n 409n 401e"),
    Self(
      "transferLeadership", "/groups/{group}/transfer-leadership",
      body: #"{"userId":"{member}"}"#,
      "401  404  403  403  403  403  403  403  200  404  403  403  401e"),
    Self(
      "transferLeadership", in: .public, "/groups/{group}/transfer-leadership",
      body: #"{"userId":"{member}"}"#,
      "401  403  403  403  403  403  403  403  200  403  403  403  401e"),
    Self(
      "transferLeadership", in: .archived, "/groups/{group}/transfer-leadership",
      body: #"{"userId":"{member}"}"#,
      "401  404  404  409a 409a 409a 409a 409a 409a 404  404  409a 401e"),
    Self(
      "transferLeadership", in: .public, "/groups/{group}/transfer-leadership",
      body: #"{"userId":"{nobody}"}"#,
      "401  403  403  403  403  403  403  403  422s 403  403  403  401e"),
    Self(
      "joinGroup", "/join", body: #"{"code":"{code}"}"#,
      "401  200  200  409m 409m 409m 200  403i 409m 200  200  200  401e"),
    Self(
      "joinGroup", in: .archived, "/join", body: #"{"code":"{code}"}"#,
      "401  404c 404c 404c 404c 404c 404c 404c 404c 404c 404c 404c 401e"),
  ]
}
