extension RouteCase {
  /// The matrix of the routes of applications: one of member, who asked observer, and one of other.
  static let likeGroups = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "applyToEvent", "/events/{event}/like-groups",
      "401  201  201  409b  201  201  201  201  409x  409b  201  201  401e"),
    Self(
      "applyToEvent", "/events/{event}/like-groups",
      body: #"{"memberIds":["{observer}"]}"#,
      "401  422n  422n  409b  422  422n  422n  422n  409x  422n  201  422n  401e"),
    Self(
      "listLikeGroups", "/events/{event}/like-groups",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listLikeGroups", "/events/{nobody}/like-groups",
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "listMyLikeGroups", "/me/like-groups",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getLikeGroup", "/like-groups/{pending}",
      "401  404  404  200  200  404  404  404  200  404  404  404  401e"),
    Self(
      "getLikeGroup", "/like-groups/{approved}",
      "401  404  404  404  404  404  404  404  200  200  404  404  401e"),
    Self(
      "withdrawLikeGroup", "/like-groups/{pending}",
      "401  404  404  204  403  404  404  404  403  404  404  404  401e"),
    Self(
      "withdrawLikeGroup", "/like-groups/{approved}",
      "401  404  404  404  404  404  404  404  403  204  404  404  401e"),
    Self(
      "answerLikeGroup", "/like-groups/{pending}/members/me",
      body: #"{"accepted":true}"#,
      "401  404  404  200  200  404  404  404  403  404  404  404  401e"),
    Self(
      "answerLikeGroup", "/like-groups/{pending}/members/me",
      body: #"{"accepted":false}"#,
      "401  404  404  409i  200  404  404  404  403  404  404  404  401e"),
    Self(
      "dropLikeGroupMember", "/like-groups/{pending}/members/{observer}",
      "401  404  404  204  403  404  404  404  403  404  404  404  401e"),
    Self(
      "decideLikeGroup", "/like-groups/{pending}/approvals/me",
      body: #"{"approved":true}"#,
      "401  404  404  403  403  404  404  404  200  404  404  404  401e"),
    Self(
      "decideLikeGroup", "/like-groups/{approved}/approvals/me",
      body: #"{"approved":false}"#,
      "401  404  404  404  404  404  404  404  409k  409k  404  404  401e"),
  ]
}
