-- What has to hold between tables, for muster doctor: constraints and triggers see to it, so a
-- row here means that somebody went around them, or a defect.
--
-- Looks at so many groups from a random one on, and reads what belongs to them by index: its cost
-- is that of at_most groups, however many there are. Null: all groups.

create function muster.some_groups(at_most integer) returns uuid []
language plpgsql volatile
set search_path = ''
as $$
declare
  start uuid := gen_random_uuid();
begin
  return array(
    select s.id
    from (
      (select g.id from public.groups as g where g.id >= start order by g.id limit at_most)
      union all
      (select g.id from public.groups as g where g.id < start order by g.id limit at_most)
    ) as s
    limit at_most
  );
end
$$;
comment on function muster.some_groups(integer) is
'Ids of so many groups that follow each other, from a random one on; null: of all.';

create function muster.broken_leadership(group_ids uuid []) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select g.id
  from unnest(group_ids) as w (id)
  join public.groups as g on g.id = w.id
  where g.archived_at is null
    and exists (
      select from public.group_memberships as m
      where m.group_id = g.id and m.user_id is not null and m.status = 'active'
    )
    and not exists (
      select from public.user_group_roles as r
      join public.group_memberships as m on m.group_id = r.group_id and m.user_id = r.user_id
      where r.group_id = g.id and r.is_leader and m.status = 'active'
    );
end
$$;
comment on function muster.broken_leadership(uuid []) is
'Those of the groups that have active members and no active leader (K7).';

create function muster.broken_counts(group_ids uuid []) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select g.id
  from unnest(group_ids) as w (id)
  join public.groups as g on g.id = w.id
  where g.member_count <> (
    select count(*) from public.group_memberships as m
    where m.group_id = g.id and m.user_id is not null and m.status in ('active', 'paused')
  );
end
$$;
comment on function muster.broken_counts(uuid []) is
'Those of the groups whose member_count is not the number of their members (K10).';

create function muster.broken_access(group_ids uuid []) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  with said as (
    select m.group_id, m.user_id, m.status, m.joined_at,
      coalesce(bool_or(r.is_leader), false) as is_leader,
      coalesce(array_agg(r.group_role_id order by r.group_role_id)
        filter (where r.group_role_id is not null), '{}') as role_ids
    from unnest(group_ids) as w (id)
    join public.group_memberships as m on m.group_id = w.id and m.user_id is not null
    left join public.user_group_roles as r on r.group_id = m.group_id and r.user_id = m.user_id
    group by m.group_id, m.user_id, m.status, m.joined_at
  ),
  kept as (
    select a.group_id, a.user_id, a.status, a.joined_at, a.is_leader, a.role_ids
    from unnest(group_ids) as w (id)
    join muster.direct_access as a on a.group_id = w.id
  )
  select distinct d.group_id
  from (
    (table said except table kept) union all (table kept except table said)
  ) as d;
end
$$;
comment on function muster.broken_access(uuid []) is
'Those of the groups of which muster.direct_access says something else than the tables.';

create function muster.broken_closure(group_ids uuid []) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  with recursive edges as not materialized (
    select m.member_group_id as inner_id, m.group_id as outer_id, m.edge_role_id as role_id
    from public.group_memberships as m
    join public.groups as g on g.id = m.group_id
    where m.member_group_id is not null and m.status = 'active'
      and g.settings -> 'inheritance' is distinct from 'false'
  ),
  reached (inner_id, outer_id, role_id) as (
    select e.inner_id, e.outer_id, e.role_id
    from unnest(group_ids) as w (id) join edges as e on e.inner_id = w.id
    union
    select r.inner_id, e.outer_id, e.role_id
    from reached as r join edges as e on e.inner_id = r.outer_id
  ),
  kept as (
    select c.inner_group_id, c.outer_group_id, c.group_role_id
    from unnest(group_ids) as w (id)
    join muster.group_closure as c on c.inner_group_id = w.id
  )
  select distinct d.inner_id
  from (
    (table reached except table kept) union all (table kept except table reached)
  ) as d (inner_id, outer_id, role_id);
