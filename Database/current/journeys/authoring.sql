-- Writing journeys, releasing versions of them, and publishing (J1).

create function muster.most_drafts() returns integer
language sql immutable
set search_path = ''
as $$
  select 200
$$;
comment on function muster.most_drafts() is
'How many journeys that are not published a person may have written.';

create function muster.merge_journey(journey public.journeys, changes jsonb)
returns public.journeys
language plpgsql volatile
set search_path = ''
as $$
begin
  if changes ? 'title' then
    journey.title := btrim(coalesce(changes ->> 'title', muster.refuse_null('title')));
  end if;
  if changes ? 'description' then
    journey.description := changes ->> 'description';
  end if;
  if changes ? 'journeyType' then
    journey.journey_type :=
      coalesce(changes ->> 'journeyType', muster.refuse_null('journey_type'));
  end if;
  if changes ? 'estimatedDurationMinutes' then
    -- As whole numbers may be written, 60.0 too; what is out of range the table refuses by name.
    journey.estimated_duration_minutes := case
      when changes ->> 'estimatedDurationMinutes' is not null then
        least(greatest((changes ->> 'estimatedDurationMinutes')::numeric, 0), 1000000)::integer
    end;
  end if;
  if changes ? 'difficultyLevel' then
    journey.difficulty_level := changes ->> 'difficultyLevel';
  end if;
  if changes ? 'tags' then
    journey.tags := muster.tags(changes -> 'tags');
  end if;
  if changes ? 'isPublic' then
    journey.is_public :=
      coalesce(changes ->> 'isPublic', muster.refuse_null('is_public'))::boolean;
  end if;
  return journey;
end
$$;
comment on function muster.merge_journey(public.journeys, jsonb) is
'A journey with the given fields, named as in the API.';

