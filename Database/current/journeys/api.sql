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
  and v.version
    = case when j.published_at is not null then j.published_version else j.latest_version end;
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
  wanted tsquery := muster.require_words(websearch_to_tsquery('pg_catalog.simple', marketplace.q));
  stems tsquery := websearch_to_tsquery('pg_catalog.english', marketplace.q);
begin
  -- Without its stop words a search may have nothing left but what must not be there.
  if querytree(stems) not in ('', 'T') then
    wanted := wanted || stems;
  end if;
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
