-- Who has to do with which lunches, and how every change of one begins.
--
-- The views are what policies, and functions that answer, read (see groups/access.sql): each
-- filters by auth.uid() itself.

create view muster.my_lunch_groups with (security_barrier = true) as
select p.lunch_group_id
from public.lunch_group_participants as p
where p.user_id = (select auth.uid());
comment on view muster.my_lunch_groups is 'The lunches that the caller takes part in.';
grant select on muster.my_lunch_groups to authenticated;

-- Of lunches of one's groups that one does not take part in: that they are, not what people eat
-- or vote for. The rows themselves are for participants (R2).
create view muster.my_lunches with (security_barrier = true) as
select l.id, l.date, l.status, l.location_lat, l.location_lng, l.location_address,
  l.selected_restaurant_id, l.created_by_id, l.created_at, l.updated_at, l.group_id,
  l.voting_ends_at, l.version, true as takes_part,
  l.aggregated_dietary_requirements, l.decision
from public.lunch_group_participants as p
join public.lunch_groups as l on l.id = p.lunch_group_id
where p.user_id = (select auth.uid())
union all
select l.id, l.date, l.status, l.location_lat, l.location_lng, l.location_address,
  l.selected_restaurant_id, l.created_by_id, l.created_at, l.updated_at, l.group_id,
  l.voting_ends_at, l.version, false, null, null
from public.lunch_groups as l
where l.group_id in (
    select a.group_id
    from muster.direct_access as a
    where a.user_id = (select auth.uid()) and a.status in ('active', 'paused')
    union all
    select n.group_id from muster.my_nested as n
  )
  and not exists (
    select
    from public.lunch_group_participants as p
    where p.lunch_group_id = l.id and p.user_id = (select auth.uid())
  );
comment on view muster.my_lunches is
'The lunches that the caller takes part in, and those of the groups that they are in (L7).';
grant select on muster.my_lunches to authenticated;

create function muster.takes_part(user_id uuid, lunch_group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from public.lunch_group_participants as p
    where p.lunch_group_id = takes_part.lunch_group_id and p.user_id = takes_part.user_id
  );
end
$$;
comment on function muster.takes_part(uuid, uuid) is 'Whether a person takes part in a lunch.';

-- Of a group's lunch one may know that it is: active in the group, also nested, or paused.
create function muster.is_in_group(user_id uuid, group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from muster.direct_access as a
    where a.user_id = is_in_group.user_id and a.group_id = is_in_group.group_id
      and a.status = 'paused'
  ) or exists (select from muster.access_of(is_in_group.user_id, is_in_group.group_id));
end
$$;
comment on function muster.is_in_group(uuid, uuid) is
'Whether a person is active in a group, directly or nested, or paused in it.';

create function muster.time_zone_of(user_id uuid) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  return coalesce(
    (select p.time_zone from public.user_private as p where p.user_id = time_zone_of.user_id),
    'UTC'
  );
end
$$;
comment on function muster.time_zone_of(uuid) is
'The time zone that a person is in, as their profile says, or UTC.';

create function muster.today_of(user_id uuid) returns date
language plpgsql volatile
set search_path = ''
as $$
begin
  return (
    clock_timestamp() at time zone muster.time_zone_of(today_of.user_id)
  )::date;
end
$$;
comment on function muster.today_of(uuid) is 'The day that it is where a person is.';

create function muster.unfinished_lunches_of(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select l.id
    from public.lunch_group_participants as p
    join public.lunch_groups as l on l.id = p.lunch_group_id and l.status <> 'completed'
    where p.user_id = unfinished_lunches_of.user_id
    order by l.id
  );
end
$$;
comment on function muster.unfinished_lunches_of(uuid) is
'The lunches that are not over and that a person takes part in, in the order in which they are locked.';

