-- Enrolling people and groups in journeys, and how an enrolment goes on (J2).

create function muster.most_enrollments() returns integer
language sql immutable
set search_path = ''
as $$
  select 500
$$;
comment on function muster.most_enrollments() is
'How many enrolments a person may have of their own, and a group.';

create function muster.start_of(starts_on date, person_id uuid) returns timestamptz
language plpgsql volatile
set search_path = ''
as $$
declare
  today date := muster.today_of(person_id);
begin
  if starts_on is not null and not (
    starts_on between (today - interval '1 year')::date and (today + interval '2 years')::date
  ) then
    raise exception using errcode = '23514', message = 'too far from today',
      constraint = 'journey_enrollments_starts_on_range', table = 'journey_enrollments',
      schema = 'public';
  end if;
  return coalesce(starts_on, today)::timestamp at time zone muster.time_zone_of(person_id);
end
$$;
comment on function muster.start_of(date, uuid) is
'When a day, or today, begins where a person is; from a year ago to two years ahead.';

create function muster.begin_enrolling(journey_id uuid, group_id uuid) returns public.journeys
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  journey public.journeys;
begin
  perform muster.require_read_committed();
  if not muster.i_see_journey(begin_enrolling.journey_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if begin_enrolling.group_id is null then
    perform muster.require_platform_permission('enroll_self_in_journey');
  else
    if not muster.sees_group(caller_id, begin_enrolling.group_id) then
      raise exception using errcode = 'MU091', message = 'unknown_group';
    end if;
    -- One after the other, so that two at once do not make one too many. Before every other lock:
    -- those of groups are shared.
    perform pg_advisory_xact_lock(hashtextextended(begin_enrolling.group_id::text, 183));
    perform muster.lock_ways(array[caller_id], begin_enrolling.group_id);
    -- It may have been deleted meanwhile, which an admin's rights do not tell.
    if not muster.sees_group(caller_id, begin_enrolling.group_id) then
      raise exception using errcode = 'MU091', message = 'unknown_group';
    end if;
    if not muster.may(caller_id, begin_enrolling.group_id, 'enroll_group_in_journey') then
      raise exception using errcode = 'MU011', message = 'forbidden',
        detail = json_build_object('permission', 'enroll_group_in_journey');
    end if;
    perform muster.require_unarchived(begin_enrolling.group_id);
  end if;
  -- Its first version comes with its author's first enrolment.
  if (select j.latest_version from public.journeys as j where j.id = begin_enrolling.journey_id) = 0
  then
    perform
    from public.journeys as j
    where j.id = begin_enrolling.journey_id
    for no key update;
  end if;
  select j.* into journey
  from public.journeys as j
  where j.id = begin_enrolling.journey_id
  for share;
  if not found or not muster.i_see_journey(begin_enrolling.journey_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- What is not for everybody is its author's to use, or of who judges it (J1); else who sees it by
  -- a group would go round view_journey_content and the weeks there (J4).
  if not (journey.is_published and journey.is_public)
    and journey.created_by_user_id <> caller_id and not muster.i_judge_journeys()
  then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  return journey;
end
$$;
comment on function muster.begin_enrolling(uuid, uuid) is
'Locks a journey, after the group, for enrolling the caller or that group in it.';

create function public.enroll_in_journey(
  journey_id uuid, group_id uuid default null, starts_on date default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  journey public.journeys;
  offered integer;
  new_start timestamptz;
  present public.journey_enrollments;
begin
  journey := muster.begin_enrolling(enroll_in_journey.journey_id, enroll_in_journey.group_id);
  new_start := muster.start_of(enroll_in_journey.starts_on, caller_id);
  offered := coalesce(muster.offered_version(journey), muster.release_version(journey));
  select e.* into present
  from public.journey_enrollments as e
  where e.journey_id = journey.id and (
      (enroll_in_journey.group_id is null and e.user_id = caller_id)
      or e.group_id = enroll_in_journey.group_id
    )
  for no key update;
  if present.id is not null and present.ended_at is null then
    raise exception using errcode = 'MU171', message = 'already_enrolled';
  end if;
  perform muster.require_room_for_enrollment(caller_id, enroll_in_journey.group_id);
  if present.id is null then
    begin
      insert into public.journey_enrollments
      (journey_id, user_id, group_id, enrolled_by_user_id, version, starts_at, told_version)
      values (
        journey.id, case when enroll_in_journey.group_id is null then caller_id end,
        enroll_in_journey.group_id, caller_id, offered, new_start, offered
      )
      returning * into present;
    exception when unique_violation then
      raise exception using errcode = 'MU171', message = 'already_enrolled';
    end;
  else
    -- Taken up again with its progress, as a membership is (K2). Who ended what was frozen does
    -- not thaw it so, nor move it.
    update public.journey_enrollments as e
    set ended_at = null, enrolled_by_user_id = caller_id,
      starts_at = case e.status when 'frozen' then e.starts_at else new_start end,
      enrolled_at = clock_timestamp(), opened_through = clock_timestamp(),
      version = case e.status when 'frozen' then e.version
        else greatest(e.version, offered) end,
      told_version = greatest(e.version, offered),
      status = case e.status when 'paused' then 'active' else e.status end
    where e.id = present.id
    returning * into present;
  end if;
  perform muster.tell_of_enrolling(present, caller_id);
  return present.id;
end
$$;
comment on function public.enroll_in_journey(uuid, uuid, date) is
'Enrols the caller, or a group in which they hold enroll_group_in_journey, in what a journey offers now (J2).';
grant execute on function public.enroll_in_journey(uuid, uuid, date) to authenticated;

create function muster.require_room_for_enrollment(person_id uuid, group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- Of a group, muster.begin_enrolling has them come one after the other.
  if require_room_for_enrollment.group_id is null then
    perform
    from public.users as u
    where u.id = require_room_for_enrollment.person_id
    for no key update;
  end if;
  if (
    select count(*)
    from public.journey_enrollments as e
    where e.ended_at is null and (
      (require_room_for_enrollment.group_id is null
        and e.user_id = require_room_for_enrollment.person_id)
      or e.group_id = require_room_for_enrollment.group_id
    )
  ) >= muster.most_enrollments() then
    raise exception using errcode = 'MU183', message = 'too_many_enrollments';
  end if;
end
$$;
comment on function muster.require_room_for_enrollment(uuid, uuid) is
'Refuses more enrolments than a person or a group may have.';

create function muster.tell_of_enrolling(enrollment public.journey_enrollments, caller_id uuid)
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.schedule_opening(enrollment);
  if enrollment.group_id is not null then
    perform muster.audit('enrollment.started', enrollment.group_id, 'journey_enrollments',
      enrollment.id, null, null, jsonb_build_object(
        'journey_id', enrollment.journey_id, 'version', enrollment.version
      ));
    perform muster.tell_of_enrollment(
      array(select w.user_id
        from muster.people_with(enrollment.group_id, 'view_journey_content') as w (user_id)),
      'journey_enrolled', enrollment, caller_id);
    perform muster.put_out_webhooks('enrollment.created', enrollment.group_id,
      jsonb_build_object(
        'groupId', enrollment.group_id, 'enrollmentId', enrollment.id,
        'journeyId', enrollment.journey_id
      ));
  end if;
end
$$;
comment on function muster.tell_of_enrolling(public.journey_enrollments, uuid) is
'What follows from a new enrolment, or one that is taken up again: its openings, and those who are told.';

create function public.unenroll_from_journey(enrollment_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  enrollment public.journey_enrollments :=
    muster.begin_enrollment_change(unenroll_from_journey.enrollment_id);
begin
  perform muster.require_enrollment_right(enrollment, 'unenroll_from_journey');
  perform muster.require_unarchived(enrollment.group_id);
  update public.journey_enrollments as e set ended_at = clock_timestamp()
  where e.id = enrollment.id;
  perform muster.cancel_job('journeys.open_steps', enrollment.id);
  if enrollment.group_id is not null then
    perform muster.audit('enrollment.ended', enrollment.group_id, 'journey_enrollments',
      enrollment.id, null, jsonb_build_object('journey_id', enrollment.journey_id), null);
  end if;
end
$$;
comment on function public.unenroll_from_journey(uuid) is
'Ends an enrolment: one''s own, or a group''s with unenroll_from_journey; enrolling again takes its progress up.';
grant execute on function public.unenroll_from_journey(uuid) to authenticated;

create function muster.require_status_step(from_status text, to_status text) returns void
language plpgsql immutable
set search_path = ''
as $$
begin
  if (from_status, to_status) not in (
    ('active', 'paused'), ('paused', 'active'), ('active', 'frozen'), ('paused', 'frozen'),
    ('frozen', 'active')
  ) then
    raise exception using errcode = 'MU172', message = 'wrong_status',
      detail = json_build_object('from', from_status, 'to', to_status);
  end if;
end
$$;
comment on function muster.require_status_step(text, text) is
'Refuses moves that J2 does not know; completed comes by progress only.';

create function muster.move_enrollment(enrollment public.journey_enrollments, status text)
returns public.journey_enrollments
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  by_guide boolean := 'frozen' in (enrollment.status, move_enrollment.status);
  moved public.journey_enrollments;
begin
  perform muster.require_enrollment_right(
    enrollment, case when by_guide then 'freeze_journey' else 'enroll_group_in_journey' end);
  if move_enrollment.status = enrollment.status then
    return enrollment;
  end if;
  perform muster.require_unarchived(enrollment.group_id);
  perform muster.require_status_step(enrollment.status, move_enrollment.status);
  update public.journey_enrollments as e set status = move_enrollment.status
  where e.id = enrollment.id;
  -- As it is by now: what was the last step's to do may have been done meanwhile.
  select e.* into moved from public.journey_enrollments as e where e.id = enrollment.id;
  if by_guide then
    perform muster.tell_of_enrollment(
      muster.readers_of(enrollment),
      case move_enrollment.status when 'frozen' then 'journey_frozen' else 'journey_unfrozen' end,
      moved, caller_id);
    perform muster.audit(
      case move_enrollment.status
        when 'frozen' then 'enrollment.frozen' else 'enrollment.unfrozen' end,
      enrollment.group_id, 'journey_enrollments', enrollment.id, enrollment.user_id,
      jsonb_build_object('status', enrollment.status),
      jsonb_build_object('status', move_enrollment.status));
  end if;
  perform muster.schedule_opening(moved);
  return moved;
end
$$;
comment on function muster.move_enrollment(public.journey_enrollments, text) is
'Pauses, freezes or goes on with a locked enrolment, if the caller may.';

create function muster.move_version(enrollment public.journey_enrollments, version integer)
returns public.journey_enrollments
language plpgsql volatile
set search_path = ''
as $$
declare
  offered integer;
  moved public.journey_enrollments;
begin
  perform muster.require_enrollment_right(enrollment, 'enroll_group_in_journey');
  if move_version.version = enrollment.version then
    return enrollment;
  end if;
  select muster.offered_version(j) into offered
  from public.journeys as j where j.id = enrollment.journey_id;
  if move_version.version is distinct from offered or move_version.version < enrollment.version
  then
    raise exception using errcode = 'MU180', message = 'not_newest_version';
  end if;
  perform muster.require_unarchived(enrollment.group_id);
  perform muster.require_under_way(enrollment);
  update public.journey_enrollments as e set version = move_version.version
  where e.id = enrollment.id;
  select e.* into moved from public.journey_enrollments as e where e.id = enrollment.id;
  if enrollment.group_id is not null then
    perform muster.audit('enrollment.version', enrollment.group_id, 'journey_enrollments',
      enrollment.id, null, jsonb_build_object('version', enrollment.version),
      jsonb_build_object('version', moved.version));
  end if;
  perform muster.schedule_opening(moved);
  return moved;
end
$$;
comment on function muster.move_version(public.journey_enrollments, integer) is
'Moves a locked enrolment forward to what its journey offers now; progress stays, step by step.';

-- Named as in the API.
create function public.update_enrollment(enrollment_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  enrollment public.journey_enrollments;
begin
  perform muster.caller();
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  enrollment := muster.begin_enrollment_change(update_enrollment.enrollment_id);
  if changes ? 'status' then
    if coalesce(changes ->> 'status', muster.refuse_null('status')) not in (
      'active', 'completed', 'paused', 'frozen'
    ) then
      raise exception using errcode = '23514', message = 'no status',
        constraint = 'journey_enrollments_status_known', table = 'journey_enrollments',
        schema = 'public';
    end if;
    enrollment := muster.move_enrollment(enrollment, changes ->> 'status');
  end if;
  if changes ? 'version' then
    enrollment := muster.move_version(
      enrollment, least(greatest(
        coalesce(changes ->> 'version', muster.refuse_null('version'))::numeric, 0
      ), 1001)::integer);
  end if;
  if changes ? 'progressData' then
    perform muster.require_enrollment_right(enrollment, 'enroll_group_in_journey');
    perform muster.require_unarchived(enrollment.group_id);
    perform muster.require_under_way(enrollment);
    update public.journey_enrollments as e
    set progress_data = coalesce(
      nullif(changes -> 'progressData', 'null'), muster.refuse_null('progress_data')::jsonb)
    where e.id = enrollment.id;
  end if;
  return enrollment.id;
end
$$;
comment on function public.update_enrollment(uuid, jsonb) is
'Pauses, freezes or goes on with an enrolment, moves it to a newer version, keeps what an app wants kept (J2).';
grant execute on function public.update_enrollment(uuid, jsonb) to authenticated;
