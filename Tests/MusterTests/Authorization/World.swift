import Foundation
import MusterModels

@testable import Muster
@testable import Postgres

/// A database with an account for every kind of actor, and groups in which each of them is what
/// its name says.
struct World: Sendable {
  let server: TestServer
  /// The groups by place, made alike but for what the place says.
  let groups: [Place: String]
  /// As superuser, and one for all that is asked: what a connection has planned once, it knows.
  private let connection: DirectConnection

  enum Place: String, CaseIterable, Sendable {
    case main
    /// With `show_member_list` off.
    case hidden
    case `public`
    /// Archived, and public before and still.
    case archived
  }

  /// What is made in a group besides its people.
  enum Content: String, CaseIterable, Sendable {
    case money, journey, forum, event, lunch
  }

  /// - Parameter dines: with rows of dinners that came about in no other way (`dinner`).
  init(_ server: TestServer, dines: Bool = false) async throws {
    self.server = server
    connection = try await DirectConnection.connect(server.superuser)
    for script in [
      Self.accounts, Self.functions, Self.dinnerFunctions, Self.moneyFunctions,
      Self.journeyFunctions, Self.forumFunctions,
    ] { try await connection.execute(script: script) }
    var groups: [Place: String] = [:]
    for place in Place.allCases { groups[place] = try await Self.makeGroup(place, connection) }
    self.groups = groups
    try await sql(Self.rest)
    if dines { try await sql(Self.dinner + Self.owed) }
  }

  /// The same world on another server, whose database is a copy.
  init(_ server: TestServer, copyOf world: World) async throws {
    self.server = server
    connection = try await DirectConnection.connect(server.superuser)
    groups = world.groups
  }

  /// One more group in which everybody is what they are, for a test to change.
  func makeGroup(
    _ place: Place = .main, with contents: [Content] = Content.allCases
  ) async throws -> String {
    try await Self.makeGroup(place, with: contents, connection)
  }

  private static func makeGroup(
    _ place: Place, with contents: [Content] = Content.allCases, _ connection: DirectConnection
  ) async throws -> String {
    let list = contents.map(\.rawValue).joined(separator: ",")
    let made = try await connection.texts("select world.make_group('\(place)', '{\(list)}')")
    return made.first?.first.flatMap { $0 } ?? ""
  }

  /// Runs a script as superuser.
  func sql(_ script: String) async throws { try await connection.execute(script: script) }

  /// The rows of a query as superuser, each column as text.
  func rows(_ query: String) async throws -> [[String?]] { try await connection.texts(query) }

  /// The one value of a query as superuser.
  func value(_ query: String) async throws -> String? { try await rows(query).first?.first ?? nil }

  /// An access token for the actor, as the server would issue.
  func token(_ actor: Actor, session: String? = nil) throws -> String? {
    guard let user = UUID(uuidString: actor.id),
      let session = UUID(uuidString: session ?? actor.sessionID), actor != .visitor
    else { return nil }
    return server.application.services.tokens.issue(
      user: User.ID(user), session: Session.ID(session))
  }

  /// The e-mail address of an actor.
  static func email(_ actor: Actor) -> String { "\(actor)@example.org" }

  private static var accounts: String {
    let values = Actor.people.map { "('\($0.id)', '\(email($0))', '\($0)', '\($0.sessionID)')" }
    return """
      create schema world;
      create table world.people as
      select v.id::uuid, v.email, v.actor, v.session_id::uuid
      from (values \(values.joined(separator: ", "))) as v (id, email, actor, session_id);
      insert into auth.users (id, email, confirmed_at, raw_user_meta_data)
      select p.id, p.email, now(), jsonb_build_object('full_name', p.actor) from world.people as p;
      insert into auth.sessions (id, user_id) select p.session_id, p.id from world.people as p;
      insert into public.user_platform_roles (user_id, platform_role_id)
      select p.id, r.id from world.people as p
      join public.platform_roles as r on r.name = 'Platform Admin' where p.actor = 'admin';
      insert into public.platform_roles (name) values ('Of no use');
      insert into public.user_platform_roles (user_id, platform_role_id)
      select p.id, r.id from world.people as p
      join public.platform_roles as r on r.name = 'Of no use' where p.actor = 'stranger';
      """
  }

