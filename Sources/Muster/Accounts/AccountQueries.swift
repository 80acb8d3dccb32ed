import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Statements of the account routes. Those of signing in run as the server itself: nobody else
/// may call them.
enum AccountQueries {
  /// A session that was opened: for whom, and what to answer.
  struct Opened: Sendable {
    let user: User.ID
    let session: Session.ID
    let refreshToken: String
    let account: [UInt8]
  }

  /// What a password is compared with.
  struct Credentials: Sendable {
    let user: User.ID
    let hash: String?
  }

  static func signUp(
    _ input: SignUp, passwordHash: String, userAgent: String?, address: String
  ) -> Query<Opened> {
    Query(
      lane: .exclusive, name: "accounts.sign_up",
      sql: """
        select user_id, session_id, refresh_token, body \
        from auth.sign_up($1::text, $2::text, $3::text, $4::text, $5::text, $6::text)
        """,
      parameters: [
        Parameter(input.email), Parameter(passwordHash), Parameter(input.fullName),
        Parameter(input.inviteToken), Parameter(userAgent), Parameter(address),
      ]
    ) { rows in
      guard let row = rows.first else { throw NoRow() }
      return try opened(row)
    }
  }

  static func credentials(email: String) -> Query<Credentials?> {
    Query(
      lane: .shared, name: "accounts.credentials",
      sql: "select user_id, password_hash from auth.credentials($1::text)",
      parameters: [Parameter(email)]
    ) { rows in
      guard let row = rows.first, let user = try row.get(0, as: UUID?.self) else { return nil }
      return Credentials(user: User.ID(user), hash: try row.get(1, as: String?.self))
    }
  }

  static func signIn(
    _ credentials: Credentials, newHash: String?, userAgent: String?, address: String
  ) -> Query<Opened> {
    let user = credentials.user
    return Query(
      lane: .exclusive, name: "accounts.sign_in",
      sql: """
        select session_id, refresh_token, body \
        from auth.sign_in($1::uuid, $2::text, $3::text, $4::text, $5::text)
        """,
      parameters: [
        Parameter(user.uuid), Parameter(credentials.hash), Parameter(newHash),
        Parameter(userAgent), Parameter(address),
      ]
    ) { rows in
      guard let row = rows.first else { throw NoRow() }
      return Opened(
        user: user, session: Session.ID(try row.get(0, as: UUID.self)),
        refreshToken: try row.get(1), account: try row.get(2, as: [UInt8].self))
    }
  }

  /// The next session state, or nil when the token is refused.
  static func refresh(_ token: String) -> Query<Opened?> {
    Query(
      lane: .exclusive, name: "accounts.refresh",
      sql: """
        select user_id, session_id, refresh_token, body from auth.refresh_session($1::text)
        """,
      parameters: [Parameter(token)]
    ) { rows in
      guard let row = rows.first, try row.get(0, as: UUID?.self) != nil else { return nil }
      return try opened(row)
    }
  }

  private static func opened(_ row: Row) throws -> Opened {
    Opened(
      user: User.ID(try row.get(0, as: UUID.self)),
      session: Session.ID(try row.get(1, as: UUID.self)), refreshToken: try row.get(2),
      account: try row.get(3, as: [UInt8].self))
  }

  static func signOut(everySession: Bool) -> Query<Void> {
    .command(
      "accounts.sign_out", "select public.sign_out($1::boolean)", Parameter(everySession))
  }

  static func verifyEmail(_ token: String) -> Query<Void> {
    .command("accounts.verify_email", "select auth.verify_email($1::text)", Parameter(token))
  }

  static let resendVerification = Query<Void>.command(
    "accounts.resend_verification", "select public.resend_verification()")

  static func requestPasswordReset(email: String) -> Query<Void> {
    .command(
      "accounts.request_password_reset", "select auth.request_password_reset($1::text)",
      Parameter(email))
  }

  static func resetPassword(token: String, hash: String) -> Query<Void> {
    .command(
      "accounts.reset_password", "select auth.reset_password($1::text, $2::text)",
      Parameter(token), Parameter(hash))
  }

  /// The present password's hash, and the address, which is no password.
  static func passwordHash(
    user: User.ID, session: Session.ID
  ) -> Query<(hash: String?, email: String?)> {
    Query(
      lane: .shared, name: "accounts.password_hash",
      sql: "select password_hash, email from auth.password_hash_of($1::uuid, $2::uuid)",
      parameters: [Parameter(user.uuid), Parameter(session.uuid)]
    ) { rows in
      guard let row = rows.first else { throw NoRow() }
      return (hash: try row.get(0), email: try row.get(1))
    }
  }

  /// The address that a token to reset a password went to; nil for a token that is none.
  static func resetAddress(token: String) -> Query<String?> {
    Query(
      lane: .shared, name: "accounts.reset_address", sql: "select auth.reset_address($1::text)",
      parameters: [Parameter(token)]
    ) { rows in
      try rows.first?.get(0, as: String?.self) ?? nil
    }
  }

  static func changePassword(
    user: User.ID, session: Session.ID, checkedHash: String?, newHash: String
  ) -> Query<Void> {
    .command(
      "accounts.change_password",
      "select auth.change_password($1::uuid, $2::uuid, $3::text, $4::text)",
      Parameter(user.uuid), Parameter(session.uuid), Parameter(checkedHash), Parameter(newHash))
  }

  static func requestEmailChange(
    user: User.ID, checkedHash: String?, email: String
  ) -> Query<Void> {
    .command(
      "accounts.request_email_change",
      "select auth.request_email_change($1::uuid, $2::text, $3::text)",
      Parameter(user.uuid), Parameter(checkedHash), Parameter(email))
  }

  static let cancelEmailChange = Query<Void>.command(
    "accounts.cancel_email_change", "select public.cancel_email_change()")

  static let sessions = Listing(
    name: "accounts.sessions", columns: "*", source: "api.sessions",
    order: "\"createdAt\" desc, id")

  static func endSession(_ id: Session.ID) -> Query<Void> {
    .command("accounts.end_session", "select public.end_session($1::uuid)", Parameter(id.uuid))
  }

  static let me = Query<Document>.read("accounts.me", "select api.me()")

  /// The changes and the profile after them, in one statement: the argument is evaluated first.
  static func updateMe(_ changes: String) -> Query<Document> {
    .change(
      "accounts.update_me",
      """
      select api.me() from public.update_profile($1::jsonb)
      """, Parameter(changes))
  }

  static func notifications(unreadOnly: Bool) -> Listing {
    Listing(
      name: unreadOnly ? "accounts.notifications_unread" : "accounts.notifications",
      columns: "*",
      source: "api.notifications" + (unreadOnly ? " where \"readAt\" is null" : ""),
      order: "\"createdAt\" desc, id")
  }

  static func readNotifications(_ ids: [UserNotification.ID]?) -> Query<Void> {
    .command(
      "accounts.read_notifications",
      """
      update public.notifications set read_at = now() \
      where user_id = (select auth.uid()) and read_at is null \
      and ($1::uuid[] is null or id = any($1::uuid[]))
      """, ids.map { Parameter(array: $0.map(\.uuid)) } ?? .null)
  }

  static func findUser(email: String) -> Listing {
    Listing(
      name: "accounts.find_user", columns: "*", source: "api.find_user($3::text)", order: "id",
      parameters: [Parameter(email)])
  }
}
