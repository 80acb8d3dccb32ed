extension ModelDatabase {
  /// What the comparison adds to a database: names for ids, and functions that say the whole
  /// state, and what each person sees of it, in lines of text.
  static let script = """
    create schema model;
    grant usage on schema model to authenticated;
    -- What things are called in a sequence; things of other worlds have other numbers.
    create table model.symbols (id uuid primary key, world integer not null, symbol text not null);
    create index on model.symbols (world);
    create table model.bits (permission_id uuid primary key, bit integer not null);
    grant select on model.symbols, model.bits to authenticated;
    create table model.codes (group_id uuid, code text, primary key (group_id, code));

    -- Accounts are deleted by the server, which knows the password's hash; here, by the person.
    create function public.delete_my_account() returns void security definer
    language plpgsql as $$
    declare
      caller_id uuid := auth.uid();
      made uuid;
    begin
      update auth.users set password_hash = 'checked' where id = caller_id;
      insert into auth.sessions (user_id) select id from auth.users where id = caller_id
      returning id into made;
      perform auth.delete_account(caller_id, made, 'checked');
    end $$;

    create function model.is_on(value boolean) returns text immutable language sql as
    $$ select case when value then '+' else '-' end $$;

    -- Everything of a world, in lines that begin with what they are about.
    create function model.state(world integer) returns text
    set plan_cache_mode = force_generic_plan language plpgsql as $$
    declare
      lines text[];
      ids uuid[];
    begin
      select array_agg(s.id) into ids from model.symbols as s
      where s.world = state.world and s.symbol ~ '^g[0-9]+$';
      insert into model.codes select c.group_id, c.code from public.group_join_codes as c
      where c.group_id = any (ids) on conflict do nothing;
      select coalesce(array_agg(x.line order by x.line collate "C"), '{}') into lines from (
        select 'group ' || s.symbol || ' public' || model.is_on(g.is_public) || ' list'
        || model.is_on(g.show_member_list) || ' ' || g.succession || ' max='
        || coalesce(g.max_members::text, '') || ' count=' || g.member_count || ' archived'
        || model.is_on(g.archived_at is not null) || ' code' || model.is_on(exists (
          select from public.group_join_codes as c where c.group_id = g.id))
        || ' inherits' || model.is_on(coalesce((g.settings ->> 'inheritance')::boolean, true))
        as line
        from public.groups as g join model.symbols as s on s.id = g.id where g.id = any (ids)
        union all
        select 'member ' || s.symbol || '/' || u.symbol || ' ' || m.status || ' needs'
        || model.is_on(m.needs_invite) || ' before=' || coalesce(m.status_before_invite, '')
        || ' spells=' || (select count(*) from public.membership_spells as p
          where p.membership_id = m.id)
        || ' roles=' || coalesce((select string_agg(t.symbol, ',' order by t.symbol collate "C")
          from public.user_group_roles as r join model.symbols as t on t.id = r.group_role_id
          where r.group_id = m.group_id and r.user_id = m.user_id), '')
        from public.group_memberships as m join model.symbols as s on s.id = m.group_id
        join model.symbols as u on u.id = m.user_id where m.group_id = any (ids)
        union all
        select 'order ' || s.symbol || ' '
        || string_agg(u.symbol, ',' order by m.joined_at, m.user_id)
        from public.group_memberships as m join model.symbols as s on s.id = m.group_id
        join model.symbols as u on u.id = m.user_id
        where m.group_id = any (ids) and m.status in ('active', 'paused') group by s.symbol
        union all
        select 'role ' || coalesce(s.symbol, r.id::text) || ' leader' || model.is_on(r.is_leader)
        || ' joiner' || model.is_on(r.is_joiner) || ' named ' || r.name || ' may='
        || case when r.is_leader then 'all' else coalesce((select sum(1::bigint << b.bit)
          from public.group_role_permissions as q
          join model.bits as b using (permission_id)
          where q.group_role_id = r.id and q.granted), 0)::text end
        from public.group_roles as r left join model.symbols as s on s.id = r.id
        where r.group_id = any (ids)
        union all
        select 'edge ' || s.symbol || '>' || i.symbol || ' ' || m.status || ' ' || t.symbol
        from public.group_memberships as m join model.symbols as s on s.id = m.group_id
        join model.symbols as i on i.id = m.member_group_id
        join model.symbols as t on t.id = m.edge_role_id
        where m.group_id = any (ids) and m.status in ('invited', 'active')
        union all
        select 'invite ' || s.symbol || ' ' || i.status || ' uses=' || i.use_count || ' max='
        || coalesce(i.max_uses::text, '') || ' by=' || b.symbol || ' to='
        || coalesce(u.symbol, '@' || split_part(i.invitee_email::text, '-', 1), 'link') || ' role='
        || coalesce(t.symbol, '')
        from public.invites as i join model.symbols as s on s.id = i.id
        join model.symbols as b on b.id = i.inviter_id
        left join model.symbols as u on u.id = i.invitee_user_id
        left join model.symbols as t on t.id = i.group_role_id
        where i.group_id = any (ids)
        union all
        select 'closure ' || i.symbol || ' ' || s.symbol || ' ' || t.symbol
        from muster.group_closure as c join model.symbols as s on s.id = c.outer_group_id
        join model.symbols as i on i.id = c.inner_group_id
        join model.symbols as t on t.id = c.group_role_id
        where c.outer_group_id = any (ids)
        union all
        select 'access ' || s.symbol || '/' || u.symbol || ' leader' || model.is_on(a.is_leader)
        || ' roles=' || coalesce((select string_agg(t.symbol, ',' order by t.symbol collate "C")
          from model.symbols as t where t.id = any (a.role_ids)), '')
        from muster.direct_access as a join model.symbols as s on s.id = a.group_id
        join model.symbols as u on u.id = a.user_id
        where a.group_id = any (ids) and a.status = 'active'
      ) as x;
      return array_to_string(lines, E'\\n');
    end
    $$;

    -- What each of some people sees, as themselves: to be called as authenticated. A platform
    -- admin sees all worlds, and is asked about theirs.
    create function model.seen(world integer, people uuid[], admins boolean[]) returns text
    set plan_cache_mode = force_generic_plan language plpgsql as $$
    declare
      lines text[] := '{}';
      person uuid;
      admin boolean;
      prefix text;
    begin
      for i in 1 .. array_length(people, 1) loop
        person := people[i];
        admin := admins[i];
        prefix := 'p' || (i - 1) || ' ';
        perform set_config('request.jwt.claims', json_build_object('sub', person)::text, true);
        lines := lines || (select array_agg(prefix || x.what || ' ' || x.rows) from (
          select 'groups' as what,
          coalesce(string_agg(coalesce(s.symbol, g.id::text), ' ' order by s.symbol collate "C"), '')
          as rows
          from public.groups as g left join model.symbols as s on s.id = g.id
          where not admin or s.world = seen.world
          union all
          select 'public', coalesce(string_agg(s.symbol, ' ' order by s.symbol collate "C"), '')
          from api.public_groups as g join model.symbols as s on s.id = g.id
          where s.world = seen.world
          union all
          select 'memberships', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(s.symbol, m.group_id::text) || '/' || coalesce(u.symbol,
              m.user_id::text) || '=' || m.status as line
            from public.group_memberships as m left join model.symbols as s on s.id = m.group_id
            left join model.symbols as u on u.id = m.user_id
            where m.user_id is not null and (not admin or s.world = seen.world)) as r
          union all
          select 'members', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(s.symbol, m."groupId"::text) || '/' || coalesce(u.symbol,
              m."userId"::text) || '=' || m.status as line
            from api.members as m left join model.symbols as s on s.id = m."groupId"
            left join model.symbols as u on u.id = m."userId"
            where not admin or s.world = seen.world) as r
          union all
          select 'assignments', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(t.symbol, a.group_role_id::text) || '/' || coalesce(u.symbol,
              a.user_id::text) as line
            from public.user_group_roles as a
            left join model.symbols as t on t.id = a.group_role_id
            left join model.symbols as u on u.id = a.user_id
            where not admin or t.world = seen.world) as r
          union all
          select 'roles', coalesce(string_agg(coalesce(t.symbol, r.id::text), ' ' order by
            t.symbol collate "C"), '')
          from public.group_roles as r left join model.symbols as t on t.id = r.id
          where not admin or t.world = seen.world
          union all
          select 'grants', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(t.symbol, q.group_role_id::text) || '='
            || sum(1::bigint << b.bit) as line
            from public.group_role_permissions as q join model.bits as b using (permission_id)
            join public.group_roles as o on o.id = q.group_role_id and not o.is_leader
            left join model.symbols as t on t.id = q.group_role_id
            where q.granted and (not admin or t.world = seen.world)
            group by q.group_role_id, t.symbol) as r
          union all
          select 'invites', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(t.symbol, v.id::text) || '=' || v.status as line
            from public.invites as v left join model.symbols as t on t.id = v.id
            where not admin or t.world = seen.world) as r
          union all
          select 'users', coalesce(string_agg(coalesce(u.symbol, p.id::text), ' ' order by
            u.symbol collate "C"), '')
          from public.users as p left join model.symbols as u on u.id = p.id
          where not admin or u.world = seen.world
          union all
          select 'mine', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(s.symbol, g.id::text) || '=' || (g.membership ->> 'status') as line
            from api.my_groups as g left join model.symbols as s on s.id = g.id) as r
          union all
          select 'access', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(s.symbol, a.group_id::text) || model.is_on(bool_or(a.is_leader))
            as line
            from muster.my_access as a left join model.symbols as s on s.id = a.group_id
            group by a.group_id, s.symbol) as r
          union all
          select 'may', coalesce(string_agg(r.line, ' ' order by r.line collate "C"), '')
          from (
            select coalesce(s.symbol, p.group_id::text) || '=' || sum(1::bigint << b.bit) as line
            from (select distinct p.group_id, p.permission_id from muster.my_permissions as p) as p
            join model.bits as b using (permission_id)
            left join model.symbols as s on s.id = p.group_id
            group by p.group_id, s.symbol) as r
        ) as x);
      end loop;
      return array_to_string(lines, E'\\n');
    end
    $$;
    """
}
