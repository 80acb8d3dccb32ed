-- The shapes of journeys.

create function api.journey_author_name(journey_id uuid) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select u.full_name
    from public.journeys as j
    join public.users as u on u.id = j.created_by_user_id
    where j.id = journey_author_name.journey_id
      and muster.i_see_journey(journey_author_name.journey_id)
  );
end
$$;
comment on function api.journey_author_name(uuid) is
'Who wrote a journey that the caller sees, acquainted with them or not.';
grant execute on function api.journey_author_name(uuid) to anon, authenticated;

create view api.journeys with (security_invoker = true) as
select
  j.id, j.title, j.description, j.journey_type as "journeyType",
  j.estimated_duration_minutes as "estimatedDurationMinutes",
  j.difficulty_level as "difficultyLevel", j.tags, j.is_published as "isPublished",
  j.is_public as "isPublic", j.published_at as "publishedAt",
  j.created_by_user_id as "createdById", api.journey_author_name(j.id) as "authorName",
  v.version as "newestVersion", v.total_steps as "totalSteps",
  v.required_steps as "requiredSteps", j.created_at as "createdAt", j.updated_at as "updatedAt"
from public.journeys as j
left join public.journey_versions as v
  on v.journey_id = j.id
  and v.version = case when j.is_published then j.published_version else j.latest_version end;
comment on view api.journeys is 'GET /journeys';
grant select on api.journeys to anon, authenticated;

-- Newest first, which an index gives: ranking would have to look at all that match. Not under
-- policies, which keep such conditions from using indexes: it gives what is everybody's to see.
create function api.marketplace(
  journey_type text, difficulty text, tag text, q text, at_most bigint
) returns table (journey_id uuid, published_at timestamptz)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  wanted tsquery := websearch_to_tsquery('pg_catalog.simple', marketplace.q)
    || websearch_to_tsquery('pg_catalog.english', marketplace.q);
begin
  -- Planned for these values: rare words are found by their index, frequent ones from the newest
  -- on.
  return query execute '
    select j.id, j.published_at
    from public.journeys as j
    where j.is_published and j.is_public
      and ($1 is null or j.journey_type = $1)
      and ($2 is null or j.difficulty_level = $2)
      and ($3 is null or j.tags @> $3)
      and ($4 is null or j.search @@ $4)
    order by j.published_at desc, j.id desc
    limit $5'
  using marketplace.journey_type, marketplace.difficulty,
    case when marketplace.tag is not null then array[lower(btrim(marketplace.tag))] end,
    case when marketplace.q is not null then wanted end, marketplace.at_most;
end
$$;
comment on function api.marketplace(text, text, text, text, bigint) is
'The newest of the journeys that are published and public, so many at most.';
grant execute on function api.marketplace(text, text, text, text, bigint)
to anon, authenticated;

create function muster.outline(journey_id uuid, version integer) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_agg(json_build_object(
      'id', s.step_id, 'title', s.title, 'kind', s.kind, 'required', s.required,
      'durationMinutes', s.duration_minutes, 'opensInWeek', s.opens_in_week
    ) order by s.position)
    from public.journey_steps as s
    where s.journey_id = outline.journey_id and s.version = outline.version
  );
end
$$;
comment on function muster.outline(uuid, integer) is 'The steps of a version, without their bodies.';

create function muster.content_for_me(journey public.journeys) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  enrollment record;
begin
  if journey.created_by_user_id = auth.uid() or muster.i_edit_journeys() then
    return (select d.content from public.journey_drafts as d where d.journey_id = journey.id);
  end if;
  -- One's own enrolment before those of groups.
  select m.enrollment_id, m.version into enrollment
  from muster.my_enrollments as m
  where m.journey_id = journey.id
    and exists (select from muster.my_open_steps as o where o.enrollment_id = m.enrollment_id)
  order by m.group_id is not null, m.version desc, m.enrollment_id
  limit 1;
  if not found then
    return null;
  end if;
  return jsonb_build_object('steps', (
    select jsonb_agg(c.step order by c.number)
    from jsonb_array_elements(
      muster.released_content(journey.id, enrollment.version) -> 'steps'
    ) with ordinality as c (step, number)
    where exists (
      select
      from muster.my_open_steps as o
      where o.enrollment_id = enrollment.enrollment_id and o.step_id = c.step ->> 'id'
    )
  ));
end
$$;
comment on function muster.content_for_me(public.journeys) is
'What the caller may read of a journey: who writes it the draft, the enrolled the open steps of their version, others nothing (J4).';

create function api.journey(journey_id uuid) returns table (body text, version bigint)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.journeys;
begin
  if not muster.i_see_journey(journey.journey_id) then
    return;
  end if;
  select j.* into present from public.journeys as j where j.id = journey.journey_id;
  return query
  select (
    to_jsonb(j) || jsonb_build_object(
      'outline', muster.outline(present.id, muster.offered_version(present)),
      'content', muster.content_for_me(present),
      'releasedVersion', case
        when present.created_by_user_id = auth.uid() or muster.i_judge_journeys()
          then nullif(present.latest_version, 0)
      end,
      'myEnrollments', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', e.id, 'groupId', e.group_id, 'status', e.status, 'version', e.version
        ) order by e.group_id is not null, e.enrolled_at, e.id), '[]')
        from muster.my_enrollments as m
        join public.journey_enrollments as e on e.id = m.enrollment_id
        where m.journey_id = present.id
      )
    )
  )::text, present.version
  from api.journeys as j
  where j.id = present.id;
end
$$;
comment on function api.journey(uuid) is 'GET /journeys/{id}';
grant execute on function api.journey(uuid) to anon, authenticated;

-- Enrolments -------------------------------------------------------------------------------------

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

-- Progress ---------------------------------------------------------------------------------------

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
  if enrollment.group_id is not null
    and muster.holds(caller_id, enrollment.group_id, 'track_group_progress')
  then
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
