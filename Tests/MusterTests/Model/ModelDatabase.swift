@testable import Postgres

/// A database in which operations are executed, each a transaction of its own as role
/// `authenticated`, and read back in the names of the sequence.
final class ModelDatabase {
  static let absent = "00000000-0000-4000-8000-000000000000"

  private let connection: ServerConnection
  /// Functions of `public` that are there; operations on others are left out.
  private let functions: Set<String>
  let catalogue: Catalogue
  private(set) var world = 0
  private var ids: [String: String] = [:]
  private var tokens: [String: String] = [:]

  enum Outcome: Sendable {
    case done
    case refused(String, String)
  }

  init(connectionString: String) throws {
    connection = try ServerConnection.open(
      connectionString, timeout: .seconds(10), applicationName: "model", settings: [("jit", "off")])
    catalogue = try Self.readCatalogue(connection)
    _ = try Self.rows(connection, Self.script)
    _ = try Self.rows(connection, Self.asked)
    functions = Set(
      try Self.rows(
        connection,
        "select proname from pg_proc where pronamespace = 'public'::regnamespace"
      ).compactMap { $0[0] })
    let bits = catalogue.permissions.enumerated().map { "('\($1)', \($0))" }
    _ = try Self.rows(
      connection,
      """
      insert into model.bits select p.id, v.bit from public.permissions as p
      join (values \(bits.joined(separator: ", "))) as v (name, bit) using (name)
      """)
  }

  /// Whether the schema has what an operation calls.
  func has(_ function: String) -> Bool { functions.contains(function) }

  private static func rows(
    _ connection: ServerConnection, _ sql: String
  ) throws -> [[String?]] {
    guard let result = connection.execute(sql) else { throw PoolError.connectionLost }
    guard result.isSuccess else { throw PostgresError(result.pointer) }
    let rows = Rows(result)
    let columns = rows.columns.count
    return try rows.map { row in
      try (0..<columns).map { try row.get($0, as: String?.self) }
    }
  }

  private static func readCatalogue(_ connection: ServerConnection) throws -> Catalogue {
    let names = try rows(connection, "select name from public.permissions where scope = 'group'")
      .compactMap { $0[0] }
    let empty = Catalogue(permissions: names, templates: [])
    let numbers = Dictionary(
      uniqueKeysWithValues: empty.permissions.enumerated().map { ($1, $0) })
    let roles = try rows(
      connection,
      """
      select t.name, t.succession, t.min_members, t.max_members, t.has_join_code, t.is_fixed,
      q.role_name, r.is_leader, q.is_default, q.is_joiner, (
        select string_agg(p.name, ',') from public.role_template_permissions as g
        join public.permissions as p on p.id = g.permission_id
        where g.role_template_id = r.id and g.granted)
      from public.group_templates as t
      join public.group_template_roles as q on q.group_template_id = t.id
      join public.role_templates as r on r.id = q.role_template_id order by 1, 7
      """)
    var templates: [String: [[String?]]] = [:]
    for row in roles { templates[row[0] ?? "", default: []].append(row) }
    return Catalogue(
      permissions: names,
      templates: templates.values.map { rows in
        let row = rows[0]
        return Catalogue.Template(
          name: row[0] ?? "", succession: Model.Succession(rawValue: row[1] ?? "") ?? .protect,
          minMembers: row[2].flatMap { Int($0) }, maxMembers: row[3].flatMap { Int($0) },
          hasJoinCode: row[4] == "t", isFixed: row[5] == "t",
          roles: rows.map { row in
            var set = PermissionSet()
            for name in (row[10] ?? "").split(separator: ",") {
              if let number = numbers[String(name)] { set.insert(number: number) }
            }
            return Catalogue.Role(
              name: row[6] ?? "", isLeader: row[7] == "t", isDefault: row[8] == "t",
              isJoiner: row[9] == "t", permissions: set)
          })
      })
  }

  // MARK: Worlds

  /// New people, who know of nothing and nobody.
  func begin(people: [Model.Person]) throws {
    world += 1
    ids = [:]
    tokens = [:]
    // Names of worlds that are over: what shows of those now shows as an id.
    _ = try Self.rows(connection, "delete from model.symbols where world < \(world)")
    let values = people.indices.map { index in
      """
      (gen_random_uuid(), 'p\(index)-\(world)@example.org', \
      \(people[index].isVerified ? "now()" : "null"), '{"full_name": "p\(index)"}'::jsonb)
      """
    }
    let rows = try Self.rows(
      connection,
      """
      insert into auth.users (id, email, confirmed_at, raw_user_meta_data)
      values \(values.joined(separator: ", "))
      returning id, raw_user_meta_data ->> 'full_name'
      """)
    for row in rows { ids[row[1] ?? ""] = row[0] }
    let symbols = ids.sorted(by: { $0.key < $1.key }).map { "('\($1)', \(world), '\($0)')" }
    _ = try Self.rows(
      connection, "insert into model.symbols values \(symbols.joined(separator: ", "))")
    for (index, person) in people.enumerated() where person.isAdmin {
      _ = try Self.rows(
        connection,
        """
        insert into public.user_platform_roles (user_id, platform_role_id)
        select '\(id("p\(index)"))', r.id from public.platform_roles as r
        where r.name = 'Platform Admin'
        """)
    }
  }

