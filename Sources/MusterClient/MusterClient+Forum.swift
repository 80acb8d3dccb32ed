#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

public import MusterModels

/// The forums of groups.
extension MusterClient {
  /// The threads of a forum: pinned ones, then those with the latest posts.
  public func threads(
    of group: Group.ID, fitting text: String? = nil, unread: Bool? = nil, page: Int? = nil,
    pageSize: Int? = nil
  ) async throws -> Page<ForumThread> {
    try await get(
      "/groups/\(group)/forum",
      query: [
        "q": text, "unread": unread.map { $0 ? "true" : "false" }, "page": page,
        "pageSize": pageSize,
      ])
  }

  /// Opens a thread.
  @discardableResult
  public func openThread(
    _ request: OpenThread, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> ForumPost {
    try await post("/groups/\(group)/forum", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Notes that the person has read all of a forum.
  public func markForumRead(_ group: Group.ID) async throws {
    try await perform(.post, "/groups/\(group)/forum/read")
  }

  /// A thread with its first replies; of a reply, its thread with replies from it on. `etag` is of
  /// the post that was asked for.
  public func thread(_ post: ForumPost.ID) async throws -> Tagged<ThreadWithReplies> {
    let answer = try await perform(.get, "/forum/\(post)")
    return Tagged(try answer.decode(), etag: answer.headers["ETag"])
  }

  /// Replies of a thread, the oldest first: after a post, or just before one.
  public func replies(
    to post: ForumPost.ID, after: ForumPost.ID? = nil, before: ForumPost.ID? = nil,
    limit: Int? = nil
  ) async throws -> ForumReplies {
    try await get(
      "/forum/\(post)/replies", query: ["after": after, "before": before, "limit": limit])
  }

  /// Replies in a thread; to a reply, as an answer to it.
  @discardableResult
  public func reply(
    _ request: ReplyToPost, to post: ForumPost.ID, idempotencyKey: String? = nil
  ) async throws -> ForumPost {
    try await self.post("/forum/\(post)/replies", request, idempotencyKey: idempotencyKey)
      .decode()
  }

  /// Changes a post.
  @discardableResult
  public func updatePost(
    _ post: ForumPost.ID, _ changes: UpdatePost, ifMatch: String? = nil
  ) async throws -> Tagged<ForumPost> {
    var headers = HTTPHeaders()
    headers["If-Match"] = ifMatch
    let answer = try await perform(
      .patch, "/forum/\(post)", body: MusterJSON.encode(changes), headers: headers)
    return Tagged(try answer.decode(), etag: answer.headers["ETag"])
  }

  /// Deletes a post.
  public func deletePost(_ post: ForumPost.ID) async throws {
    try await perform(.delete, "/forum/\(post)")
  }

  /// What a post said before, the latest first.
  public func versions(of post: ForumPost.ID) async throws -> [ForumPostVersion] {
    let versions: ForumPostVersions = try await get("/forum/\(post)/versions")
    return versions.items
  }

  /// Notes that the person has read a thread, up to a reply or all of it.
  @discardableResult
  public func markThreadRead(
    _ post: ForumPost.ID, upTo reply: ForumPost.ID? = nil, idempotencyKey: String? = nil
  ) async throws -> ForumPost {
    try await self.post(
      "/forum/\(post)/read", ReadThread(replyId: reply), idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Tells the person of replies in a thread.
  public func followThread(_ post: ForumPost.ID) async throws {
    try await perform(.put, "/forum/\(post)/follow")
  }

  /// Tells the person no more of replies in a thread.
  public func unfollowThread(_ post: ForumPost.ID) async throws {
    try await perform(.delete, "/forum/\(post)/follow")
  }
}
