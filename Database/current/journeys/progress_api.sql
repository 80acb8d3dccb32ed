-- How far people and groups are, each part to those who may see it (J3).

create function muster.percent(part integer, whole integer) returns integer
language sql immutable
set search_path = ''
as $$
  select 100 * part / nullif(whole, 0)
$$;
comment on function muster.percent(integer, integer) is 'A share in whole percent, rounded down.';

create function muster.progress_of(
  enrollment public.journey_enrollments, user_id uuid, kinds text []
) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'userId', progress_of.user_id,
      'completedSteps', coalesce(p.completed_steps, 0),
      'completedRequired', coalesce(p.completed_required, 0),
      'percent', muster.percent(coalesce(p.completed_required, 0), v.required_steps),
      'completedAt', p.completed_at, 'lastActivityAt', p.last_activity_at,
      'steps', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'stepId', s.step_id, 'title', s.title, 'completed', d.step_id is not null,
          'completedAt', d.completed_at, 'response', r.body
        ) order by s.position), '[]')
        from public.journey_steps as s
        left join public.journey_progress as d
          on d.enrollment_id = enrollment.id and d.user_id = progress_of.user_id
          and d.step_id = s.step_id
        left join public.journey_responses as r
          on r.enrollment_id = enrollment.id and r.user_id = progress_of.user_id
          and r.step_id = s.step_id and r.kind = any(kinds)
        where s.journey_id = v.journey_id and s.version = v.version
          -- Who is in the group no more keeps what they did, and learns nothing new (K5).
          and (
            muster.sees_enrollment(progress_of.user_id, enrollment)
            or d.step_id is not null or r.step_id is not null
          )
      )
    )
    from public.journey_versions as v
    left join public.journey_participants as p
      on p.enrollment_id = enrollment.id and p.user_id = progress_of.user_id
    where v.journey_id = enrollment.journey_id and v.version = enrollment.version
  );
end
$$;
comment on function muster.progress_of(public.journey_enrollments, uuid, text []) is
'What a person has done of an enrolment, with what they wrote to steps of some kinds.';

create function muster.progress_overview(enrollment public.journey_enrollments) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  counted uuid [] := array(select m.id from muster.counted_members(enrollment.group_id) as m (id));
begin
  return (
    select jsonb_build_object(
      'members', cardinality(counted),
      'notStarted', cardinality(counted)
        - (count(*) filter (where p.completed_steps > 0)),
      'inProgress', count(*) filter (
        where p.completed_steps > 0 and p.completed_required < v.required_steps
      ),
      'completed', count(*) filter (where p.completed_required = v.required_steps),
      'averagePercent', case when counted <> '{}' then round(
        100.0 * coalesce(sum(p.completed_required), 0)
        / (v.required_steps * cardinality(counted)), 1
      ) end,
      'steps', (
        select jsonb_agg(jsonb_build_object(
          'stepId', s.step_id, 'completedCount', coalesce(d.count, 0)
        ) order by s.position)
        from public.journey_steps as s
        left join (
          select g.step_id, count(*) as count
          from public.journey_progress as g
          where g.enrollment_id = enrollment.id and g.user_id = any(counted)
          group by g.step_id
        ) as d on d.step_id = s.step_id
        where s.journey_id = v.journey_id and s.version = v.version
      )
    )
    from public.journey_versions as v
    left join public.journey_participants as p
      on p.enrollment_id = enrollment.id and p.user_id = any(counted)
    where v.journey_id = enrollment.journey_id and v.version = enrollment.version
    group by v.journey_id, v.version, v.required_steps
  );
end
$$;
comment on function muster.progress_overview(public.journey_enrollments) is
'How far a group is: an aggregate of its present members, who may complete activities (J3).';

create function muster.sees_overview(enrollment public.journey_enrollments) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return enrollment.group_id is not null
    and muster.holds(muster.caller(), enrollment.group_id, 'track_group_progress');
end
$$;
comment on function muster.sees_overview(public.journey_enrollments) is
'Whether the caller sees how far the group of an enrolment is (J3).';

create function muster.i_see_progress(enrollment_id uuid) returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  return exists (
    select
    from public.journey_enrollments as e
    where e.id = i_see_progress.enrollment_id and e.ended_at is null
      and (muster.sees_own_progress(e) or muster.sees_overview(e))
  );
end
$$;
comment on function muster.i_see_progress(uuid) is
'Whether api.enrollment_progress has a part that the caller may see: how far they are, or the group.';
grant execute on function muster.i_see_progress(uuid) to authenticated;

create function api.enrollment_progress(enrollment_id uuid, user_id uuid) returns text
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  enrollment public.journey_enrollments;
  mine jsonb;
  member jsonb;
  overview jsonb;
  is_in boolean;