-- Named as in the API.
create function public.create_journey(input jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('create_journey');
  journey public.journeys;
  draft jsonb;
  made uuid;
begin
  perform muster.require_read_committed();
  if jsonb_typeof(input) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'input is an object';
  end if;
  draft := muster.checked_content(coalesce(nullif(input -> 'content', 'null'), '{"steps": []}'));
  journey.journey_type := 'predefined';
  journey.is_public := false;
  journey.tags := '{}';
  -- What may be left out may be null, too.
  journey := muster.merge_journey(journey, jsonb_strip_nulls(input));
  -- One after the other, so that two at once do not make one too many.
  perform from public.users as u where u.id = caller_id for no key update;
  if (
    select count(*)
    from public.journeys as j
    where j.created_by_user_id = caller_id and not j.is_published
  ) >= muster.most_drafts() then
    raise exception using errcode = 'MU177', message = 'too_many_journeys';
  end if;
  insert into public.journeys
  (title, description, created_by_user_id, journey_type, estimated_duration_minutes,
    difficulty_level, tags, is_public)
  values (
    journey.title, journey.description, caller_id, journey.journey_type,
    journey.estimated_duration_minutes, journey.difficulty_level, journey.tags, journey.is_public
  )
  returning id into made;
  insert into public.journey_drafts (journey_id, content) values (made, draft);
  return made;
end
$$;
comment on function public.create_journey(jsonb) is
'Makes a draft of a journey, which is the caller''s; needs create_journey (J1).';
grant execute on function public.create_journey(jsonb) to authenticated;

create function public.update_journey(
  journey_id uuid, changes jsonb, expected_version bigint default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  old_journey public.journeys;
  journey public.journeys;
  draft jsonb;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  old_journey := muster.begin_journey_change(update_journey.journey_id);
  perform muster.require_author_or(old_journey, 'edit_journey');
  if expected_version is not null and old_journey.version <> expected_version then
    raise exception using errcode = 'MU033', message = 'version_mismatch';
  end if;
  journey := muster.merge_journey(old_journey, changes);
  if changes ? 'content' then
    draft := muster.checked_content(
      coalesce(nullif(changes -> 'content', 'null'), muster.refuse_null('content')::jsonb));
  end if;
  -- To show something to everybody is to publish it, however it comes about (J1).
  if journey.is_published and journey.is_public and (
      old_journey.is_public, old_journey.title, old_journey.description, old_journey.tags
    ) is distinct from (true, journey.title, journey.description, journey.tags)
    and not muster.has_platform_permission(caller_id, 'publish_journey')
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'publish_journey');
  end if;
  if draft is not null then
    update public.journey_drafts as d set content = draft
    where d.journey_id = journey.id and d.content <> draft;
    if found then
      journey.version := journey.version + 1;
    end if;
  end if;
  update public.journeys as j
  set title = journey.title, description = journey.description,
    journey_type = journey.journey_type,
    estimated_duration_minutes = journey.estimated_duration_minutes,
    difficulty_level = journey.difficulty_level, tags = journey.tags,
    is_public = journey.is_public, version = journey.version
  where j.id = journey.id;
  return journey.id;
end
$$;
comment on function public.update_journey(uuid, jsonb, bigint) is
'Merges the given fields into a journey and its draft; by its author, or with edit_journey. What has been released stays (J1).';
grant execute on function public.update_journey(uuid, jsonb, bigint) to authenticated;

create function muster.release_version(journey public.journeys) returns integer
language plpgsql volatile
set search_path = ''
as $$
declare
  draft jsonb := (select d.content from public.journey_drafts as d where d.journey_id = journey.id);
  released integer;
begin
  if journey.latest_version > 0
    and draft = muster.released_content(journey.id, journey.latest_version)
  then
    return journey.latest_version;
  end if;
  if not exists (
    select
    from jsonb_array_elements(draft -> 'steps') as s (step)
    where (s.step ->> 'required')::boolean
  ) then
    raise exception using errcode = 'MU176', message = 'no_required_step';
  end if;
  if journey.latest_version >= 1000 then
    raise exception using errcode = 'MU178', message = 'too_many_versions';
  end if;
  released := journey.latest_version + 1;
  insert into public.journey_versions
  (journey_id, version, required_steps, total_steps, released_by_user_id)
  select journey.id, released, count(*) filter (where (s.step ->> 'required')::boolean), count(*),
    muster.caller()
  from jsonb_array_elements(draft -> 'steps') as s (step);
  insert into public.journey_steps
  (journey_id, version, step_id, position, title, kind, required, duration_minutes, opens_in_week)
  select journey.id, released, s.step ->> 'id', s.number, s.step ->> 'title', s.step ->> 'kind',
    (s.step ->> 'required')::boolean, (s.step ->> 'durationMinutes')::numeric::integer,
    (s.step ->> 'opensInWeek')::numeric::integer
  from jsonb_array_elements(draft -> 'steps') with ordinality as s (step, number);
  insert into public.journey_step_bodies (journey_id, version, step_id, body)
  select journey.id, released, s.step ->> 'id', s.step ->> 'body'
  from jsonb_array_elements(draft -> 'steps') as s (step);
  update public.journeys as j set latest_version = released where j.id = journey.id;
  return released;
end
$$;
comment on function muster.release_version(public.journeys) is
'Releases the draft of a locked journey as its next version, unless it is the newest already.';

create function public.release_journey_version(journey_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  journey public.journeys :=
    muster.begin_journey_change(release_journey_version.journey_id);
begin
  perform muster.require_author_or(journey, 'edit_journey');
  if muster.release_version(journey) = journey.latest_version then
    raise exception using errcode = 'MU181', message = 'nothing_to_release';
  end if;
  if not journey.is_published then
    perform muster.tell_of_version(journey.id);
  end if;
  return journey.id;
end
$$;
comment on function public.release_journey_version(uuid) is
'Releases the draft without publishing it: a published journey goes on offering what was published (J1).';
grant execute on function public.release_journey_version(uuid) to authenticated;

create function public.publish_journey(journey_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  journey public.journeys := muster.begin_journey_change(publish_journey.journey_id);
  released integer;
begin
  if not muster.has_platform_permission(caller_id, 'publish_journey') then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'publish_journey');
  end if;
  released := muster.release_version(journey);
  if journey.is_published and journey.published_version = released then
    return journey.id;
  end if;
  update public.journeys as j
  set is_published = true, published_version = released,
    published_at = coalesce(j.published_at, clock_timestamp())
  where j.id = journey.id;
  perform muster.audit('journey.published', null, 'journeys', journey.id,
    journey.created_by_user_id, null, jsonb_build_object('version', released));
  perform muster.put_out_webhooks('journey.published', null,
    jsonb_build_object('journeyId', journey.id, 'version', released));
  perform muster.tell_of_version(journey.id);
  return journey.id;
end
$$;
comment on function public.publish_journey(uuid) is
'Publishes a journey as its draft is now; needs publish_journey, also of its author (J1).';
grant execute on function public.publish_journey(uuid) to authenticated;

create function public.unpublish_journey(journey_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  journey public.journeys := muster.begin_journey_change(unpublish_journey.journey_id);
begin
  perform muster.require_author_or(journey, 'unpublish_journey');
  if journey.is_published then
    update public.journeys as j set is_published = false where j.id = journey.id;
    perform muster.audit('journey.unpublished', null, 'journeys', journey.id,
      journey.created_by_user_id, null, null);
  end if;
  return journey.id;
end
$$;
comment on function public.unpublish_journey(uuid) is
'Takes a journey from the marketplace; by its author, or with unpublish_journey. The enrolled go on (J4).';
grant execute on function public.unpublish_journey(uuid) to authenticated;

create function public.delete_journey(journey_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  journey public.journeys := muster.begin_journey_change(delete_journey.journey_id);
begin
  if not muster.has_platform_permission(caller_id, 'delete_journey') then
    if journey.created_by_user_id <> caller_id or journey.published_at is not null then
      raise exception using errcode = 'MU011', message = 'forbidden',
        detail = json_build_object('permission', 'delete_journey');
    end if;
    if exists (
      select
      from public.journey_enrollments as e
      where e.journey_id = journey.id and e.ended_at is null
        and e.user_id is distinct from caller_id
    ) then
      raise exception using errcode = 'MU170', message = 'journey_in_use';
    end if;
  end if;
  perform muster.drop_journey(journey, caller_id);
end
$$;
comment on function public.delete_journey(uuid) is
'Deletes a journey with all enrolments in it: an author one''s own draft that nobody else is enrolled in; with delete_journey, any (J1).';
grant execute on function public.delete_journey(uuid) to authenticated;

create function muster.drop_journey(journey public.journeys, actor_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform
  from public.journey_enrollments as e
  where e.journey_id = journey.id
  order by e.id
  for update;
  insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
  select distinct on (p.user_id) p.user_id, 'journey_deleted', p.group_id, actor_id,
    jsonb_build_object('journeyId', journey.id, 'title', journey.title)
  from (
    select e.user_id, null::uuid as group_id
    from public.journey_enrollments as e
    where e.journey_id = journey.id and e.user_id is not null and e.ended_at is null
    union all
    select w.user_id, e.group_id
    from public.journey_enrollments as e
    cross join lateral muster.people_with(e.group_id, 'view_journey_content') as w (user_id)
    where e.journey_id = journey.id and e.group_id is not null and e.ended_at is null
  ) as p
  join public.users as u on u.id = p.user_id and u.is_active
  where p.user_id is distinct from actor_id
  order by p.user_id, p.group_id;
  perform muster.audit('journey.deleted', null, 'journeys', journey.id,
    journey.created_by_user_id,
    jsonb_build_object('version', journey.latest_version, 'published', journey.is_published), null);
  delete from public.journeys as j where j.id = journey.id;
end
$$;
comment on function muster.drop_journey(public.journeys, uuid) is
'Deletes a locked journey and tells those who were enrolled.';
