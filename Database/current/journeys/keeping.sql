-- What holds for journeys whoever writes them: versions stay, summaries and statuses follow.

create function muster.guard_journey() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  -- Not what is computed: it is not there yet.
  kept constant text [] := array['updated_at', 'search'];
begin
  if new.latest_version < old.latest_version or new.created_by_user_id <> old.created_by_user_id
  then
    raise exception using errcode = 'MU179', message = 'kept_for_the_enrolled';
  end if;
  -- What changes nothing makes no other version.
  if new.version = old.version
    and (to_jsonb(new) - kept) is distinct from (to_jsonb(old) - kept)
  then
    new.version := old.version + 1;
  end if;
  return new;
end
$$;
comment on function muster.guard_journey() is
'Raises the version of a journey that changes; released versions go forward only.';
create trigger guard_journey before update on public.journeys
for each row execute function muster.guard_journey();
-- After guard_journey by its name.
create trigger update_journeys_updated_at before update on public.journeys
for each row when (old.version <> new.version)
execute function public.update_updated_at_column();
create trigger update_journey_drafts_updated_at before update on public.journey_drafts
for each row execute function public.update_updated_at_column();
create trigger update_journey_responses_updated_at before update on public.journey_responses
for each row execute function public.update_updated_at_column();

create function muster.keep_versions() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    -- With its version, in one transaction; later it would change what people are at.
    if exists (
      select
      from public.journey_versions as v
      where v.journey_id = new.journey_id and v.version = new.version
        and v.released_in = pg_current_xact_id()
    ) then
      return new;
    end if;
  elsif tg_op = 'DELETE' then
    if not exists (select from public.journeys as j where j.id = old.journey_id) then
      return old;
    end if;
  end if;
  raise exception using errcode = 'MU179', message = 'kept_for_the_enrolled';
end
$$;
comment on function muster.keep_versions() is
'What is released stays as it is, and goes with its journey only (J1).';
create trigger keep_versions before update or delete on public.journey_versions
for each row execute function muster.keep_versions();
create trigger keep_versions before insert or update or delete on public.journey_steps
for each row execute function muster.keep_versions();
create trigger keep_versions before insert or update or delete on public.journey_step_bodies
for each row execute function muster.keep_versions();
-- Nothing truncates steps or versions but with what refers to them.
create trigger keep_versions_whole before truncate on public.journey_step_bodies
for each statement execute function muster.keep_versions();

-- Nobody whose account has ended begins anything (A7).
create trigger guard_person before insert on public.journeys
for each row execute function muster.guard_person('created_by_user_id');
create trigger guard_person_insert before insert on public.journey_enrollments
for each row when (new.user_id is not null) execute function muster.guard_person('user_id');
create trigger guard_person_update before update of ended_at on public.journey_enrollments
for each row when (new.user_id is not null and new.ended_at is null and old.ended_at is not null)
execute function muster.guard_person('user_id');
create trigger guard_enroller before insert on public.journey_enrollments
for each row execute function muster.guard_person('enrolled_by_user_id');
create trigger guard_person before insert on public.journey_progress
for each row execute function muster.guard_person('user_id');
create trigger guard_person before insert on public.journey_responses
for each row execute function muster.guard_person('user_id');

create function muster.guard_enrollment() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if (new.id, new.journey_id, new.user_id, new.group_id)
    is distinct from (old.id, old.journey_id, old.user_id, old.group_id)
    or new.version < old.version
  then
    raise exception using errcode = 'MU179', message = 'kept_for_the_enrolled';
  end if;
  if new.status <> old.status then
    new.status_changed_at := clock_timestamp();
    new.completed_at := case when new.status = 'completed' then clock_timestamp() end;
  end if;
  return new;
end
$$;
comment on function muster.guard_enrollment() is
'An enrolment stays whose it is, goes forward only, and keeps the times of its status.';
create trigger guard_enrollment before update on public.journey_enrollments
for each row execute function muster.guard_enrollment();

create function muster.follow_enrollment() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if new.version <> old.version then
    perform muster.refresh_participant(p.enrollment_id, p.user_id, false)
    from (
      select p.enrollment_id, p.user_id
      from public.journey_participants as p
      where p.enrollment_id = new.id
      order by p.user_id
    ) as p;
  end if;
  perform muster.evaluate_enrollment(new.id);
  return null;