begin
  select e.* into enrollment
  from public.journey_enrollments as e
  where e.id = enrollment_progress.enrollment_id and e.ended_at is null;
  if not found or not (
    muster.sees_enrollment(caller_id, enrollment)
    or exists (select from muster.my_progress as p where p.enrollment_id = enrollment.id)
  ) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  is_in := muster.sees_enrollment(caller_id, enrollment);
  if muster.sees_own_progress(enrollment) then
    mine := muster.progress_of(enrollment, caller_id, array['task', 'reflection']);
  end if;
  if enrollment_progress.user_id is not null then
    perform api.require_watching(enrollment.id);
    if not exists (
      select
      from muster.my_watched as w
      where w.enrollment_id = enrollment.id and w.user_id = enrollment_progress.user_id
    ) then
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    member := muster.progress_of(enrollment, enrollment_progress.user_id, array['task']);
  end if;
  if muster.sees_overview(enrollment) then
    overview := muster.progress_overview(enrollment);
  end if;
  if coalesce(mine, member, overview) is null then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'view_own_progress');
  end if;
  return (
    select jsonb_build_object(
      'enrollmentId', enrollment.id, 'journeyId', enrollment.journey_id,
      'version', case when is_in then enrollment.version end,
      'status', case when is_in then enrollment.status end,
      'requiredSteps', case when is_in then v.required_steps end,
      'totalSteps', case when is_in then v.total_steps end,
      'mine', mine, 'member', member, 'overview', overview
    )::text
    from public.journey_versions as v
    where v.journey_id = enrollment.journey_id and v.version = enrollment.version
  );
end
$$;
comment on function api.enrollment_progress(uuid, uuid) is 'GET /enrollments/{id}/progress';
grant execute on function api.enrollment_progress(uuid, uuid) to authenticated;

create function api.past_progress() returns table (
  "enrollmentId" uuid, "groupId" uuid, "groupName" text, percent integer,
  "lastActivityAt" timestamptz
)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  return query
  select e.id, g.id, g.name, muster.percent(p.completed_required, v.required_steps),
    p.last_activity_at
  from muster.my_progress as m
  join public.journey_participants as p
    on p.enrollment_id = m.enrollment_id and p.user_id = caller_id
  join public.journey_enrollments as e on e.id = m.enrollment_id
  join public.journey_versions as v on v.journey_id = e.journey_id and v.version = e.version
  -- To whom was in it only through another group it is absent by now (R4).
  left join public.groups as g on g.id = e.group_id and muster.sees_group(caller_id, g.id)
  where e.group_id is not null
    and not exists (select from muster.my_enrollments as n where n.enrollment_id = e.id)
    -- Who pauses has left nothing.
    and not exists (
      select
      from public.group_memberships as o
      where o.group_id = e.group_id and o.user_id = caller_id and o.status = 'paused'
    )
  order by p.last_activity_at desc
  limit 200;
end
$$;
comment on function api.past_progress() is
'How far the caller came with groups that they take no part in any more: what they did stays theirs (K5).';
grant execute on function api.past_progress() to authenticated;

create function api.require_watching(enrollment_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  enrollment public.journey_enrollments;
begin
  select e.* into enrollment
  from public.journey_enrollments as e
  where e.id = require_watching.enrollment_id;
  if not found or not muster.sees_enrollment(caller_id, enrollment) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if enrollment.group_id is null
    or not muster.holds(caller_id, enrollment.group_id, 'view_others_progress')
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'view_others_progress');
  end if;
  -- They are told by name: where the list of members is hidden, to leaders only (K14).
  if not exists (
    select from public.groups as g where g.id = enrollment.group_id and g.show_member_list
  ) and not exists (
    select from muster.access_of(caller_id, enrollment.group_id) as a where a.is_leader
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'view_member_list');
  end if;
end
$$;
comment on function api.require_watching(uuid) is
'Refuses who may not see the progress of others in an enrolment.';
grant execute on function api.require_watching(uuid) to authenticated;

create function api.enrollment_members(enrollment_id uuid)
returns table (
  "userId" uuid, "fullName" text, "completedSteps" integer, "completedRequired" integer,
  percent integer, "completedAt" timestamptz, "lastActivityAt" timestamptz
)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform api.require_watching(enrollment_members.enrollment_id);
  return query
  select u.id, u.full_name, coalesce(p.completed_steps, 0), coalesce(p.completed_required, 0),
    muster.percent(coalesce(p.completed_required, 0), v.required_steps), p.completed_at,
    p.last_activity_at
  from public.journey_enrollments as e
  join public.journey_versions as v on v.journey_id = e.journey_id and v.version = e.version
  cross join lateral muster.counted_members(e.group_id) as m (id)
  join public.users as u on u.id = m.id
  left join public.journey_participants as p on p.enrollment_id = e.id and p.user_id = m.id
  where e.id = enrollment_members.enrollment_id;
end
$$;
comment on function api.enrollment_members(uuid) is
'GET /enrollments/{id}/members: how far each is whose progress makes up the group''s.';
grant execute on function api.enrollment_members(uuid) to authenticated;

create function api.record_journey_step(enrollment_id uuid, step_id text, input jsonb)
returns table (body text, version bigint)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  recorded uuid := public.record_journey_step(
    record_journey_step.enrollment_id, record_journey_step.step_id, input);
begin
  return query
  select json_build_object(
    'stepId', s.step_id, 'title', s.title, 'completed', d.step_id is not null,
    'completedAt', d.completed_at,
    -- What they wrote before is shown to those who may look at their progress.
    'response', case when muster.sees_own_progress(e) then r.body end
  )::text, null::bigint
  from public.journey_enrollments as e
  join public.journey_steps as s
    on s.journey_id = e.journey_id and s.version = e.version
    and s.step_id = record_journey_step.step_id
  left join public.journey_progress as d
    on d.enrollment_id = e.id and d.user_id = caller_id and d.step_id = s.step_id
  left join public.journey_responses as r
    on r.enrollment_id = e.id and r.user_id = caller_id and r.step_id = s.step_id
  where e.id = recorded;
end
$$;
comment on function api.record_journey_step(uuid, text, jsonb) is
'PUT /enrollments/{id}/steps/{stepId}';
grant execute on function api.record_journey_step(uuid, text, jsonb) to authenticated;
