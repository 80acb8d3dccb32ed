extension World {
  /// Rows of dinners for the groups by place, written past all triggers: what each table shows to
  /// whom is asked of them, not how they come about.
  static let dinner = """
    set session_replication_role = replica;
    insert into public.dinner_groups (group_id, is_ready, is_live)
    select g.id, g.name = 'other', g.name = 'other' from public.groups as g
    where g.name in ('main', 'hidden', 'public', 'archived', 'other');
    insert into public.dinner_seats (group_id, slot, user_id, video_url)
    select g.id, 1, world.person(s.actor), 'https://videos.example.org/1'
    from (values ('main', 'observer'), ('hidden', 'paused'), ('public', 'invited'),
      ('archived', 'removed')) as s (place, actor)
    join public.groups as g on g.name = s.place;
    insert into public.dinner_parties
    (host_group_id, guest_group_id, status, starts_at, title, ended_at)
    select g.id, case when g.name in ('hidden', 'public') then o.id end,
      s.status::public.dinner_party_status, now() + interval '1 day', 'Soup',
      case when s.status not in ('open', 'agreed') then now() end
    from (values ('main', 'open'), ('hidden', 'agreed'), ('public', 'completed'),
      ('archived', 'cancelled'), ('other', 'cancelled')) as s (place, status)
    join public.groups as g on g.name = s.place
    join public.groups as o on o.name = 'other';
    insert into public.dinner_party_places (party_id, place)
    select p.id, 'Harbour 4' from public.dinner_parties as p;
    insert into public.dinner_engagements (group_id, party_id, side)
    select p.host_group_id, p.id, 'host' from public.dinner_parties as p;
    insert into public.dinner_requests (party_id, group_id, status)
    select p.id, g.id, 'ended' from public.groups as g
    join public.dinner_parties as p on p.title = 'Soup'
    join public.groups as o on o.id = p.host_group_id and o.name = 'other'
    where g.name in ('main', 'hidden', 'public', 'archived');
    set session_replication_role = origin;
    """

  /// Makes a crew of a group whose people are actors: alone (`idle`), with an open party to which
  /// nobody has asked (`host`) or `other`'s crew has (`crew`), or agreed with that one (`agreed`).
  /// One group is so at a time.
  static let dinnerFunctions = """
    create function world.make_dinner(made uuid, state text) returns uuid language plpgsql as $$
    declare
      others uuid := (select g.id from public.groups as g where g.name = 'other');
      extra uuid;
      request uuid;
    begin
      delete from public.dinner_groups;
      delete from public.group_holds as h where h.reason = 'dinner';
      for number in 1..2 loop
        extra := ('00000000-0000-4000-8002-00000000000' || number)::uuid;
        insert into auth.users (id, email, raw_user_meta_data)
        values (extra, 'extra' || number || '@example.org', '{"full_name":"Extra"}')
        on conflict do nothing;
        insert into public.group_memberships (group_id, user_id, added_by_user_id)
        values (others, extra, extra) on conflict do nothing;
      end loop;
      insert into public.dinner_groups (group_id) values (made), (others);
      insert into public.dinner_seats (group_id, slot, user_id, video_url)
      select m.group_id, row_number() over (partition by m.group_id order by m.user_id), m.user_id,
        'https://videos.example.org/1'
      from public.group_memberships as m
      where m.user_id is not null and m.status in ('active', 'paused')
        and m.group_id in (made, others);
      perform muster.refresh_crew(made), muster.refresh_crew(others);
      if state <> 'idle' then
        perform world.become('leader');
        perform public.put_dinner_party(made, now() + interval '1 day', 'Soup');
      end if;
      if state in ('crew', 'agreed') then
        perform world.become('other');
        request := public.request_dinner_party(made);
      end if;
      if state = 'agreed' then
        perform world.become('leader'), public.accept_dinner_request(request);
      end if;
      return request;
    end
    $$;
    """
}
