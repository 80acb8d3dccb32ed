extension RouteCase {
  private static func chat(_ with: String) -> String { #"{"userId":"{\#(with)}"}"# }
  private static let text = #"{"title":"x","body":"y"}"#

  /// The matrix of the routes of forums, feedback, search, chats of groups and of two, and blocks.
  /// Member wrote the thread, Observer the reply that is hidden; the leader gave Member feedback.
  static let forum = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "listThreads", "/groups/{group}/forum",
      "401  404  403  200  200  403  403  403  200  404  200  403  401e"),
    Self(
      "listThreads", in: .public, "/groups/{group}/forum",
      "401  403  403  200  200  403  403  403  200  403  200  403  401e"),
    Self(
      "listThreads", in: .archived, "/groups/{group}/forum",
      "401  404  404  200  200  403  403  403  200  404  404  403  401e"),
    Self(
      "openThread", "/groups/{group}/forum", body: text,
      "401  404  403  201  403  403  403  403  201  404  201  403  401e"),
    Self(
      "openThread", in: .archived, "/groups/{group}/forum", body: text,
      "401  404  404  409a 403  403  403  403  409a 404  404  403  401e"),
    Self(
      "openThread", "/groups/{group}/forum",
      body: #"{"title":"x","body":"y","mentions":["{left}"]}"#,
      "401  404  403  422cm 403 403  403  403  422cm 404 422cm 403 401e"),
    Self(
      "readForum", "/groups/{group}/forum/read",
      "401  404  403  204  204  403  403  403  204  404  204  403  401e"),
    Self(
      "getThread", "/forum/{thread}",
      "401  404  404  200  200  404  404  404  200  404  200  404  401e"),
    Self(
      "getThread", in: .archived, "/forum/{thread}",
      "401  404  404  200  200  404  404  404  200  404  404  404  401e"),
    Self(
      "getThread", "/forum/{concealed}",
      "401  404  404  404  200  404  404  404  200  404  404  404  401e"),
    Self(
      "listReplies", "/forum/{thread}/replies",
      "401  404  404  200  200  404  404  404  200  404  200  404  401e"),
    Self(
      "replyToPost", "/forum/{thread}/replies", body: #"{"body":"x"}"#,
      "401  404  404  201  403  404  404  404  201  404  201  404  401e"),
    Self(
      "replyToPost", "/forum/{concealed}/replies", body: #"{"body":"x"}"#,
      "401  404  404  404  403  404  404  404  201  404  404  404  401e"),
    Self(
      "replyToPost", in: .archived, "/forum/{thread}/replies", body: #"{"body":"x"}"#,
      "401  404  404  409a 403  404  404  404  409a 404  404  404  401e"),
    Self(
      "updatePost", "/forum/{thread}", body: #"{"body":"x"}"#,
      "401  404  404  200  403  404  404  404  200  404  403  404  401e"),
    Self(
      "updatePost", "/forum/{thread}", body: #"{"isPinned":true}"#,
      "401  404  404  403  403  404  404  404  200  404  403  404  401e"),
    Self(
      "updatePost", "/forum/{concealed}", body: #"{"isHidden":false}"#,
      "401  404  404  404  403  404  404  404  200  404  404  404  401e"),
    Self(
      "deletePost", "/forum/{thread}",
      "401  404  404  204  403  404  404  404  204  404  403  404  401e"),
    Self(
      "deletePost", "/forum/{concealed}",
      "401  404  404  404  204  404  404  404  204  404  404  404  401e"),
    Self(
      "listPostVersions", "/forum/{thread}/versions",
      "401  404  404  200  403  404  404  404  200  404  403  404  401e"),
    Self(
      "listPostVersions", "/forum/{concealed}/versions",
      "401  404  404  404  200  404  404  404  200  404  404  404  401e"),
    Self(
      "readThread", "/forum/{thread}/read",
      "401  404  404  200  200  404  404  404  200  404  200  404  401e"),
    Self(
      "followThread", "/forum/{thread}/follow",
      "401  404  404  204  204  404  404  404  204  404  204  404  401e"),
    Self(
      "unfollowThread", "/forum/{thread}/follow",
      "401  404  404  204  204  404  404  404  204  404  204  404  401e"),
    Self(
      "giveFeedback", "/groups/{group}/feedback", body: #"{"userId":"{member}","body":"x"}"#,
      "401  404  403  403  403  403  403  403  201  404  403  403  401e"),
    Self(
      "giveFeedback", "/groups/{group}/feedback", body: #"{"userId":"{observer}","body":"x"}"#,
      "401  404  403  403  403  403  403  403  409cf 404 403  403  401e"),
    Self(
      "giveFeedback", "/groups/{group}/feedback", body: #"{"userId":"{paused}","body":"x"}"#,
      "401  404  403  403  403  403  403  403  409cf 404 403  403  401e"),
    Self(
      "giveFeedback", "/groups/{group}/feedback", body: #"{"userId":"{left}","body":"x"}"#,
      "401  404  403  403  403  403  403  403  409cf 404 403  403  401e"),
    Self(
      "listFeedback", "/groups/{group}/feedback",
      "401  404  403  200  200  200  200  200  200  404  200  403  401e"),
    Self(
      "getFeedback", "/feedback/{feedback}",
      "401  404  404  200  404  404  404  404  200  404  404  404  401e"),
    Self(
      "editFeedback", "/feedback/{feedback}", body: #"{"body":"y"}"#,
      "401  404  404  403  404  404  404  404  200  404  404  404  401e"),
    Self(
      "withdrawFeedback", "/feedback/{feedback}",
      "401  404  404  403  404  404  404  404  204  404  404  404  401e"),
    Self(
      "searchGroup", "/groups/{group}/search?q=bread",
      "401  404  200  200  200  200  200  200  200  404  200  200  401e"),
    Self(
      "openChat", "/chats", body: #"{"groupId":"{group}"}"#,
      "401  404  403  200  200  403  403  403  200  404  403  403  401e"),
    Self(
      "openChat", "/chats", body: chat("member"),
      "401  404  404  422  403cm 404 404  404  200  404  201  404  401e"),
    Self(
      "openChat", "/chats", body: chat("nobody"),
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "getChat", "/chats/{groupchat}",
      "401  404  404  200  200  404  404  404  200  404  404  404  401e"),
    Self(
      "postMessage", "/chats/{groupchat}/messages", body: #"{"body":"x"}"#,
      "401  404  404  201  403  404  404  404  201  404  404  404  401e"),
    Self(
      "postMessage", in: .archived, "/chats/{groupchat}/messages", body: #"{"body":"x"}"#,
      "401  404  404  409a 409a 404  404  404  409a 404  404  404  401e"),
    Self(
      "editMessage", "/messages/{groupmessage}", body: #"{"body":"x"}"#,
      "401  404  404  200  403  404  404  404  403  404  404  404  401e"),
    Self(
      "deleteMessage", "/messages/{groupmessage}",
      "401  404  404  204  403  404  404  404  204  404  404  404  401e"),
    Self(
      "listMyBlocks", "/me/blocks",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "blockPerson", "/me/blocks/{member}",
      "401  404  404  422  204  404  404  404  204  404  204  404  401e"),
    Self(
      "unblockPerson", "/me/blocks/{member}",
      "401  404  404  204  204  404  404  404  204  404  204  404  401e"),
  ]
}
