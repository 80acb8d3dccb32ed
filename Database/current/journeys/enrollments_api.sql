-- The shapes of enrolments.

create view api.enrollments with (security_invoker = true) as
select
  e.id, e.journey_id as "journeyId", j.title as "journeyTitle", e.user_id as "userId",
  e.group_id as "groupId", e.enrolled_by_user_id as "enrolledById",
  e.enrolled_at as "enrolledAt", e.status, e.status_changed_at as "statusChangedAt",
  e.completed_at as "completedAt", e.version,
  greatest(
    e.version,
    case when j.published_at is not null then j.published_version else j.latest_version end
  ) as "newestVersion",
  e.starts_at as "startsAt", e.progress_data as "progressData"
from public.journey_enrollments as e
join public.journeys as j on j.id = e.journey_id
where e.ended_at is null;
comment on view api.enrollments is 'GET /me/enrollments';
grant select on api.enrollments to authenticated;

create function api.require_group_enrollments(group_id uuid) returns void
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if not muster.sees_group(caller_id, require_group_enrollments.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if not exists (select from muster.access_of(caller_id, require_group_enrollments.group_id))
    and not muster.has_platform_permission(caller_id, 'manage_all_groups')
  then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
end
$$;
comment on function api.require_group_enrollments(uuid) is
'Refuses those who are not active in a group: what it is enrolled in is not theirs to know.';
grant execute on function api.require_group_enrollments(uuid) to authenticated;

create function api.group_enrollments(group_id uuid) returns setof api.enrollments
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform api.require_group_enrollments(group_enrollments.group_id);
  return query
  select e.id, e."journeyId", e."journeyTitle", e."userId", e."groupId", e."enrolledById",
    e."enrolledAt", e.status, e."statusChangedAt", e."completedAt", e.version,
    e."newestVersion", e."startsAt",
    case
      when exists (select from muster.my_enrollments as m where m.enrollment_id = e.id)
        then e."progressData"
    end
  from api.enrollments as e
  where e."groupId" = group_enrollments.group_id;
end
$$;
comment on function api.group_enrollments(uuid) is 'GET /groups/{id}/enrollments';
grant execute on function api.group_enrollments(uuid) to authenticated;

create function muster.sees_own_progress(enrollment public.journey_enrollments) returns boolean
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if enrollment.group_id is null then
    return enrollment.user_id = caller_id;
  end if;
  return muster.holds(caller_id, enrollment.group_id, 'view_own_progress')
    or exists (select from muster.my_progress as p where p.enrollment_id = enrollment.id);
end
$$;
comment on function muster.sees_own_progress(public.journey_enrollments) is
'Whether the caller reads their own progress: of their own enrolment, with view_own_progress, or of a group that they have left (K5).';

create function api.enrollment(enrollment_id uuid) returns table (body text, version bigint)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.journey_enrollments;
  is_member boolean;
  shows_own boolean;
begin
  select e.* into present
  from public.journey_enrollments as e
  where e.id = enrollment.enrollment_id;
  if not found or not muster.sees_enrollment(caller_id, present) then
    return;
  end if;
  is_member := exists (
    select from muster.my_enrollments as m where m.enrollment_id = present.id
  );
  shows_own := is_member and muster.sees_own_progress(present);
  return query
  select (
    to_jsonb(e) || case when is_member then '{}' else '{"progressData": null}'::jsonb end
    || jsonb_build_object('steps', (
      select jsonb_agg(jsonb_build_object(
        'id', s.step_id, 'title', s.title, 'kind', s.kind, 'required', s.required,
        'durationMinutes', s.duration_minutes, 'opensInWeek', s.opens_in_week,
        'opensAt', muster.opens_at(present.starts_at, s.opens_in_week),
        'isOpen', muster.opens_at(present.starts_at, s.opens_in_week) <= clock_timestamp(),
        'body', (
          select b.body
          from public.journey_step_bodies as b
          where b.journey_id = s.journey_id and b.version = s.version and b.step_id = s.step_id
            and o.step_id is not null
        ),
        'completed', case when shows_own then d.step_id is not null end,
        'completedAt', d.completed_at, 'response', r.body
      ) order by s.position)
      from public.journey_steps as s
      left join muster.my_open_steps as o
        on o.enrollment_id = present.id and o.step_id = s.step_id
      left join public.journey_progress as d
        on shows_own and d.enrollment_id = present.id and d.user_id = caller_id
        and d.step_id = s.step_id
      left join public.journey_responses as r
        on shows_own and r.enrollment_id = present.id and r.user_id = caller_id
        and r.step_id = s.step_id
      where s.journey_id = present.journey_id and s.version = present.version
    ))
  )::text, null::bigint
  from api.enrollments as e
  where e.id = present.id;
end
$$;
comment on function api.enrollment(uuid) is 'GET /enrollments/{id}';
grant execute on function api.enrollment(uuid) to authenticated;