end
$$;
comment on function muster.broken_closure(uuid []) is
'Those of the groups of which muster.group_closure says something else than the edges (K13).';

create function muster.groups_inside_themselves(group_ids uuid []) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  with recursive above (start_id, id) as (
    select m.member_group_id, m.group_id
    from unnest(group_ids) as w (id)
    join public.group_memberships as m on m.member_group_id = w.id and m.status = 'active'
    union
    select a.start_id, m.group_id
    from above as a
    join public.group_memberships as m on m.member_group_id = a.id and m.status = 'active'
  )
  select a.start_id from above as a where a.id = a.start_id;
end
$$;
comment on function muster.groups_inside_themselves(uuid []) is
'Those of the groups that are inside themselves, at any depth (K13).';

create function muster.invariants(at_most integer default 10000)
returns table (name text, looked_at bigint, broken bigint, example text)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  chosen uuid [] := muster.some_groups(at_most);
begin
  return query
  select c.name, cardinality(chosen)::bigint, count(b.id), min(b.id::text)
  from (values ('leader'), ('member_count'), ('direct_access'), ('group_closure'), ('cycle'),
    ('archived_invites'), ('dinner_flags'), ('dinner_seats'), ('dinner_engagements'),
    ('expense_balances'), ('expense_zero_sum'), ('expense_sums'), ('expense_holds'),
    ('forum_counts'), ('group_chat_people')) as c (name)
  left join (
    select 'leader', l.id from muster.broken_leadership(chosen) as l (id)
    union all select 'member_count', m.id from muster.broken_counts(chosen) as m (id)
    union all select 'direct_access', a.id from muster.broken_access(chosen) as a (id)
    union all select 'group_closure', r.id from muster.broken_closure(chosen) as r (id)
    union all select d.name, d.group_id from muster.broken_crews(chosen) as d
    union all select e.name, e.id from muster.expense_invariants(chosen) as e
    union all select f.name, f.id from muster.forum_invariants(chosen) as f
    union all select 'cycle', y.id from muster.groups_inside_themselves(chosen) as y (id)
    union all
    select 'archived_invites', g.id
    from unnest(chosen) as w (id)
    join public.groups as g on g.id = w.id and g.archived_at is not null
    where exists (
      select from public.invites as i where i.group_id = g.id and i.status = 'pending'
    )
  ) as b (name, id) on b.name = c.name
  group by c.name;
  return query select * from muster.event_invariants(at_most);
  return query select * from muster.lunch_invariants(at_most);
  return query select * from muster.journey_invariants(at_most);
  -- What nobody does although it is due; found by index, and counted up to a thousand.
  return query
  select 'jobs_waiting', w.count, w.count, w.example
  from (
    select count(*), min(j.kind) as example
    from (
      select j.kind from muster.jobs as j
      where j.due_at < clock_timestamp() - interval '1 hour'
      limit 1000
    ) as j
  ) as w;
  return query
  select 'jobs_failed', w.count, w.count, w.example
  from (
    select count(*), min(j.kind || ': ' || j.last_error) as example
    from (
      select j.kind, j.last_error from muster.jobs as j
      where j.failed_at is not null
      order by j.failed_at desc limit 1000
    ) as j
  ) as w;
  return query
  select 'invites_waiting', w.count, w.count, w.example
  from (
    select count(*), min(i.id::text) as example
    from (
      select i.id from public.invites as i
      where i.status = 'pending' and i.expires_at < clock_timestamp() - interval '1 hour'
      order by i.expires_at limit 1000
    ) as i
  ) as w;
end
$$;
comment on function muster.invariants(integer) is
'What has to hold between tables, each with how often it does not, looked at in so many groups.';
grant execute on function muster.invariants(integer) to service_role;
