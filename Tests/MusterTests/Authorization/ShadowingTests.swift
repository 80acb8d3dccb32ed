import Testing

@testable import Muster

/// Attacks on functions by names and by values.
@Suite struct ShadowingTests {
  @Test("R3: temporary types, tables, functions and operators shadow nothing of a definer function")
  func temporaryObjects() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let signatures = FunctionMatrixTests.expectations
        .filter { $0.grantees.contains("authenticated") }.map(\.signature)
      for type in ["uuid", "text", "jsonb", "bytea", "citext", "timestamptz", "json"] {
        let session = try await ActorSession(.leader, on: world.server.superuser)
        defer { session.close() }
        let base = type == "citext" ? "text" : type
        try await session.script(
          """
          create temporary table trace (who name);
          create function pg_temp.evil(value pg_catalog.\(base)) returns boolean
          language plpgsql as $$
          begin
            if current_user <> 'authenticated' then
              raise exception using errcode = 'EVIL1';
            end if;
            return true;
          end $$;
          create domain pg_temp.\(type) as pg_catalog.\(base) check (pg_temp.evil(value));
          create temporary table users as select null::pg_catalog.uuid as id, true as is_active;
          create temporary table groups (id pg_catalog.uuid);
          create temporary table group_memberships (group_id pg_catalog.uuid);
          create function pg_temp.caller() returns pg_catalog.uuid return null::pg_catalog.uuid;
          create function pg_temp.now() returns pg_catalog.timestamptz
          return null::pg_catalog.timestamptz;
          create function pg_temp.equals(a pg_catalog.uuid, b pg_catalog.uuid)
          returns boolean return true;
          create operator pg_temp.= (
            leftarg = pg_catalog.uuid, rightarg = pg_catalog.uuid, function = pg_temp.equals);
          set search_path = pg_temp, public
          """)
        for signature in signatures {
          try await session.script("begin")
          for call in calls(signature, world) {
            try await session.script("savepoint before")
            let state = try await session.attempt(call).sqlState
            #expect(state != "EVIL1", "\(type): \(call)")
            try await session.script("rollback to before")
          }
          try await session.script("rollback")
        }
      }
    }
  }

  /// A call that gets past the first checks, as far as arguments can tell.
  private func calls(_ signature: String, _ world: World) -> [String] {
    let name = signature.prefix { $0 != "(" }
    let types = signature.dropFirst(name.count + 1).dropLast().split(separator: ", ")
    let texts = ["'\(world.groups[.main] ?? "")'", "'\(Actor.member.id)'"]
    return texts.map { text in
      let values = types.enumerated().map { index, type in
        switch type {
        case "uuid":
          (index == 0 ? "'\(world.groups[.main] ?? "")'" : "'\(Actor.member.id)'")
            + "::pg_catalog.uuid"
        case "text": text + "::pg_catalog.text"
        case "jsonb": "'{\"description\":\"x\"}'::pg_catalog.jsonb"
        case "bytea": "''::pg_catalog.bytea"
        case "boolean": "true"
        default: "null"
        }
      }
      return "select * from \(name)(\(values.joined(separator: ", ")))"
    }
  }

  @Test("R3: quotes, backslashes and dollars in any text parameter are text, everywhere")
  func injection() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let hostile = [
        "'", "''", "\\", "\\'", "$1", "$$", "${x}", "%", "_%", "\"", "'; drop table groups; --",
        "' or '1'='1", "' union select password_hash from auth.users --", "%s %I %L", "{}", "[]",
        "\u{1F980}", "a\u{0301}", "\u{202E}", "\n", "\t", String(repeating: "x", count: 10_000),
      ]
      for function in FunctionMatrixTests.expectations
      where function.signature.contains("text") || function.signature.contains("jsonb") {
        let actor: Actor =
          function.grantees.contains("authenticated")
          ? .leader : function.grantees == "muster_web" ? .web : .service
        guard function.grantees != "" else { continue }
        let session = try await ActorSession(actor, on: world.server.superuser)
        defer { session.close() }
        for text in hostile {
          let attempt = try await session.attempt(call(function.signature, text, world))
          let state = attempt.sqlState ?? "ok"
          // Ours, a value or a constraint that is not met; never a syntax error or an inner one.
          #expect(
            state == "ok" || state.hasPrefix("MU") || state.hasPrefix("22")
              || state.hasPrefix("23"),
            "\(function.signature) with \(text.prefix(40)): \(state)")
          if case .rows(let rows) = attempt {
            #expect(!rows.joined().contains { $0?.contains("$argon2") == true })
          }
        }
      }
      #expect(try await server.value("select count(*) from auth.users") != "0")
      #expect(try await server.value("select count(*) > 4 from public.groups") == "t")
    }
  }

  private func call(_ signature: String, _ text: String, _ world: World) -> String {
    let quoted = "'" + text.replacing("'", with: "''") + "'"
    let name = signature.prefix { $0 != "(" }
    let types = signature.dropFirst(name.count + 1).dropLast().split(separator: ", ")
    let values = types.map { type in
      switch type {
      case "text": quoted + "::text"
      case "uuid": "'\(world.groups[.main] ?? "")'::uuid"
      case "jsonb": "jsonb_build_object('name', \(quoted)::text, 'fullName', \(quoted)::text)"
      case "text[]": "array[\(quoted)::text]"
      case "bytea": "convert_to(\(quoted), 'UTF8')"
      case "integer", "integer[]": type.hasSuffix("]") ? "array[60]" : "null::integer"
      default: "null::\(type)"
      }
    }
    return "select * from \(name)(\(values.joined(separator: ", ")))"
  }
}
