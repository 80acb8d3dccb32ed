extension RouteCase {
  /// The matrix of the routes of nested groups.
  static let nesting = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "listSubgroups", "/groups/{group}/subgroups",
      "401  404  200  200  200  200  200  200  200  404  200  200  401e"),
    Self(
      "listSubgroups", in: .public, "/groups/{group}/subgroups",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listSupergroups", "/groups/{group}/supergroups",
      "401  404  200  200  200  200  200  200  200  404  200  200  401e"),
    Self(
      "listSupergroups", in: .public, "/groups/{group}/supergroups",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "offerNesting", "/groups/{group}/subgroups",
      body: #"{"groupId":"{elsewhere}"}"#,
      "401  404  422g  422g  422g  422g  422g  422g  422g  404  422g  201  401e"),
    Self(
      "offerNesting", in: .public, "/groups/{group}/subgroups",
      body: #"{"groupId":"{elsewhere}"}"#,
      "401  422g  422g  422g  422g  422g  422g  422g  422g  201  422g  201  401e"),
    Self(
      "offerNesting", in: .archived, "/groups/{group}/subgroups",
      body: #"{"groupId":"{elsewhere}"}"#,
      "401  404  404  422g  422g  422g  422g  422g  422g  404  404  409a  401e"),
    Self(
      "acceptNesting", "/groups/{group}/subgroups/{elsewhere}/accept",
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "endNesting", "/groups/{group}/subgroups/{nested}",
      "401  404  404  404  404  404  404  404  204  404  204  204  401e"),
  ]
}
