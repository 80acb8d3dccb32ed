-- Who sees which journeys and enrolments, and how every change of one begins (J4).
--
-- The views are what policies, and functions that answer, read (see groups/access.sql): each
-- filters by auth.uid() itself. Platform admins manage enrolments through functions, which show
-- them that there is one; what people read, write and have done is not theirs to see.

create view api.public_journeys with (security_barrier = true) as
select j.id as journey_id, j.published_version as version
from public.journeys as j
where j.is_published and j.is_public;
comment on view api.public_journeys is
'What the marketplace offers to everybody, signed in or not.';
grant select on api.public_journeys to anon, authenticated;

create view muster.my_enrollments with (security_barrier = true) as
select e.id as enrollment_id, e.journey_id, e.version, e.group_id, e.starts_at
from public.journey_enrollments as e
where e.user_id = (select auth.uid()) and e.ended_at is null
union all
select e.id, e.journey_id, e.version, e.group_id, e.starts_at
from (select distinct m.group_id from muster.my_access as m) as a
join public.journey_enrollments as e on e.group_id = a.group_id and e.ended_at is null;
comment on view muster.my_enrollments is
'The caller''s own enrolments, and those of the groups that they are active in.';

create view muster.my_journeys with (security_barrier = true) as
select j.id as journey_id, true as is_author
from public.journeys as j
where j.created_by_user_id = (select auth.uid())
union all
select e.journey_id, false
from muster.my_enrollments as e;
comment on view muster.my_journeys is 'The journeys that the caller wrote or takes part in.';

create view muster.my_versions with (security_barrier = true) as
select distinct e.journey_id, v.version
from muster.my_enrollments as e
join public.journeys as j on j.id = e.journey_id
cross join lateral (
  values
  (e.version),
  -- As muster.offered_version has it: not what was released since and is still to be judged.
  (case when j.published_at is not null then j.published_version else j.latest_version end)
) as v (version);
comment on view muster.my_versions is
'The versions that the caller goes through, themselves or by a group, and those that they may move to.';

create view muster.my_open_steps with (security_barrier = true) as
select e.enrollment_id, s.journey_id, s.version, s.step_id
from muster.my_enrollments as e
join public.journey_steps as s
  on s.journey_id = e.journey_id and s.version = e.version
  and e.starts_at + (s.opens_in_week - 1) * interval '168 hours' <= now()
where e.group_id is null or exists (
  select
  from muster.my_permissions as p
  where p.group_id = e.group_id and p.permission = 'view_journey_content'
);
comment on view muster.my_open_steps is
'The steps whose content the caller may read: of their own enrolments, and of groups in which they hold view_journey_content.';

create view muster.my_progress with (security_barrier = true) as
select p.enrollment_id
from public.journey_participants as p
join public.journey_enrollments as e on e.id = p.enrollment_id and e.ended_at is null
where p.user_id = (select auth.uid()) and (
  e.group_id is null
  -- What involves somebody stays theirs to read when they are in the group no more (K5).
  or not exists (select from muster.my_access as a where a.group_id = e.group_id)
  or exists (
    select
    from muster.my_permissions as m
    where m.group_id = e.group_id and m.permission = 'view_own_progress'
  )
);
comment on view muster.my_progress is 'The enrolments in which the caller reads their own progress.';

create view muster.my_watched with (security_barrier = true) as
select e.id as enrollment_id, d.user_id
from (
  select distinct m.group_id
  from muster.my_permissions as m
  where m.permission = 'view_others_progress'
) as w
join public.journey_enrollments as e on e.group_id = w.group_id and e.ended_at is null
join muster.direct_access as d on d.group_id = w.group_id and d.status = 'active'
union all
select e.id, d.user_id
from (
  select distinct m.group_id
  from muster.my_permissions as m
  where m.permission = 'view_others_progress'
) as w
join public.journey_enrollments as e on e.group_id = w.group_id and e.ended_at is null
join muster.group_closure as c on c.outer_group_id = w.group_id
join muster.direct_access as d on d.group_id = c.inner_group_id and d.status = 'active'
where not exists (
  select
  from muster.direct_access as b
  where b.user_id = d.user_id and b.group_id = w.group_id
    and b.status in ('active', 'paused', 'removed')
);
comment on view muster.my_watched is
'Whose progress the caller reads, where: of the present members of groups in which they hold view_others_progress.';

grant select on muster.my_enrollments, muster.my_journeys, muster.my_versions,
muster.my_open_steps, muster.my_progress, muster.my_watched to authenticated;

create function muster.i_edit_journeys() returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return muster.has_platform_permission(auth.uid(), 'edit_journey');
end
$$;
comment on function muster.i_edit_journeys() is 'Whether the caller edits journeys of others.';
grant execute on function muster.i_edit_journeys() to authenticated;

create function muster.i_judge_journeys() returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return exists (
    select
    from unnest(array[
      'edit_journey', 'publish_journey', 'unpublish_journey', 'delete_journey'
    ]) as p (name)
    where muster.has_platform_permission(auth.uid(), p.name)
  );
