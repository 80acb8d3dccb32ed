import MusterModels
import Postgres

/// Whom a request is run as. The database decides what that allows.
enum Caller: Sendable, Hashable {
  /// Someone who has not signed in: role `anon`.
  case visitor
  /// A signed-in person: role `authenticated`, once the session is found to stand (A3).
  case person(User.ID, session: Session.ID)
  /// The server itself, at the entry points of accounts: no role is taken.
  case server
  /// Background work: role `service_role`, on connections of its own.
  case service

  /// Statements are prepared once a role: a plan that changes roles is made anew each time.
  var statementPrefix: String {
    switch self {
    case .visitor: "visitor."
    case .person: "person."
    case .server: "server."
    case .service: "service."
    }
  }

  /// What comes first in the batch, taking role and claims for its transaction.
  var prelude: Command? {
    switch self {
    case .visitor: Command(Self.visitorPrelude)
    case .person(let user, let session):
      Command(Self.personPrelude, Parameter(user.uuid), Parameter(session.uuid))
    case .server: nil
    case .service: Command(Self.servicePrelude)
    }
  }

  private static let visitorPrelude = Statement(
    "prelude.visitor",
    """
    select set_config('request.jwt.claims', '{"role":"anon"}', true), \
    set_config('role', 'anon', true)
    """)
  // The role is taken last: the session check needs the login's own.
  private static let personPrelude = Statement(
    "prelude.person",
    """
    select set_config('request.jwt.claims', auth.session_claims($1::uuid, $2::uuid), true), \
    set_config('role', 'authenticated', true)
    """)
  private static let servicePrelude = Statement(
    "prelude.service",
    """
    select set_config('request.jwt.claims', '{"role":"service_role"}', true), \
    set_config('role', 'service_role', true)
    """)
}
