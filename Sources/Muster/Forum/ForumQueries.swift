import MusterModels
import Postgres

/// Statements about forums.
enum ForumQueries {
  /// What narrows the list is in its statement only if it is asked for: a condition that may be
  /// none keeps PostgreSQL from using an index.
  static func threads(of group: Group.ID, fitting text: String?, unread: Bool) -> Listing {
    var name = "forum.threads"
    var conditions = "t.\"groupId\" = $3::uuid"
    if text == nil {
      conditions += " and $4::text is null"
    } else {
      name += ".text"
      conditions += " and t.id in (select api.matching_threads($3::uuid, $4::text))"
    }
    if unread {
      name += ".unread"
      conditions += " and t.id in (select api.unread_threads($3::uuid))"
    }
    return Listing(
      name: name, columns: "t.*", source: "api.forum_threads as t where " + conditions,
      order: "t.\"isPinned\" desc, t.\"lastActivityAt\" desc, t.id",
      parameters: [Parameter(group.uuid), Parameter(text)],
      page: Listing.Page(keys: "t.id") { "api.forum_threads as t where t.id = any(array(\($0)))" },
      requirement: .role(group, permission: "view_forum"))
  }

  static func open(_ input: OpenThread, in group: Group.ID) -> Query<Document> {
    answering(
      "forum.open", "open_thread($1::uuid, $2::text, $3::text, $4::uuid[])",
      Parameter(group.uuid), Parameter(input.title), Parameter(input.body),
      Parameter(array: ids(input.mentions)))
  }

  static func markForumRead(_ group: Group.ID) -> Query<Void> {
    .command("forum.read", "select public.mark_forum_read($1::uuid)", Parameter(group.uuid))
  }

  static func thread(_ post: ForumPost.ID) -> Query<Document> {
    .read(
      "forum.thread", "select body, version from api.thread($1::uuid)", Parameter(post.uuid))
  }

  static func replies(
    of post: ForumPost.ID, after: ForumPost.ID?, before: ForumPost.ID?, limit: Int
  ) -> Query<Document> {
    .read(
      "forum.replies", "select body from api.replies($1::uuid, $2::uuid, $3::uuid, $4::integer)",
      Parameter(post.uuid), Parameter(after?.uuid), Parameter(before?.uuid), Parameter(limit))
  }

  static func reply(_ input: ReplyToPost, to post: ForumPost.ID) -> Query<Document> {
    answering(
      "forum.reply", "reply_to_post($1::uuid, $2::text, $3::uuid[], $4::uuid)",
      Parameter(post.uuid), Parameter(input.body), Parameter(array: ids(input.mentions)),
      Parameter(input.inReplyToId?.uuid))
  }

  static func update(
    _ post: ForumPost.ID, changes: String, version: Int64?
  ) -> Query<Document> {
    answering(
      "forum.update", "update_post($1::uuid, $2::jsonb, $3::bigint)", Parameter(post.uuid),
      Parameter(changes), Parameter(version))
  }

  static func delete(_ post: ForumPost.ID) -> Query<Void> {
    .command("forum.delete", "select public.delete_post($1::uuid)", Parameter(post.uuid))
  }

  static func versions(of post: ForumPost.ID) -> Query<Document> {
    .read("forum.versions", "select body from api.post_versions($1::uuid)", Parameter(post.uuid))
  }

  static func markRead(_ post: ForumPost.ID, upTo reply: ForumPost.ID?) -> Query<Document> {
    answering(
      "forum.thread_read", "mark_thread_read($1::uuid, $2::uuid)", Parameter(post.uuid),
      Parameter(reply?.uuid))
  }

  static func follow(_ post: ForumPost.ID, _ isFollowing: Bool) -> Query<Void> {
    .command(
      "forum.follow", "select public.follow_thread($1::uuid, $2::boolean)",
      Parameter(post.uuid), Parameter(isFollowing))
  }

  private static func ids(_ people: [User.ID]?) -> [String] {
    (people ?? []).map(\.description)
  }

  /// A change, and the post after it in the same statement.
  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, version from api.post_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
