import HTTPServer
import MusterModels

/// The threads of a forum.
func listThreads(_ call: Call) async throws -> Response {
  let unread = try call.word("unread", of: ["false", "true"]) == "true"
  return try await call.answer(
    ForumQueries.threads(of: call.id(), fitting: call.searchText(), unread: unread))
}

/// Opens a thread.
func openThread(_ call: Call) async throws -> Response {
  let input = try call.input(OpenThread.self)
  return try await call.answerCreated(ForumQueries.open(input, in: call.id())) { "/forum/\($0)" }
}

/// Notes that the caller has read a forum.
func readForum(_ call: Call) async throws -> Response {
  try await call.answerDone(ForumQueries.markForumRead(call.id()))
}

/// A thread with replies.
func getThread(_ call: Call) async throws -> Response {
  try await call.answer(ForumQueries.thread(call.id("postId")))
}

/// Replies of a thread.
func listReplies(_ call: Call) async throws -> Response {
  let after = try call.queryID("after", of: ForumPost.self)
  let before = try call.queryID("before", of: ForumPost.self)
  if after != nil && before != nil {
    throw Failure.field("before", "invalid", "is given, or after, and not both")
  }
  let limit = try call.number("limit", range: Endpoint.QueryParameter.pageSizes) ?? 50
  return try await call.answer(
    ForumQueries.replies(of: call.id("postId"), after: after, before: before, limit: limit))
}

/// Replies in a thread.
func replyToPost(_ call: Call) async throws -> Response {
  let input = try call.input(ReplyToPost.self)
  return try await call.answerCreated(ForumQueries.reply(input, to: call.id("postId"))) {
    "/forum/\($0)"
  }
}

/// Changes a post.
func updatePost(_ call: Call) async throws -> Response {
  try await call.answer(
    ForumQueries.update(
      call.id("postId"), changes: call.inputText(), version: call.ifMatch()))
}

/// Deletes a post.
func deletePost(_ call: Call) async throws -> Response {
  try await call.answerDone(ForumQueries.delete(call.id("postId")))
}

/// What a post said before.
func listPostVersions(_ call: Call) async throws -> Response {
  try await call.answer(ForumQueries.versions(of: call.id("postId")))
}

/// Notes that the caller has read a thread.
func readThread(_ call: Call) async throws -> Response {
  let input = try call.input(ReadThread.self)
  return try await call.answer(ForumQueries.markRead(call.id("postId"), upTo: input.replyId))
}

/// Tells the caller of replies in a thread.
func followThread(_ call: Call) async throws -> Response {
  try await call.answerDone(ForumQueries.follow(call.id("postId"), true))
}

/// Tells the caller no more of replies in a thread.
func unfollowThread(_ call: Call) async throws -> Response {
  try await call.answerDone(ForumQueries.follow(call.id("postId"), false))
}

extension Call {
  /// What is looked for, if anything: 1 to 200 characters.
  func searchText() throws -> String? {
    guard let text = request.query["q"], !text.isEmpty else { return nil }
    guard text.unicodeScalars.count <= 200 else {
      throw Failure.field("q", "length", "takes 1 to 200 characters")
    }
    return text
  }
}
