import MusterModels
import Postgres

/// Statements of the routes for platform admins. Each function checks who calls.
enum AdminQueries {
  static func users(
    matching words: String?, state: String?, page: Int, pageSize: Int
  ) -> Query<Document> {
    .read(
      "admin.users", "select api.admin_users($1::text, $2::text, $3::bigint, $4::integer)",
      Parameter(words), Parameter(state), Parameter(page), Parameter(pageSize))
  }

  static func user(_ id: User.ID) -> Query<Document> {
    .read("admin.user", "select body from api.admin_user($1::uuid)", Parameter(id.uuid))
  }

  static func ban(_ id: User.ID, _ ban: String) -> Query<Document> {
    .change(
      "admin.ban",
      "select body, null::bigint as version from api.ban_user($1::uuid, $2::jsonb)",
      Parameter(id.uuid), Parameter(ban))
  }

  static func unban(_ id: User.ID) -> Query<Document> {
    .change(
      "admin.unban",
      """
      select body, null::bigint as version from api.admin_user(public.unban_user($1::uuid))
      """, Parameter(id.uuid))
  }

  static func givePlatformAdmin(_ id: User.ID) -> Query<Void> {
    .command(
      "admin.give_platform_admin", "select public.give_platform_admin($1::uuid)",
      Parameter(id.uuid))
  }

  static func takePlatformAdmin(_ id: User.ID) -> Query<Void> {
    .command(
      "admin.take_platform_admin", "select public.take_platform_admin($1::uuid)",
      Parameter(id.uuid))
  }

  static func groups(
    matching words: String?, archived: String?, page: Int, pageSize: Int
  ) -> Query<Document> {
    .read(
      "admin.groups", "select api.admin_groups($1::text, $2::text, $3::bigint, $4::integer)",
      Parameter(words), Parameter(archived), Parameter(page), Parameter(pageSize))
  }

  static func analytics(bucket: String, from: String?, to: String?) -> Query<Document> {
    .read(
      "admin.analytics", "select api.admin_analytics($1::text, $2::date, $3::date)",
      Parameter(bucket), Parameter(from), Parameter(to))
  }

  static let settings = Query<Document>.read("admin.settings", "select api.platform_settings()")

  /// The changes and the settings after them, in one statement: the argument is evaluated first.
  static func updateSettings(_ changes: String) -> Query<Document> {
    .change(
      "admin.update_settings",
      "select api.platform_settings() from public.update_platform_settings($1::jsonb)",
      Parameter(changes))
  }

  // Reading is written down, so these are changes.
  static func chats(
    of person: User.ID, reason: String, page: Int, pageSize: Int
  ) -> Query<Document> {
    .change(
      "admin.disclose_chats",
      "select api.disclose_chats($1::uuid, $2::text, $3::bigint, $4::integer)",
      Parameter(person.uuid), Parameter(reason), Parameter(page), Parameter(pageSize))
  }

  static func expenses(
    of group: Group.ID, reason: String, page: Int, pageSize: Int
  ) -> Query<Document> {
    .change(
      "admin.disclose_expenses",
      "select api.disclose_expenses($1::uuid, $2::text, $3::bigint, $4::integer)",
      Parameter(group.uuid), Parameter(reason), Parameter(page), Parameter(pageSize))
  }

  static func settlements(
    of group: Group.ID, reason: String, page: Int, pageSize: Int
  ) -> Query<Document> {
    .change(
      "admin.disclose_settlements",
      "select api.disclose_settlements($1::uuid, $2::text, $3::bigint, $4::integer)",
      Parameter(group.uuid), Parameter(reason), Parameter(page), Parameter(pageSize))
  }

  static func messages(
    of chat: Chat.ID, reason: String, before message: Message.ID?, limit: Int
  ) -> Query<Document> {
    .change(
      "admin.disclose_messages",
      "select api.disclose_messages($1::uuid, $2::text, $3::uuid, $4::integer)",
      Parameter(chat.uuid), Parameter(reason), Parameter(message?.uuid), Parameter(limit))
  }
}
