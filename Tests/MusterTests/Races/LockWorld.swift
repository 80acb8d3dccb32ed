import Postgres

@testable import Muster

/// A database with people in it for the tests of locks, and the short forms of their SQL: `<ann>`
/// goes on as Ann, `@group` is the id that was kept as `group`.
enum LockWorld {
  /// A new database in which something has happened.
  static func make(_ events: [String]) async throws -> String {
    let database = try await TestDatabase.make()
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    for script in [people] + events.map(fill) {
      try await connection.execute(script: script)
    }
    return database
  }

  /// The SQL that short forms stand for.
  static func fill(_ sql: String) -> String {
    sql.replacing(#/<(\w+)>/#) { "select test.become('\($0.1)');" }
      .replacing(#/(^|[^\w<'])@(\w+)/#) { "\($0.1)test.id('\($0.2)')" }
  }

  /// Ada and Ben administer the platform; nobody is in a group.
  private static let people = """
    create schema test;
    grant usage on schema test to public;
    create table test.things (name text primary key, value text not null);
    create function test.said(name text) returns text language sql stable as $$
      select t.value from test.things as t where t.name = said.name
    $$;
    create function test.id(name text) returns uuid language sql stable as $$
      select test.said(id.name)::uuid
    $$;
    create function test.keep(name text, value anyelement) returns void language sql as $$
      insert into test.things values (keep.name, keep.value::text)
      on conflict (name) do update set value = excluded.value
    $$;
    create function test.become(name text) returns void language sql as $$
      select set_config(
        'request.jwt.claims', json_build_object('sub', test.id(name))::text, false)
    $$;
    create function test.join(group_name text, variadic people text []) returns void
    language plpgsql as $$
    declare
      person text;
    begin
      foreach person in array people loop
        perform test.become(person);
        perform public.join_group(c.code)
        from public.group_join_codes as c where c.group_id = test.id(group_name);
      end loop;
    end
    $$;
    -- As a default: ids that run against the place in the table.
    create sequence test.numbers;
    create function test.falling_id() returns uuid language sql security definer as $$
      select ('ffffffff-0000-4000-8000-'
        || lpad((999999 - nextval('test.numbers'))::text, 12, '0'))::uuid
    $$;
    insert into auth.users (id, email, password_hash, confirmed_at)
    select ('00000000-0000-4000-8000-' || lpad(p.number::text, 12, '0'))::uuid,
      p.name || '@example.org', 'hash', now()
    from unnest('{ada,ben,ann,bob,cid,dan,eve,fay,gus,hal,ivy}'::text[])
      with ordinality as p (name, number);
    insert into auth.sessions (id, user_id) select u.id, u.id from auth.users as u;
    insert into test.things select split_part(u.email, '@', 1), u.id from auth.users as u;
    select muster.give_platform_admin(test.id(a.name), null)
    from unnest('{ada,ben}'::text[]) as a (name)
    """
}
