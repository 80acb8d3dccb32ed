-- Who reads what of dinners (D3, D4, R2). A crew's own rows are its members'; others see of a
-- crew its name and videos while they deal with it, and never who its people are.

create view muster.my_crews with (security_barrier = true) as
select d.group_id, d.is_live and g.archived_at is null as is_live
from muster.my_access as a
join public.dinner_groups as d on d.group_id = a.group_id
join public.groups as g on g.id = d.group_id;
comment on view muster.my_crews is
'The dinner groups that the caller is active in; those that are live browse parties.';

create view muster.my_parties with (security_barrier = true) as
select p.id as party_id, p.host_group_id, 'host'::text as side
from muster.my_access as a
join public.dinner_parties as p on p.host_group_id = a.group_id
union all
select p.id, p.host_group_id, 'guest'
from muster.my_access as a
join public.dinner_parties as p on p.guest_group_id = a.group_id
union all
select p.id, p.host_group_id, 'asking'
from muster.my_access as a
join public.dinner_requests as r on r.group_id = a.group_id
join public.dinner_parties as p on p.id = r.party_id;
comment on view muster.my_parties is
'The parties that the caller''s crews host, are or were accepted to, or have asked to come to.';

create view muster.my_crew_profiles with (security_barrier = true) as
select
  g.id as group_id, g.name,
  case when k.is_whole then coalesce((
    select array_agg(s.video_url order by n.slot)
    from generate_series(1, (
      select max(l.slot) from public.dinner_seats as l where l.group_id = k.group_id
    )) as n (slot)
    left join public.dinner_seats as s on s.group_id = k.group_id and s.slot = n.slot
  ), '{}') end as video_links
from (
  select f.group_id, bool_or(f.is_whole) as is_whole
  from (
    select d.group_id, true as is_whole
    from muster.my_access as a
    join public.dinner_groups as d on d.group_id = a.group_id
    union all
    -- Live crews browse.
    select p.host_group_id, true
    from public.dinner_parties as p
    where p.status = 'open' and exists (select from muster.my_crews as c where c.is_live)
    union all
    -- Those who meet; and who they were.
    select p.guest_group_id, p.status = 'agreed'
    from muster.my_access as a
    join public.dinner_parties as p on p.host_group_id = a.group_id
    where p.guest_group_id is not null
    union all
    select p.host_group_id, p.status = 'agreed'
    from muster.my_access as a
    join public.dinner_parties as p on p.guest_group_id = a.group_id
    union all
    -- Those who ask, and whom they ask.
    select r.group_id, r.status = 'pending'
    from muster.my_access as a
    join public.dinner_parties as p on p.host_group_id = a.group_id
    join public.dinner_requests as r on r.party_id = p.id
    union all
    select p.host_group_id, r.status = 'pending'
    from muster.my_access as a
    join public.dinner_requests as r on r.group_id = a.group_id
    join public.dinner_parties as p on p.id = r.party_id
    union all
    select d.group_id, true
    from public.dinner_groups as d
    where (select muster.i_manage_all_groups())
  ) as f
  group by f.group_id
) as k
join public.groups as g on g.id = k.group_id;
comment on view muster.my_crew_profiles is
'Crews as those who deal with them see them: the name, and while they do, the videos in the order of seats (D3).';

grant select on muster.my_crews, muster.my_parties, muster.my_crew_profiles to authenticated;

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.dinner_groups', 'public.dinner_seats', 'public.dinner_parties',
    'public.dinner_party_places', 'public.dinner_requests', 'public.dinner_engagements'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

grant select on public.dinner_groups, public.dinner_seats, public.dinner_parties,
public.dinner_party_places, public.dinner_requests, public.dinner_engagements to authenticated;

create policy select_member on public.dinner_groups for select to authenticated
using (
  group_id in (select a.group_id from muster.my_access as a)
  or (select muster.i_manage_all_groups())
);

-- Who sits where tells who is a member (K14); the videos alone are in muster.my_crew_profiles.
create policy select_member on public.dinner_seats for select to authenticated
using (
  user_id = (select auth.uid())
  or group_id in (select l.group_id from muster.my_member_lists as l)
  or (select muster.i_manage_all_groups())
);

create policy select_dealing on public.dinner_parties for select to authenticated
using (
  host_group_id in (select a.group_id from muster.my_access as a)
  or guest_group_id in (select a.group_id from muster.my_access as a)
  or (status = 'open' and exists (select from muster.my_crews as c where c.is_live))
  or (select muster.i_manage_all_groups())
);

create policy select_guest on public.dinner_party_places for select to authenticated
using (
  party_id in (select p.party_id from muster.my_parties as p where p.side in ('host', 'guest'))
  or (select muster.i_manage_all_groups())
);

create policy select_dealing on public.dinner_requests for select to authenticated
using (
  group_id in (select a.group_id from muster.my_access as a)
  or party_id in (select p.party_id from muster.my_parties as p where p.side = 'host')
  or (select muster.i_manage_all_groups())
);

create policy select_member on public.dinner_engagements for select to authenticated
using (
  group_id in (select a.group_id from muster.my_access as a)
  or (select muster.i_manage_all_groups())
);