  /// The id of what a name stands for; that of nothing, if it was never made.
  func id(_ symbol: String) -> String { ids[symbol] ?? Self.absent }

  private func name(_ symbol: String, _ id: String) throws {
    ids[symbol] = id
    _ = try Self.rows(
      connection, "insert into model.symbols values ('\(id)', \(world), '\(symbol)')")
  }

  /// Executes an operation.
  func execute(_ operation: Operation) throws -> Outcome {
    let answer: String?
    do {
      answer = try Self.rows(connection, script(operation)).first?.first ?? nil
    } catch let error as PostgresError {
      return .refused(error.sqlState, error.constraint ?? error.message)
    }
    try register(operation, answer ?? "")
    return .done
  }

  private func register(_ operation: Operation, _ answer: String) throws {
    switch operation.kind {
    case .createGroup(let group, _):
      try name(group, answer)
      let roles = try Self.rows(
        connection,
        """
        insert into model.symbols select r.id, \(world), '\(group).' || r.name
        from public.group_roles as r where r.group_id = '\(answer)' returning symbol, id
        """)
      for role in roles { ids[role[0] ?? ""] = role[1] }
    case .createRole(_, let role, _): try name(role, answer)
    case .invite(_, let invite, let addressee, _, _):
      // A row in its text form: the id, and a link's token.
      let fields = answer.dropFirst().dropLast().split(
        separator: ",", omittingEmptySubsequences: false
      ).map(String.init)
      if ids.values.contains(fields[0]) { return }
      try name(invite, fields[0])
      if addressee == .link { tokens[invite] = fields[1] }
    default: break
    }
  }

  /// What the SQL of an operation is: a transaction of its own.
  private func script(_ operation: Operation) -> String {
    switch operation.kind {
    case .passTime(let invite):
      return """
        update public.invites set expires_at = now() - interval '1 second'
        where id = '\(id(invite))' and status = 'pending'
        """
    case .sweep: return "select muster.expire_invites()"
    default:
      return """
        select set_config('model.key', \(key(operation)), true);
        select set_config('request.jwt.claims', '{"sub":"\(id("p\(operation.actor)"))"}', true),
        set_config('role', 'authenticated', true);
        select \(call(operation))
        """
    }
  }

  /// A code or token that the caller types, which they may not look up as themselves.
  private func key(_ operation: Operation) -> String {
    switch operation.kind {
    case .join(let group, let stale):
      let former = """
        select c.code from model.codes as c where c.group_id = '\(id(group))' and c.code not in (
          select code from public.group_join_codes) limit 1
        """
      let present =
        "select c.code from public.group_join_codes as c where c.group_id = '\(id(group))'"
      return "coalesce((\(stale ? former : present)), '22222222')"
    case .accept(let invite, .token), .decline(let invite, .token):
      if let token = tokens[invite] { return "'\(token)'" }
      return """
        coalesce((select m.payload ->> 'token' from muster.mails as m join public.invites as i
        on i.invitee_email operator(extensions.=) m.recipient and i.token_hash
        = sha256(convert_to(m.payload ->> 'token', 'UTF8')) where i.id = '\(id(invite))'), 'none')
        """
    case .accept(let invite, .id), .decline(let invite, .id): return "'\(id(invite))'"
    default: return "''"
    }
  }

  // MARK: Reading back

  func state() throws -> String {
    try Self.rows(connection, "select model.state(\(world))").first?.first.flatMap { $0 } ?? ""
  }

  func seen(by people: [Model.Person]) throws -> String {
    let ids = people.indices.map { "'\(id("p\($0)"))'" }.joined(separator: ",")
    let admins = people.map { "\($0.isAdmin)" }.joined(separator: ",")
    return try Self.rows(
      connection,
      """
      select set_config('role', 'authenticated', true);
      select model.seen(\(world), array[\(ids)]::uuid[], array[\(admins)])
      """
    ).first?.first.flatMap { $0 } ?? ""
  }

  func asked(
    by people: [Model.Person], about groups: [String], _ permission: Int
  ) throws -> String {
    let ids = people.indices.map { "'\(id("p\($0)"))'" }.joined(separator: ",")
    return try Self.rows(
      connection,
      """
      select set_config('role', 'authenticated', true);
      select model.asked(\(world), array[\(ids)]::uuid[], \
      '{\(groups.joined(separator: ","))}', '\(catalogue.permissions[permission])')
      """
    ).first?.first.flatMap { $0 } ?? ""
  }
}
