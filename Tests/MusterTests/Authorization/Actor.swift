import Postgres

/// Every kind of caller that there is. Those who are or were in a group are so in each group of
/// the world (`World`), in the same state.
enum Actor: String, CaseIterable, Sendable {
  /// Not signed in: role `anon`.
  case visitor
  /// Signed in, with nothing in common.
  case stranger
  /// Invited by id; has not answered.
  case invited
  /// An active member with the role Member.
  case member
  /// An active member with the role Observer.
  case observer
  case paused
  /// Left of their own accord.
  case left
  case removed
  case leader
  /// Leads a group that has nothing to do with these.
  case other
  /// An active member of a group that is itself a member (K13).
  case inner
  /// Holds the platform role Platform Admin.
  case admin
  /// Background work: `muster_jobs` as `service_role`.
  case service
  /// The server's login, without having taken a role.
  case web

  /// Those who have an account.
  static let people = allCases.filter { ![.visitor, .service, .web].contains($0) }

  /// The actor's place in the account ids of the world, and in the columns of a matrix.
  var number: Int { Actor.allCases.firstIndex(of: self) ?? 0 }

  /// The account's id in every world.
  var id: String { "00000000-0000-4000-8000-0000000000" + (number < 10 ? "0" : "") + "\(number)" }

  /// What heads its column: the first four letters.
  var column: String { String(rawValue.prefix(4)) }

  /// The login that the actor comes by.
  var login: String { self == .service ? "muster_jobs" : "muster_web" }

  /// Makes a session of the login this actor's.
  var becoming: String {
    switch self {
    case .visitor: #"set role anon; set request.jwt.claims = '{"role":"anon"}'"#
    case .service: "set role service_role"
    case .web: ""
    default:
      """
      set role authenticated;
      set request.jwt.claims = '{"sub":"\(id)","session_id":"\(sessionID)","role":"authenticated"}'
      """
    }
  }

  /// The open session that each account of a world has.
  var sessionID: String { id.replacing("-4000-", with: "-4001-") }
}

/// A connection that stays one actor. Each statement is a transaction of its own.
struct ActorSession: Sendable {
  let actor: Actor
  private let connection: DirectConnection

  init(_ actor: Actor, on connectionString: String) async throws {
    self.actor = actor
    connection = try await DirectConnection.connect(connectionString + " user=\(actor.login)")
    try await connection.execute(script: actor.becoming)
  }

  func close() { connection.close() }

  /// The rows of a statement, each column as text.
  @discardableResult
  func rows(_ sql: String) async throws -> [[String?]] {
    try await connection.texts(sql)
  }

  /// Runs several statements in one transaction of their own.
  func script(_ sql: String) async throws { try await connection.execute(script: sql) }

  /// The rows, or the SQLSTATE of the refusal.
  func attempt(_ sql: String) async throws -> Attempt {
    do {
      return .rows(try await rows(sql))
    } catch let error as PostgresError {
      return .refused(error.sqlState)
    }
  }

  /// What a statement is refused with; nil when it goes through.
  func refusal(_ sql: String) async throws -> PostgresError? {
    do {
      try await rows(sql)
      return nil
    } catch let error as PostgresError {
      return error
    }
  }

  enum Attempt: Equatable {
    case rows([[String?]])
    case refused(String)

    var sqlState: String? {
      if case .refused(let state) = self { return state }
      return nil
    }

    /// The first column of each row.
    var keys: Set<String>? {
      if case .rows(let rows) = self { return Set(rows.map { ($0.first ?? nil) ?? "" }) }
      return nil
    }
  }
}
