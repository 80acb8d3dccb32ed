-- Who is told of what becomes of enrolments (K17).

create function muster.people_with(group_id uuid, permission text) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select distinct a.user_id
  from muster.active_access as a
  where a.group_id = people_with.group_id and (a.is_leader or exists (
    select
    from public.group_role_permissions as g
    where g.group_role_id = any(a.role_ids) and g.granted
      and g.permission_id = (
        select p.id from public.permissions as p where p.name = people_with.permission
      )
  ));
end
$$;
comment on function muster.people_with(uuid, text) is
'Who is active in a group, directly or nested, and holds a permission there.';

create function muster.readers_of(enrollment public.journey_enrollments) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  if enrollment.group_id is null then
    return array[enrollment.user_id];
  end if;
  return array(
    select w.user_id
    from muster.people_with(enrollment.group_id, 'view_journey_content') as w (user_id)
  );
end
$$;
comment on function muster.readers_of(public.journey_enrollments) is
'Who takes part in an enrolment: whose it is, or who may view its content in the group.';

create function muster.tell_of_enrollment(
  people uuid [], kind text, enrollment public.journey_enrollments, actor_id uuid default null,
  data jsonb default '{}'
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
  select p.id, tell_of_enrollment.kind, enrollment.group_id, tell_of_enrollment.actor_id,
    jsonb_build_object(
      'enrollmentId', enrollment.id, 'journeyId', enrollment.journey_id, 'title', j.title
    ) || tell_of_enrollment.data
  from (select distinct w.id from unnest(people) as w (id)) as p
  join public.users as u on u.id = p.id and u.is_active
  join public.journeys as j on j.id = enrollment.journey_id
  -- Nobody is told of what they did themselves. People by id, as they are locked.
  where tell_of_enrollment.actor_id is null or p.id <> tell_of_enrollment.actor_id
  order by p.id;
end
$$;
comment on function muster.tell_of_enrollment(
  uuid [], text, public.journey_enrollments, uuid, jsonb
) is 'Tells people of an enrolment, but for whoever did it.';

create function muster.tell_of_completion(enrollment public.journey_enrollments) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  people uuid [];
begin
  if enrollment.group_id is null then
    people := array[enrollment.user_id];
  else
    people := array(
      select w.user_id
      from muster.people_with(enrollment.group_id, 'track_group_progress') as w (user_id)
    );
    perform muster.put_out_webhooks('enrollment.completed', enrollment.group_id,
      jsonb_build_object(
        'groupId', enrollment.group_id, 'enrollmentId', enrollment.id,
        'journeyId', enrollment.journey_id
      ));
  end if;
  -- A step done and undone tells once, until it has been read.
  perform muster.tell_of_enrollment(
    array(
      select p.id
      from unnest(people) as p (id)
      where not exists (
        select
        from public.notifications as n
        where n.user_id = p.id and n.kind = 'journey_completed' and n.read_at is null
          and n.data @> jsonb_build_object('enrollmentId', enrollment.id)
      )
    ), 'journey_completed', enrollment);
end
$$;
comment on function muster.tell_of_completion(public.journey_enrollments) is
'Tells whose journey is completed; of a group''s, who may track its progress.';

create function muster.tell_of_version(journey_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if exists (
    select
    from public.journey_enrollments as e
    where e.journey_id = tell_of_version.journey_id and e.ended_at is null
  ) then
    perform muster.schedule_job(
      'journeys.tell_version', tell_of_version.journey_id, clock_timestamp());
  end if;
end
$$;
comment on function muster.tell_of_version(uuid) is
'Has those who are enrolled in a journey told, bit by bit, that it offers another version.';