end
$$;
comment on function muster.i_judge_journeys() is
'Whether the caller decides on journeys of others, and so sees what they decide on.';
grant execute on function muster.i_judge_journeys() to authenticated;

-- What follows serves definer functions only ------------------------------------------------------

create function muster.i_see_journey(journey_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select from api.public_journeys as p where p.journey_id = i_see_journey.journey_id
  ) or exists (
    select from muster.my_journeys as m where m.journey_id = i_see_journey.journey_id
  ) or (
    exists (select from public.journeys as j where j.id = i_see_journey.journey_id)
    and muster.i_judge_journeys()
  );
end
$$;
comment on function muster.i_see_journey(uuid) is 'Whether a journey exists for the caller (J4).';

create function muster.offered_version(journey public.journeys) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  -- What was offered to everybody once is offered as it was judged, also when it is withdrawn: those
  -- who came then stay (J1). What never was is its author's, as it is released.
  return case when journey.published_at is not null then journey.published_version
    else nullif(journey.latest_version, 0) end;
end
$$;
comment on function muster.offered_version(public.journeys) is
'The version that whoever enrols now goes through; null: none is released.';

create function muster.opens_at(starts_at timestamptz, week integer) returns timestamptz
language sql immutable
set search_path = ''
as $$
  select starts_at + (week - 1) * interval '168 hours'
$$;
comment on function muster.opens_at(timestamptz, integer) is
'When the steps of a week open.';

create function muster.begin_journey_change(journey_id uuid, expected_version bigint default null)
returns public.journeys
language plpgsql volatile
set search_path = ''
as $$
declare
  locked public.journeys;
begin
  perform muster.caller();
  perform muster.require_read_committed();
  -- Before the lock, so that a stranger cannot hold anybody up.
  if not muster.i_see_journey(begin_journey_change.journey_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  select j.* into locked
  from public.journeys as j
  where j.id = begin_journey_change.journey_id
  for no key update;
  if not found or not muster.i_see_journey(begin_journey_change.journey_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if expected_version is not null and locked.version <> expected_version then
    raise exception using errcode = 'MU033', message = 'version_mismatch';
  end if;
  return locked;
end
$$;
comment on function muster.begin_journey_change(uuid, bigint) is
'Locks a journey that the caller sees, for a change.';

create function muster.require_author_or(journey public.journeys, permission text) returns void
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if journey.created_by_user_id <> caller_id
    and not muster.has_platform_permission(caller_id, require_author_or.permission)
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', require_author_or.permission);
  end if;
end
$$;
comment on function muster.require_author_or(public.journeys, text) is
'Refuses those who neither wrote a journey nor hold a platform permission.';

create function muster.sees_enrollment(caller_id uuid, enrollment public.journey_enrollments)
returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return enrollment.ended_at is null and (
    enrollment.user_id is not distinct from caller_id
    or exists (select from muster.access_of(caller_id, enrollment.group_id))
    or muster.has_platform_permission(caller_id, 'manage_all_groups')
  );
end
$$;
comment on function muster.sees_enrollment(uuid, public.journey_enrollments) is
'Whether an enrolment exists for a person: their own, of a group that they are active in, any for platform admins.';

create function muster.begin_enrollment_change(enrollment_id uuid)
returns public.journey_enrollments
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.journey_enrollments;
begin
  perform muster.require_read_committed();
  select e.* into present
  from public.journey_enrollments as e
  where e.id = begin_enrollment_change.enrollment_id;
  if not found or not muster.sees_enrollment(caller_id, present) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- The group before its enrolments: nobody leaves it, nor is it archived, meanwhile.
  perform muster.lock_ways(array[caller_id], present.group_id);
  select e.* into present
  from public.journey_enrollments as e
  where e.id = begin_enrollment_change.enrollment_id
  for no key update;
  -- Under the locks: what was true before may be no longer.
  if not found or not muster.sees_enrollment(caller_id, present) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return present;
end
$$;
comment on function muster.begin_enrollment_change(uuid) is
'Locks an enrolment that the caller sees, after its group, for a change.';

create function muster.require_enrollment_right(
  enrollment public.journey_enrollments, permission text
) returns void
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if enrollment.group_id is null then
    if permission = 'freeze_journey' then
      -- Freezing is for those who look after somebody; after people, that is platform admins.
      if muster.has_platform_permission(caller_id, 'manage_all_groups') then
        return;
      end if;
    elsif enrollment.user_id = caller_id then
      return;
    end if;
  elsif muster.may(caller_id, enrollment.group_id, permission) then
    return;
  end if;
  raise exception using errcode = 'MU011', message = 'forbidden',
    detail = json_build_object('permission', permission);
end
$$;
comment on function muster.require_enrollment_right(public.journey_enrollments, text) is
'Refuses who is not enrolled themselves, and for a group lacks a permission there; freezing a person''s is for platform admins.';

create function muster.require_under_way(enrollment public.journey_enrollments) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if enrollment.status in ('paused', 'frozen') then
    raise exception using errcode = 'MU174', message = 'enrollment_not_active';
  end if;
end
$$;
comment on function muster.require_under_way(public.journey_enrollments) is
'Refuses changes of what is paused or frozen: readable, not changeable (J4).';
