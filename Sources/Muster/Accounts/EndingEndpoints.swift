import HTTPServer
import MusterModels
import Postgres

extension Endpoint {
  /// Taking one's data along, and ending one's account (A7).
  static let ending = [
    Endpoint(
      method: .get, path: "/me/export", operation: "exportMe",
      summary: "Everything that is kept of the caller", tag: "Accounts",
      query: [
        .init(
          name: "auditBefore", schema: .integer,
          description: "Changes before the entry of this id; see nextAuditBefore.",
          range: 1...Int.max)
      ],
      success: .ok(.of(AccountExport.self)),
      limits: { [.byCaller("export", $0, 30, per: 3600)] }, isLimited: true,
      handler: exportMe),
    Endpoint(
      method: .delete, path: "/me", operation: "deleteMe",
      summary: "Ends the caller's account for good", tag: "Accounts",
      body: .of(DeleteAccount.self), problems: [.invalidCredentials],
      // One count for all that asks for the password: guesses are guesses.
      limits: { [.byCaller("change_password", $0, 10, per: 300)] }, isLimited: true,
      handler: deleteMe),
  ]
}

/// Everything that is kept of the caller.
func exportMe(_ call: Call) async throws -> Response {
  let before = try call.number("auditBefore", range: 1...Int.max)
  return try await call.answer(EndingQueries.export(auditBefore: before))
}

/// Ends the caller's account, if the password is right.
func deleteMe(_ call: Call) async throws -> Response {
  let input = try call.input(DeleteAccount.self)
  let (user, session, present) = try await call.requirePassword(input.password, field: "password")
  try await call.services.database.run(
    EndingQueries.delete(user: user, session: session, checkedHash: present.hash), as: .server)
  return Response(status: call.endpoint.success.status)
}

extension Call {
  /// Compares a password with the caller's present one, outside of any transaction.
  /// - Throws: `invalid_values` that names the field when it is another.
  func requirePassword(
    _ password: String, field: String
  ) async throws -> (User.ID, Session.ID, present: (hash: String?, email: String?)) {
    guard case .person(let user, let session) = caller else { throw Failure(.notSignedIn) }
    let present = try await services.database.run(
      AccountQueries.passwordHash(user: user, session: session), as: .server)
    guard try await services.passwords.verify(password, against: present.hash) else {
      throw Failure.field(field, "wrong", "is not the present password")
    }
    return (user, session, present)
  }
}

/// Statements of the end of an account.
enum EndingQueries {
  static func export(auditBefore: Int?) -> Query<Document> {
    .read("accounts.export", "select api.my_export($1::bigint)", Parameter(auditBefore))
  }

  static func delete(user: User.ID, session: Session.ID, checkedHash: String?) -> Query<Void> {
    .command(
      "accounts.delete", "select auth.delete_account($1::uuid, $2::uuid, $3::text)",
      Parameter(user.uuid), Parameter(session.uuid), Parameter(checkedHash))
  }
}
