extension RouteCase {
  /// The matrix of the routes of chats; leader and other are in the one at hand.
  static let messaging = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "listMyChats", "/me/chats",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getChat", "/chats/{chat}",
      "401  404  404  404  404  404  404  404  200  200  404  404  401e"),
    Self(
      "listMessages", "/chats/{chat}/messages",
      "401  404  404  404  404  404  404  404  200  200  404  404  401e"),
    Self(
      "postMessage", "/chats/{chat}/messages",
      body: #"{"body":"x"}"#,
      "401  404  404  404  404  404  404  404  201  201  404  404  401e"),
    Self(
      "readChat", "/chats/{chat}/read",
      body: #"{"messageId":"{message}"}"#,
      "401  404  404  404  404  404  404  404  200  200  404  404  401e"),
    Self(
      "editMessage", "/messages/{message}",
      body: #"{"body":"y"}"#,
      "401  404  404  404  404  404  404  404  403  200  404  404  401e"),
    Self(
      "deleteMessage", "/messages/{message}",
      "401  404  404  404  404  404  404  404  403  204  404  404  401e"),
  ]
}
