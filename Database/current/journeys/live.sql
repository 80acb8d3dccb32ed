-- What of journeys is told as it happens: by triggers, so that it is told whoever writes. Ids only.

create function muster.publish_enrollment(
  enrollment public.journey_enrollments, audience text default 'group'
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if enrollment.group_id is null then
    perform muster.publish('enrollment.changed', 'user', enrollment.user_id,
      jsonb_build_object('enrollmentId', enrollment.id, 'journeyId', enrollment.journey_id));
  else
    perform muster.publish('enrollment.changed', publish_enrollment.audience,
      enrollment.group_id, jsonb_build_object(
        'groupId', enrollment.group_id, 'enrollmentId', enrollment.id,
        'journeyId', enrollment.journey_id
      ));
  end if;
end
$$;
comment on function muster.publish_enrollment(public.journey_enrollments, text) is
'Tells whose enrolment it is, or the group, that it is another now.';

create function muster.publish_enrollment_row() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish_enrollment(coalesce(new, old));
  return null;
end
$$;
comment on function muster.publish_enrollment_row() is
'Tells of enrolments that begin, change and end.';
create trigger publish_insert after insert or delete on public.journey_enrollments
for each row execute function muster.publish_enrollment_row();
create trigger publish_update after update on public.journey_enrollments
for each row when (
  (new.status, new.version, new.ended_at, new.progress_data, new.starts_at) is distinct from
  (old.status, old.version, old.ended_at, old.progress_data, old.starts_at)
) execute function muster.publish_enrollment_row();

create function muster.publish_journey() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  journey public.journeys := coalesce(new, old);
begin
  perform muster.publish('journey.changed', 'user', journey.created_by_user_id,
    jsonb_build_object('journeyId', journey.id));
  return null;
end
$$;
comment on function muster.publish_journey() is
'Tells the author of a journey that it is another now, whoever changed it.';
create trigger publish_journey after insert or update or delete on public.journeys
for each row execute function muster.publish_journey();

create function muster.publish_progress() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  enrollment public.journey_enrollments;
begin
  select e.* into enrollment
  from public.journey_enrollments as e
  where e.id = new.enrollment_id;
  if enrollment.group_id is null then
    perform muster.publish('progress.changed', 'user', new.user_id,
      jsonb_build_object('enrollmentId', enrollment.id, 'journeyId', enrollment.journey_id));
  else
    -- Whose it is, is for those who see each member's progress.
    perform muster.publish('progress.changed', 'group.progress', enrollment.group_id,
      jsonb_build_object(
        'groupId', enrollment.group_id, 'enrollmentId', enrollment.id,
        'journeyId', enrollment.journey_id
      ), 'group.member_progress', jsonb_build_object('userId', new.user_id), new.user_id);
  end if;
  return null;
end
$$;
comment on function muster.publish_progress() is
'Tells a person, and those who see a group''s progress, of what was done.';
create trigger publish_progress after insert or update on public.journey_participants
for each row execute function muster.publish_progress();
