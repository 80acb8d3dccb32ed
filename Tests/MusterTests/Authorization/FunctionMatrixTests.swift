import Foundation
import Testing

@testable import Muster

/// Who may execute what, and what each function does for callers who are nobody or give nothing.
@Suite struct FunctionMatrixTests {
  struct Expectation: Equatable {
    let signature: String
    let grantees: String
    let runsAs: String
    let check: String
    let onNulls: String

    /// The word for nulls from an actor.
    func onNulls(by actor: Actor) -> String {
      let words = onNulls.split(separator: "|")
      return String((actor == .admin ? words.last : words.first) ?? "")
    }
  }

  static let expectations: [Expectation] = {
    var found: [Expectation] = []
    var grantees = ""
    var runsAs = ""
    var signature = ""
    for line in FunctionExpectations.text.split(separator: "\n") {
      let indentation = line.prefix { $0 == " " }.count
      let words = line.split(separator: " ")
      switch indentation {
      case 0:
        grantees = words[0].dropLast() == "nobody" ? "" : String(words[0].dropLast())
        runsAs = String(words[1])
      case 2: signature = line.trimmingCharacters(in: .whitespaces)
      default:
        found.append(
          Expectation(
            signature: signature, grantees: grantees, runsAs: runsAs, check: String(words[0]),
            onNulls: String(words[1])))
      }
    }
    return found
  }()

  /// Functions with those who may execute them besides the owner.
  static let catalog = """
    select f.signature, f.grantees, f.runs_as from (
      select n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')'
          as signature,
        coalesce((
          select string_agg(
            case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end, ',' order by 1)
          from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
          where a.grantee <> p.proowner
        ), '') as grantees,
        case when p.prosecdef then 'definer' else 'invoker' end as runs_as
      from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in ('auth', 'muster', 'public', 'api')
    ) as f where f.grantees <> '' or f.runs_as = 'definer'
    """

  @Test("R3: who may execute which function is as listed, and every definer function has a reason")
  func listed() async throws {
    try await TestServer.with { server in
      let present = try await server.rows(Self.catalog)
        .map { $0.map { $0 ?? "" }.joined(separator: " | ") }
      let expected = Self.expectations.map { "\($0.signature) | \($0.grantees) | \($0.runsAs)" }
      #expect(Set(present).subtracting(expected).sorted() == [], "not in the list")
      #expect(Set(expected).subtracting(present).sorted() == [], "not in the database")
      #expect(expected.count == Set(expected).count)
    }
  }

  @Test("R3: no function is executed by an actor to whom it is not granted")
  func ungranted() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let signatures = try await server.rows(
        """
        select n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')'
        from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
        where n.nspname in ('auth', 'muster', 'public', 'api') and p.prokind = 'f'
          and p.prorettype <> 'trigger'::regtype and p.provariadic = 0
        """
      ).compactMap { $0.first ?? nil }
      var cells = 0
      var denials = 0
      for (actor, role) in [
        (Actor.visitor, "anon"), (.member, "authenticated"), (.service, "service_role"),
        (.web, "muster_web"),
      ] {
        let session = try await ActorSession(actor, on: world.server.superuser)
        defer { session.close() }
        for signature in signatures {
          cells += 1
          let expected = Self.expectations.first { $0.signature == signature }
          guard expected?.grantees.split(separator: ",").contains(Substring(role)) != true else {
            continue
          }
          let attempt = try await session.attempt(Self.call(signature))
          denials += 1
          #expect(attempt.sqlState == "42501", "\(actor) \(signature)")
        }
      }
      print("function matrix: \(cells) cells, \(denials) denials")
    }
  }

  @Test(
    "R3: definer functions check the caller first: without a person they refuse or answer nothing")
  func nobody() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let session = try await ActorSession(.member, on: world.server.superuser)
      defer { session.close() }
      for claims in ["", "{}", #"{"sub":null}"#, #"{"sub":"\#(Actor.service.id)"}"#] {
        try await session.script("set request.jwt.claims = '\(claims)'")
        for function in Self.expectations where function.grantees.contains("authenticated") {
          let attempt = try await session.attempt(Self.call(function.signature))
          let state = attempt.sqlState
          switch function.check {
          case "caller":
            // An id that is nobody's is as good as no session.
            let expected = claims.contains("000") ? "MU002" : "MU001"
            #expect(
              state == expected || state == function.onNulls && state == "MU034",
              "\(function.signature) with \(claims)")
          default: #expect(state == nil, "\(function.signature) with \(claims)")
          }
          guard function.check == "uid", function.signature != "auth.jwt()",
            function.signature != "auth.uid()", case .rows(let rows) = attempt
          else { continue }
          let answers = rows.joined().compactMap { $0 }.filter { $0 != "f" && $0 != "" }
          #expect(answers == [], "\(function.signature) with \(claims)")
        }
      }
    }
  }

  @Test("R3: nulls for every argument are refused or change nothing, and never fail inside")
  func nulls() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      for (actor, role) in [
        (Actor.visitor, "anon"), (.member, "authenticated"), (.leader, "authenticated"),
        (.admin, "authenticated"), (.service, "service_role"), (.web, "muster_web"),
      ] {
        for function in Self.expectations
        where function.grantees.split(separator: ",").contains(Substring(role)) {
          let session = try await ActorSession(actor, on: world.server.superuser)
          defer { session.close() }
          try await session.script("begin")
          let attempt = try await session.attempt(Self.call(function.signature))
          #expect(
            attempt.sqlState ?? "ok" == function.onNulls(by: actor),
            "\(actor) \(function.signature)")
          guard attempt.sqlState == nil, role == "authenticated",
            !["public.sign_out(boolean)", "api.renew_session()"].contains(function.signature)
          else { continue }
          let written = try await session.rows(
            "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_xact_user_tables")
          #expect(written == [["0"]], "\(actor) \(function.signature)")
        }
      }
    }
  }

  /// The call of a function with nulls for every argument.
  private static func call(_ signature: String) -> String {
    let name = signature.prefix { $0 != "(" }
    let types = signature.dropFirst(name.count + 1).dropLast().split(separator: ", ")
    return "select * from \(name)(" + types.map { "null::\($0)" }.joined(separator: ", ") + ")"
  }
}