create function muster.lock_lunch_rows(lunch_group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunch_id uuid;
begin
  for lunch_id in select w.id from unnest(lunch_group_ids) as w (id) order by w.id loop
    -- One that was deleted meanwhile is no matter.
    perform from public.lunch_groups as l where l.id = lunch_id for no key update;
  end loop;
end
$$;
comment on function muster.lock_lunch_rows(uuid []) is
'Takes the locks of lunches, by id, when nothing that comes before them is needed any more.';

-- Locks: the group before its lunch, shared, so that it is not archived nor left meanwhile.
create function muster.lock_lunches(lunch_group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_read_committed();
  perform
  from public.groups as g
  where g.id in (
    select l.group_id from public.lunch_groups as l where l.id = any(lunch_group_ids)
  )
  order by g.id
  for share;
  perform muster.lock_lunch_rows(lunch_group_ids);
end
$$;
comment on function muster.lock_lunches(uuid []) is
'Takes the locks of lunches, by id, after those of their groups.';

create function muster.ways_into(people uuid [], group_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select ways_into.group_id
    union
    select w.id
    from muster.direct_access as a
    join muster.group_closure as c
      on c.inner_group_id = a.group_id and c.outer_group_id = ways_into.group_id
    cross join lateral (
      select a.group_id as id
      union all
      -- What is between the two.
      select b.outer_group_id
      from muster.group_closure as b
      join muster.group_closure as o
        on o.inner_group_id = b.outer_group_id and o.outer_group_id = ways_into.group_id
      where b.inner_group_id = a.group_id
    ) as w
    where a.user_id = any(people) and a.status = 'active'
    order by 1
  );
end
$$;
comment on function muster.ways_into(uuid [], uuid) is
'A group, and all through which people are in it, in the order in which they are locked.';

-- Whoever takes somebody out of any of these, or one of these out of another, locks it.
create function muster.lock_ways(people uuid [], group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  ways uuid [];
begin
  if lock_ways.group_id is null then
    return;
  end if;
  perform muster.require_read_committed();
  ways := muster.ways_into(people, lock_ways.group_id);
  perform from public.groups as g where g.id = any(ways) order by g.id for share;
  -- Another way came while this waited; its lock may belong before those.
  if not muster.ways_into(people, lock_ways.group_id) <@ ways then
    raise exception using errcode = 'serialization_failure', message = 'conflict';
  end if;
end
$$;
comment on function muster.lock_ways(uuid [], uuid) is
'Shares the locks of a group and of all through which people are in it, so that they stay in it.';

create function muster.begin_lunch_change(
  lunch_group_id uuid, outsiders_too boolean default false, joiner_id uuid default null
) returns public.lunch_groups
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.lunch_groups;
begin
  for attempt in 1..2 loop
    -- First without the lock, so that a stranger cannot hold anybody up; then as it is under it.
    select l.* into present
    from public.lunch_groups as l
    where l.id = begin_lunch_change.lunch_group_id;
    if not found then
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    if not muster.takes_part(caller_id, present.id) then
      if present.group_id is null then
        if not outsiders_too or not muster.shares_group_with(present.created_by_id) then
          raise exception using errcode = 'MU010', message = 'not_found';
        end if;
      elsif not muster.is_in_group(caller_id, present.group_id) then
        raise exception using errcode = 'MU010', message = 'not_found';
      elsif not outsiders_too then
        raise exception using errcode = 'MU160', message = 'not_a_participant';
      end if;
    end if;
    if attempt = 1 then
      perform muster.lock_ways(
        array_remove(array[caller_id, joiner_id], null), present.group_id);
      perform muster.lock_lunches(array[present.id]);
    end if;
  end loop;
  -- Paused members of its group read, and change nothing (K6).
  if exists (
    select
    from muster.direct_access as a
    where a.user_id = caller_id and a.group_id = present.group_id and a.status = 'paused'
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  return present;
end
$$;
comment on function muster.begin_lunch_change(uuid, boolean, uuid) is
'Locks a lunch for a change by a participant; with outsiders_too also by who may join it.';

create function muster.require_changeable(lunch public.lunch_groups) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if exists (
    select from public.groups as g where g.id = lunch.group_id and g.archived_at is not null
  ) then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  if lunch.status = 'completed' then
    raise exception using errcode = 'MU162', message = 'lunch_completed';
  end if;
end
$$;
comment on function muster.require_changeable(public.lunch_groups) is
'Refuses changes of a lunch that is over, or whose group is archived (L5, K15).';

create function muster.require_voting(lunch public.lunch_groups) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- The clock, not now(): it may have ended while this waited for the lock.
  if lunch.status not in ('planning', 'voting') or lunch.voting_ends_at <= clock_timestamp() then
    raise exception using errcode = 'MU161', message = 'voting_closed';
  end if;
end
$$;
comment on function muster.require_voting(public.lunch_groups) is
'Refuses votes when it is decided, or past the time that voting ends at (L4).';

create function muster.require_restaurant(restaurant_id uuid, constraint_name text) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not exists (
    select from public.restaurants as r where r.id = require_restaurant.restaurant_id
  ) then
    raise exception using errcode = '23514', message = 'no such restaurant',
      constraint = constraint_name, table = 'restaurants', schema = 'public';
  end if;
end
$$;
comment on function muster.require_restaurant(uuid, text) is
'Refuses a restaurant that there is not, under the name of a constraint.';