  private static let functions = """
    create function world.become(actor text) returns void language sql as $$
      select set_config('request.jwt.claims', json_build_object('sub', (
        select p.id from world.people as p where p.actor = become.actor))::text, true)
    $$;
    create function world.person(actor text) returns uuid language sql as $$
      select p.id from world.people as p where p.actor = person.actor
    $$;
    create function world.role(group_id uuid, name text) returns uuid language sql as $$
      select r.id from public.group_roles as r
      where r.group_id = role.group_id and r.name = role.name
    $$;
    create table world.links (group_id uuid, token text, refresh_token text);
    create table world.events (
      group_id uuid, event_id uuid, pending_id uuid, approved_id uuid, chat_id uuid,
      message_id uuid
    );
    create table world.lunches (group_id uuid, lunch_id uuid, restaurant_id uuid);
    -- The leader's lunch for the group, which Member has joined; the leader has voted.
    create function world.make_lunch(group_id uuid) returns void language plpgsql as $$
    declare
      restaurant uuid;
      lunch uuid;
    begin
      perform world.become('leader');
      restaurant := public.save_restaurant(null, jsonb_build_object(
        'name', 'Soup ' || group_id, 'address', 'Quay 4', 'lat', 1, 'lng', 1));
      lunch := public.create_lunch(current_date + 2, 1, 1, group_id => make_lunch.group_id);
      perform world.become('member'), public.join_lunch(lunch);
      perform world.become('leader'), public.cast_lunch_vote(lunch, restaurant);
      insert into public.visit_history (user_id, restaurant_id, visited_on)
      values (world.person('member'), restaurant, current_date),
        (world.person('leader'), restaurant, current_date);
      insert into world.lunches values (make_lunch.group_id, lunch, restaurant);
    end
    $$;
    -- The leader's event. Member has applied, and asked Observer along; Other was let in.
    create function world.make_event(group_id uuid) returns void language plpgsql as $$
    declare
      event uuid;
      pending uuid;
      approved uuid;
      chat uuid;
    begin
      perform world.become('leader');
      event := public.create_event('Event', '', now() + interval '1 day', 'Here');
      perform world.become('member');
      pending := public.apply_to_event(event, array[world.person('observer')]);
      perform world.become('other');
      approved := public.apply_to_event(event);
      perform world.become('leader'), public.decide_application(approved, true);
      select g.chat_id into chat from public.like_groups as g where g.id = approved;
      perform world.become('other');
      insert into world.events
      values (group_id, event, pending, approved, chat, public.post_message(chat, 'Hello'));
    end
    $$;
    create function world.make_group(place text, contents text []) returns uuid
    language plpgsql as $$
    declare
      made uuid;
      link record;
      by_code text;
      joiner text;
    begin
      perform world.become('leader');
      made := public.create_group(place, is_public => place in ('public', 'archived'),
        show_member_list => place <> 'hidden');
      select * into link from public.create_invite(made, max_uses => 9);
      insert into world.links (group_id, token) values (made, link.token);
      select c.code into by_code from public.group_join_codes as c where c.group_id = made;
      foreach joiner in array array['paused', 'left', 'removed'] loop
        perform world.become(joiner), public.join_group(by_code);
      end loop;
      -- These two came by a link, which stays open, and have been away once.
      foreach joiner in array array['member', 'observer'] loop
        perform world.become(joiner), public.accept_invite(link.token);
        perform public.leave_group(made), public.accept_invite(link.token);
      end loop;
      if 'money' = any(contents) then perform world.make_money(made); end if;
      if 'journey' = any(contents) then perform world.make_journey(made); end if;
      if 'forum' = any(contents) then perform world.make_forum(made); end if;
      perform world.become('leader');
      perform public.unassign_role(made, world.person('observer'), world.role(made, 'Member'));
      perform public.assign_role(made, world.person('observer'), world.role(made, 'Observer'));
      perform public.pause_member(made, world.person('paused'));
      perform public.remove_member(made, world.person('removed'));
      perform world.become('left'), public.leave_group(made);
      perform world.become('leader');
      perform public.create_invite(made, invitee_user_id => world.person('invited'));
      perform public.create_invite(made, invitee_email => 'nobody@example.net');
      -- Leads to where nothing is sent, and asks for little.
      with hook as (
        select w.id from public.create_webhook(
          made, 'http://127.0.0.1:9/', event_types => array['group.deleted']) as w
      )
      insert into muster.webhook_deliveries
      (webhook_id, event_id, type, url, payload, status, finished_at)
      select hook.id, gen_random_uuid(), 'group.changed', 'http://127.0.0.1:9/', '{}', 'failed',
        now() from hook;
      if 'event' = any(contents) then perform world.make_event(made); end if;
      if 'lunch' = any(contents) then perform world.make_lunch(made); end if;
      perform world.become('leader');
      if place = 'archived' then
        perform public.archive_group(made);
      else
        insert into public.group_memberships
        (group_id, member_group_id, edge_role_id, added_by_user_id)
        select made, g.id, world.role(made, 'Member'), g.created_by_user_id
        from public.groups as g where g.name = 'inner';
        insert into muster.group_closure (inner_group_id, outer_group_id, group_role_id)
        select g.id, made, world.role(made, 'Member')
        from public.groups as g where g.name = 'inner'
        on conflict do nothing;
      end if;
      return made;
    end
    $$;
    select world.become('inner'), public.create_group('inner');
    select world.become('other'), public.create_group('other');
    """

  /// A row in each table that the groups do not fill.
  private static let rest = """
    insert into public.group_holds (group_id, reason)
    select g.id, 'test' from public.groups as g
    where g.name in ('main', 'hidden', 'public', 'archived');
    -- Another's, for no group.
    select world.become('other'), public.create_lunch(current_date + 2, 1, 1);
    insert into auth.one_time_tokens (token_hash, user_id, purpose, email, expires_at)
    select 'token', p.id, 'verify_email', p.email, now() + interval '1 day'
    from world.people as p where p.actor = 'member';
    insert into auth.rate_limits (key, window_started_at, hits) values ('key', now(), 1);
    insert into auth.refresh_tokens (token_hash, session_id)
    select 'token', p.session_id from world.people as p where p.actor = 'member';
    insert into public.notification_settings (user_id) select p.id from world.people as p;
    select world.become('admin'), public.create_webhook(
      null, 'http://127.0.0.1:9/', event_types => array['group.deleted']);
    insert into muster.idempotency_keys (caller_id, route, key, request_hash)
    select p.id, 'POST /', 'key', 'hash' from world.people as p where p.actor = 'member';
    """
}
