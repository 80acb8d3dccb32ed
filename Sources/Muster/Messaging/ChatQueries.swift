import MusterModels
import Postgres

/// Statements about chats and messages.
enum ChatQueries {
  /// From the caller's own, few, to the chats: the policy alone would have all of them looked at.
  static let mine = Listing(
    name: "chats.mine", columns: "c.*",
    source: "api.chats as c where c.id in (select m.chat_id from muster.my_chats as m)",
    countSource: "muster.my_chats", order: "c.\"updatedAt\" desc, c.id")

  static func open(with person: User.ID) -> Query<Document> {
    opening("chats.open_direct", "open_direct_chat", Parameter(person.uuid))
  }

  static func open(of group: Group.ID) -> Query<Document> {
    opening("chats.open_group", "open_group_chat", Parameter(group.uuid))
  }

  /// The chat, and as its version whether it is new.
  private static func opening(
    _ name: String, _ function: String, _ parameter: Parameter
  ) -> Query<Document> {
    .change(
      name,
      """
      select a.body, o.is_new::integer::bigint as version from public.\(function)($1::uuid) as o \
      cross join lateral api.chat_answer(o.chat_id) as a
      """, parameter)
  }

  static func get(_ chat: Chat.ID) -> Query<Document> {
    .read(
      "chats.get", "select row_to_json(c)::text from api.chats as c where c.id = $1::uuid",
      Parameter(chat.uuid))
  }

  static func messages(
    of chat: Chat.ID, before message: Message.ID?, limit: Int
  ) -> Query<Document> {
    .read(
      "messages.list", "select api.messages($1::uuid, $2::uuid, $3::integer)",
      Parameter(chat.uuid), Parameter(message?.uuid), Parameter(limit))
  }

  /// Whether the caller may delete what others wrote, which is so in chats of groups only.
  static func moderates(_ chat: Chat.ID) -> Query<Document> {
    .read(
      "chats.moderates",
      """
      select exists (
        select from api.chats as c join muster.my_permissions as p on p.group_id = c."groupId"
        where c.id = $1::uuid and p.permission = 'moderate_forum'
      )::text
      """, Parameter(chat.uuid))
  }

  /// Somebody whom the caller is acquainted with (A6); null when they are not.
  static func person(_ person: User.ID) -> Query<Document> {
    .read(
      "chats.person",
      """
      select coalesce((
        select json_build_object('id', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)
        from public.users as u where u.id = $1::uuid
      ), 'null')::text
      """, Parameter(person.uuid))
  }

  static func post(_ body: String, to chat: Chat.ID) -> Query<Document> {
    .change(
      "messages.post",
      """
      select body, null::bigint as version \
      from api.message_answer(public.post_message($1::uuid, $2::text))
      """, Parameter(chat.uuid), Parameter(body))
  }

  static func markRead(_ chat: Chat.ID, upTo message: Message.ID?) -> Query<Document> {
    .change(
      "chats.read",
      """
      select body, null::bigint as version \
      from api.chat_answer(public.mark_chat_read($1::uuid, $2::uuid))
      """, Parameter(chat.uuid), Parameter(message?.uuid))
  }

  static func edit(_ message: Message.ID, _ body: String) -> Query<Document> {
    .change(
      "messages.edit",
      """
      select body, null::bigint as version \
      from api.message_answer(public.edit_message($1::uuid, $2::text))
      """, Parameter(message.uuid), Parameter(body))
  }

  static func delete(_ message: Message.ID) -> Query<Void> {
    .command(
      "messages.delete", "select public.delete_message($1::uuid)", Parameter(message.uuid))
  }

  static let blocks = Listing(
    name: "blocks.mine", columns: "b.*", source: "api.blocks as b where true",
    order: "b.\"createdAt\" desc, b.\"userId\"")

  static func block(_ person: User.ID) -> Query<Void> {
    .command("blocks.put", "select public.block_person($1::uuid)", Parameter(person.uuid))
  }

  static func unblock(_ person: User.ID) -> Query<Void> {
    .command("blocks.delete", "select public.unblock_person($1::uuid)", Parameter(person.uuid))
  }
}
