extension TableExamples {
  private static let other = "'00000000-0000-4000-8000-00000000000b'"

  static let messaging: [Self] = [
    Self(
      table: "public.chats", row: ["kind": "'event'"],
      keys: [
        "chats_like_group_id_key": ["like_group_id": person],
        "chats_group_id_key": ["kind": "'group'", "group_id": person],
        "chats_pair_key": [
          "kind": "'direct'", "low_user_id": person, "high_user_id": other,
        ],
      ],
      checks: [
        "chats_kind_known": .known("kind", "event"),
        "chats_kind_parts": .refuses(
          ["kind": "'group'"], ["kind": "'direct'"], ["group_id": person],
          ["kind": "'direct'", "low_user_id": person]),
        "chats_pair_order": .refuses([
          "kind": "'direct'", "low_user_id": other, "high_user_id": person,
        ]),
        "chats_title_length": .length("title", 1...200),
      ]),
    Self(
      table: "public.messages", row: ["body": "'Hello'"],
      checks: [
        "messages_body_length": .writing("body", 4000),
        "messages_body_printable": .printable("body", lines: true),
        "messages_deleted_body": .refuses(["body": "null"], ["deleted_at": "now()"]),
      ]),
    Self(
      table: "public.blocks",
      row: ["blocker_id": person, "blocked_id": other],
      checks: ["blocks_not_oneself": .refuses(["blocked_id": person])]),
    Self(
      table: "public.forum_posts", row: ["title": "'Hello'", "body": "'World'"],
      keys: [
        "forum_posts_position_key": ["thread_id": person, "title": "null", "position": "1"]
      ],
      checks: [
        "forum_posts_title_length": .visible("title", 200),
        "forum_posts_title_printable": .printable("title"),
        "forum_posts_title_of_thread": .refuses(["title": "null"], ["thread_id": person]),
        "forum_posts_body_length": .visible("body", 20_000),
        "forum_posts_body_printable": .printable("body", lines: true),
        "forum_posts_body_deleted": .refuses(
          ["body": "null"], ["title": "null", "deleted_at": "now()"]),
        "forum_posts_edited": .refuses(["edited_at": "now()"], ["edited_by_user_id": person]),
        "forum_posts_hidden": .refuses(["hidden_at": "now()"], ["hidden_by_user_id": person]),
        "forum_posts_hidden_reason_hidden": .refuses(["hidden_reason": "'Rude'"]),
        "forum_posts_hidden_reason_length": CheckExample(
          refused: [
            hidden.merging(["hidden_reason": "repeat('x', 501)"]) { $1 },
            hidden.merging(["hidden_reason": "' '"]) { $1 },
            hidden.merging(["hidden_reason": #"E'\u00a0'"#]) { $1 },
          ],
          accepted: [hidden.merging(["hidden_reason": "repeat('x', 500)"]) { $1 }]),
        "forum_posts_hidden_reason_printable": .refuses(
          hidden.merging(["hidden_reason": #"E'a\x07b'"#]) { $1 }),
        "forum_posts_thread_alone": .refuses(
          reply.merging(["is_pinned": "true"]) { $1 },
          reply.merging(["is_locked": "true"]) { $1 },
          reply.merging(["reply_count": "1"]) { $1 },
          reply.merging(["last_position": "1"]) { $1 }),
        "forum_posts_in_reply_to_of_thread": .refuses(["in_reply_to_id": person]),
        "forum_posts_reply_count_range": .refuses(["reply_count": "-1"]),
      ]),
    Self(
      table: "public.feedback",
      row: ["author_id": person, "recipient_id": other, "body": "'Well done'"],
      checks: [
        "feedback_not_oneself": .refuses(["recipient_id": person]),
        "feedback_body_length": .visible("body", 5000),
        "feedback_body_printable": .printable("body", lines: true),
        "feedback_body_withdrawn": .refuses(["body": "null"], ["withdrawn_at": "now()"]),
      ]),
    Self(
      table: "public.notifications",
      keys: [
        "notifications_direct_message_key": [
          "user_id": person, "kind": "'direct_message'", "data": #"'{"chatId": "a"}'"#,
        ],
        "notifications_forum_replied_key": [
          "user_id": person, "kind": "'forum_replied'", "data": #"'{"threadId": "a"}'"#,
        ],
      ]),
  ]

  private static let hidden = ["hidden_at": "now()", "hidden_by_user_id": person]
  private static let reply = ["title": "null", "thread_id": person]
}
