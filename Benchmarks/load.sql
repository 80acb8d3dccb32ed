-- Fills a migrated database with :groups groups of two, and as many people, for measuring.
-- People and groups have ids that follow from their number, so that whoever measures knows them.
-- Triggers are off while it runs: what they would have written is written here.
\set ON_ERROR_STOP on
set synchronous_commit = off;
set session_replication_role = replica;
set maintenance_work_mem = '512MB';

create function pg_temp.bench_id(kind text, number bigint) returns uuid language sql immutable as
$$ select (kind || lpad(to_hex(number), 31, '0'))::uuid $$;

insert into auth.users (id, email, confirmed_at)
select pg_temp.bench_id('a', n), 'person-' || n || '@example.org', now()
from generate_series(0, :groups - 1) as n;
insert into auth.sessions (id, user_id)
select pg_temp.bench_id('b', n), pg_temp.bench_id('a', n) from generate_series(0, :groups - 1) as n;
insert into public.users (id, auth_user_id, full_name)
select pg_temp.bench_id('a', n), pg_temp.bench_id('a', n), 'Person ' || n
from generate_series(0, :groups - 1) as n;
insert into public.user_private (user_id, email)
select pg_temp.bench_id('a', n), 'person-' || n || '@example.org'
from generate_series(0, :groups - 1) as n;

insert into public.groups (
  id, name, created_by_user_id, created_from_group_template_id, min_members, max_members,
  member_count
)
select pg_temp.bench_id('c', n), 'Group ' || n, pg_temp.bench_id('a', n), t.id, 2, 10, 2
from generate_series(0, :groups - 1) as n
cross join public.group_templates as t where t.name = 'Small Team Template';
insert into public.group_join_codes (group_id, code)
select pg_temp.bench_id('c', n), string_agg(
  substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((n >> (5 * d)) & 31)::integer + 1, 1), '' order by d)
from generate_series(0::bigint, :groups - 1) as n cross join generate_series(0, 7) as d
group by n;
insert into public.group_roles (id, group_id, name, is_leader, is_joiner, created_from_role_template_id)
select
  pg_temp.bench_id(case when r.is_leader then 'd' else 'e' end, n), pg_temp.bench_id('c', n),
  t.role_name, r.is_leader, t.is_joiner, r.id
from generate_series(0, :groups - 1) as n
cross join public.group_template_roles as t
join public.role_templates as r on r.id = t.role_template_id
where t.group_template_id = (
  select g.id from public.group_templates as g where g.name = 'Small Team Template'
);
insert into public.group_role_permissions (group_role_id, group_id, permission_id)
select pg_temp.bench_id('e', n), pg_temp.bench_id('c', n), p.permission_id
from generate_series(0, :groups - 1) as n
cross join public.role_template_permissions as p
where p.granted and p.role_template_id = (
  select r.id from public.role_templates as r where r.name = 'Member Role Template'
);

-- Person n leads group n and is a member of the next.
insert into public.group_memberships (group_id, user_id, added_by_user_id, joined_at)
select pg_temp.bench_id('c', (n + d) % :groups), pg_temp.bench_id('a', n),
  pg_temp.bench_id('a', (n + d) % :groups), now() + make_interval(secs => d)
from generate_series(0, :groups - 1) as n cross join generate_series(0, 1) as d;
insert into public.user_group_roles
(user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
select pg_temp.bench_id('a', n), pg_temp.bench_id('c', (n + d) % :groups),
  pg_temp.bench_id(case d when 0 then 'd' else 'e' end, (n + d) % :groups), d = 0,
  pg_temp.bench_id('a', n)
from generate_series(0, :groups - 1) as n cross join generate_series(0, 1) as d;
insert into muster.direct_access (user_id, group_id, status, joined_at, is_leader, role_ids)
select pg_temp.bench_id('a', n), pg_temp.bench_id('c', (n + d) % :groups), 'active',
  now() + make_interval(secs => d), d = 0,
  array[pg_temp.bench_id(case d when 0 then 'd' else 'e' end, (n + d) % :groups)]
from generate_series(0, :groups - 1) as n cross join generate_series(0, 1) as d;

set session_replication_role = origin;
vacuum (analyze);
checkpoint;
