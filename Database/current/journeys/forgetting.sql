-- What the end of an account means for journeys (A7), and what is kept of a person.

create function muster.journeys_of_person(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select j.id
    from public.journeys as j
    where j.created_by_user_id = journeys_of_person.user_id
    order by j.id
  );
end
$$;
comment on function muster.journeys_of_person(uuid) is
'The journeys that a person wrote, in the order in which they are locked.';

create function muster.enrollments_of_person(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select e.id
    from public.journey_enrollments as e
    where e.user_id = enrollments_of_person.user_id
    union
    select p.enrollment_id
    from public.journey_participants as p
    where p.user_id = enrollments_of_person.user_id
    union
    -- Whose completion depends on them.
    select e.id
    from muster.direct_access as a
    join public.journey_enrollments as e on e.group_id = a.group_id
    where a.user_id = enrollments_of_person.user_id and a.status = 'active'
    union
    -- Of drafts that go with them.
    select e.id
    from public.journeys as j
    join public.journey_enrollments as e on e.journey_id = j.id
    where j.created_by_user_id = enrollments_of_person.user_id and not j.is_published
    order by 1
  );
end
$$;
comment on function muster.enrollments_of_person(uuid) is
'The enrolments that the end of an account changes, in the order in which they are locked.';

create function muster.lock_journeys(journey_ids uuid [], enrollment_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  wanted uuid;
begin
  foreach wanted in array journey_ids loop
    perform from public.journeys as j where j.id = wanted for no key update;
  end loop;
  foreach wanted in array enrollment_ids loop
    perform from public.journey_enrollments as e where e.id = wanted for no key update;
  end loop;
end
$$;
comment on function muster.lock_journeys(uuid [], uuid []) is
'Takes the locks of journeys, then of enrolments, each in the order given.';

create function muster.forget_in_journeys(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  journey public.journeys;
begin
  delete from public.journey_enrollments as e where e.user_id = forget_in_journeys.user_id;
  delete from public.journey_responses as r where r.user_id = forget_in_journeys.user_id;
  delete from public.journey_progress as p where p.user_id = forget_in_journeys.user_id;
  delete from public.journey_participants as p where p.user_id = forget_in_journeys.user_id;
  for journey in
    select j.*
    from public.journeys as j
    where j.created_by_user_id = forget_in_journeys.user_id
    order by j.id
  loop
    if journey.published_at is null and not exists (
      select
      from public.journey_enrollments as e
      where e.journey_id = journey.id and e.ended_at is null
    ) then
      perform muster.drop_journey(journey, forget_in_journeys.user_id);
    else
      -- What others use stays, under nobody's name; what nobody has read goes.
      update public.journey_drafts as d
      set content = muster.released_content(journey.id, journey.latest_version)
      where d.journey_id = journey.id;
    end if;
  end loop;
end
$$;
comment on function muster.forget_in_journeys(uuid) is
'Deletes a person''s enrolments, progress, responses and drafts; journeys that others use stay (A7).';

create function muster.export_journeys(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'journeysWritten', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', j.id, 'title', j.title, 'description', j.description, 'content', d.content,
        'isPublished', j.is_published, 'createdAt', j.created_at
      ) order by j.created_at, j.id), '[]')
      from public.journeys as j
      join public.journey_drafts as d on d.journey_id = j.id
      where j.created_by_user_id = export_journeys.user_id
    ),
    'journeyVersionsReleased', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'journeyId', v.journey_id, 'version', v.version, 'releasedAt', v.released_at
      ) order by v.released_at, v.journey_id, v.version), '[]')
      from public.journey_versions as v where v.released_by_user_id = export_journeys.user_id
    ),
    'enrollments', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'journeyId', e.journey_id, 'groupId', e.group_id, 'status', e.status,
        'version', e.version, 'enrolledAt', e.enrolled_at, 'startsAt', e.starts_at,
        'completedAt', e.completed_at, 'endedAt', e.ended_at,
        'progressData', e.progress_data
      ) order by e.enrolled_at, e.id), '[]')
      from public.journey_enrollments as e
      where e.user_id = export_journeys.user_id
    ),
    'enrollmentsMade', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'journeyId', e.journey_id, 'groupId', e.group_id, 'enrolledAt', e.enrolled_at
      ) order by e.enrolled_at, e.id), '[]')
      from public.journey_enrollments as e
      where e.enrolled_by_user_id = export_journeys.user_id
    ),
    'journeyProgress', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'enrollmentId', p.enrollment_id, 'stepId', p.step_id, 'completedAt', p.completed_at
      ) order by p.completed_at, p.enrollment_id, p.step_id), '[]')
      from public.journey_progress as p where p.user_id = export_journeys.user_id
    ),
    'journeyResponses', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'enrollmentId', r.enrollment_id, 'stepId', r.step_id, 'kind', r.kind, 'body', r.body,
        'updatedAt', r.updated_at
      ) order by r.updated_at, r.enrollment_id, r.step_id), '[]')
      from public.journey_responses as r where r.user_id = export_journeys.user_id
    )
  );
end
$$;
comment on function muster.export_journeys(uuid) is 'What journeys keep of a person.';
