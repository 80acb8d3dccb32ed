-- What time brings about: steps open by week, and the enrolled hear of new versions.

create function muster.next_opening(enrollment public.journey_enrollments, since timestamptz)
returns timestamptz
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select min(muster.opens_at(enrollment.starts_at, s.opens_in_week))
    from public.journey_steps as s
    where s.journey_id = enrollment.journey_id and s.version = enrollment.version
      and muster.opens_at(enrollment.starts_at, s.opens_in_week) > since
  );
end
$$;
comment on function muster.next_opening(public.journey_enrollments, timestamptz) is
'When the next steps of an enrolment open after a moment; null: all are open then.';

create function muster.schedule_opening(enrollment public.journey_enrollments) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  -- What opened while it was paused or archived is due at once.
  due timestamptz := muster.next_opening(enrollment, enrollment.opened_through);
begin
  if due is null or enrollment.ended_at is not null
    or enrollment.status in ('paused', 'frozen')
  then
    perform muster.cancel_job('journeys.open_steps', enrollment.id);
  else
    perform muster.schedule_job('journeys.open_steps', enrollment.id, due);
  end if;
end
$$;
comment on function muster.schedule_opening(public.journey_enrollments) is
'Has those who take part told when the next steps open; not while paused or frozen.';

create function muster.open_journey_steps(subject uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  enrollment public.journey_enrollments;
  moment timestamptz;
begin
  perform muster.require_read_committed();
  perform
  from public.groups as g
  where g.id = (select e.group_id from public.journey_enrollments as e where e.id = subject)
  for share;
  select e.* into enrollment
  from public.journey_enrollments as e
  where e.id = subject
  for no key update;
  moment := clock_timestamp();
  if not found or enrollment.ended_at is not null or enrollment.status in ('paused', 'frozen')
    -- In the archive nothing changes; on the way back it is due again (K15).
    or exists (
      select
      from public.groups as g
      where g.id = enrollment.group_id and g.archived_at is not null
    )
  then
    return;
  end if;
  if muster.next_opening(enrollment, enrollment.opened_through) <= moment then
    update public.journey_enrollments as e set opened_through = moment where e.id = subject;
    enrollment.opened_through := moment;
    perform muster.tell_of_enrollment(
      muster.readers_of(enrollment), 'journey_steps_open', enrollment);
    perform muster.publish_enrollment(enrollment, 'group.journeys');
  end if;
  if muster.next_opening(enrollment, moment) is not null then
    perform muster.schedule_opening(enrollment);
  end if;
end
$$;
comment on function muster.open_journey_steps(uuid) is
'Tells those who take part that steps have opened, once, and comes back for the next.';

create function muster.follow_journey_unarchiving() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.schedule_opening(e)
  from (
    select w.*
    from public.journey_enrollments as w
    where w.group_id = new.id and w.ended_at is null
    order by w.id
  ) as e;
  return null;
end
$$;
comment on function muster.follow_journey_unarchiving() is
'What came due in the archive found nothing to do, and is due again on the way back (K15).';
create trigger follow_unarchiving_journeys after update of archived_at on public.groups
for each row when (old.archived_at is not null and new.archived_at is null)
execute function muster.follow_journey_unarchiving();

create function muster.tell_enrolled_of_version(subject uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  offered integer;
  enrollment public.journey_enrollments;
  told integer := 0;
begin
  select muster.offered_version(j) into offered
  from public.journeys as j
  where j.id = subject
  for share;
  for enrollment in
    select e.*
    from public.journey_enrollments as e
    where e.journey_id = subject and e.told_version < offered and e.ended_at is null
    order by e.told_version, e.id
    limit 500
    for no key update skip locked
  loop
    told := told + 1;
    update public.journey_enrollments as e set told_version = offered
    where e.id = enrollment.id;
    if enrollment.version < offered then
      perform muster.tell_of_enrollment(
        case when enrollment.group_id is null then array[enrollment.user_id]
          else array(
            select w.user_id
            from muster.people_with(enrollment.group_id, 'enroll_group_in_journey')
              as w (user_id)
          ) end,
        'journey_version_released', enrollment, null, jsonb_build_object('version', offered));
    end if;
  end loop;
  -- There may be more, or some that somebody worked on just now.
  if exists (
    select
    from public.journey_enrollments as e
    where e.journey_id = subject and e.told_version < offered and e.ended_at is null
  ) then
    perform muster.schedule_job('journeys.tell_version', subject,
      clock_timestamp() + case when told = 0 then interval '5 seconds' else '0' end);
  end if;
end
$$;
comment on function muster.tell_enrolled_of_version(uuid) is
'Tells whoever may move an enrolment of what its journey offers now, five hundred at a time.';