end
$$;
comment on function muster.follow_enrollment() is
'Counts anew by another version; completes what is complete, whatever it was before (J3).';
create trigger follow_enrollment after update of version, status, ended_at
on public.journey_enrollments
for each row when (
  (new.version, new.status, new.ended_at) is distinct from (old.version, old.status, old.ended_at)
) execute function muster.follow_enrollment();

create function muster.follow_progress() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  changed public.journey_progress := coalesce(new, old);
begin
  -- One after the other, so that of two last steps at once one sees the other.
  perform
  from public.journey_enrollments as e
  where e.id = changed.enrollment_id
  for no key update;
  if found then
    perform muster.refresh_participant(changed.enrollment_id, changed.user_id, true);
    perform muster.evaluate_enrollment(changed.enrollment_id);
  end if;
  return null;
end
$$;
comment on function muster.follow_progress() is
'Keeps summaries and the status of the enrolment as steps are done and undone (J3).';
create trigger follow_progress after insert or update or delete on public.journey_progress
for each row execute function muster.follow_progress();

create function muster.follow_responses() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.refresh_participant(new.enrollment_id, new.user_id, true);
  return null;
end
$$;
comment on function muster.follow_responses() is 'Whoever wrote something takes part.';
create trigger follow_responses after insert or update on public.journey_responses
for each row execute function muster.follow_responses();

create function muster.evaluate_groups(group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  enrollment_id uuid;
begin
  -- Cheap where nobody is enrolled; the change of the group holds its lock already.
  for enrollment_id in
    select e.id
    from public.journey_enrollments as e
    where e.group_id = any(group_ids) and e.ended_at is null
      and e.status in ('active', 'completed')
      -- Of a deleted group, everything goes with it.
      and exists (select from public.groups as g where g.id = e.group_id)
    order by e.id
  loop
    perform muster.evaluate_enrollment(enrollment_id);
  end loop;
end
$$;
comment on function muster.evaluate_groups(uuid []) is
'Looks again at what groups are enrolled in, since other people count now.';

create function muster.follow_counted() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  concerned uuid [];
begin
  concerned := array(
    select distinct n.group_id
    from new_rows as n
    join old_rows as o on o.user_id = n.user_id and o.group_id = n.group_id
    where 'active' in (n.status, o.status)
      and (n.status, n.is_leader, n.role_ids)
        is distinct from (o.status, o.is_leader, o.role_ids)
  );
  if concerned <> '{}' then
    perform muster.evaluate_groups(concerned);
  end if;
  return null;
end
$$;
comment on function muster.follow_counted() is
'When people come, go, pause or change roles, a group''s journeys may be complete, or be so no longer (J3).';
-- Who comes has no role yet, and counts with the first; and nobody's row goes but with the group,
-- or as invited (K4).
create trigger follow_journeys_update after update on muster.direct_access
referencing old table as old_rows new table as new_rows
for each statement execute function muster.follow_counted();

create function muster.follow_grants() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  concerned uuid [] := array(
    select distinct r.group_id
    from changed_rows as r
    join public.permissions as p on p.id = r.permission_id
    where p.name = 'complete_journey_activities'
      and exists (
        select from public.journey_enrollments as e where e.group_id = r.group_id
      )
    order by r.group_id
  );
  group_id uuid;
begin
  foreach group_id in array concerned loop
    perform muster.touch_group(group_id);
  end loop;
  if concerned <> '{}' then
    perform muster.evaluate_groups(concerned);
  end if;
  return null;
end
$$;
comment on function muster.follow_grants() is
'When a role may complete activities, or may no longer, others count in the group''s journeys (J3).';
create trigger follow_journeys_insert after insert on public.group_role_permissions
referencing new table as changed_rows
for each statement execute function muster.follow_grants();
create trigger follow_journeys_update after update on public.group_role_permissions
referencing new table as changed_rows
for each statement execute function muster.follow_grants();
create trigger follow_journeys_delete after delete on public.group_role_permissions
referencing old table as changed_rows
for each statement execute function muster.follow_grants();
