-- What people have done, and what that makes of enrolments (J3).

create function muster.counted_members(group_id uuid) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select a.user_id
  from muster.direct_access as a
  where a.group_id = counted_members.group_id and a.status = 'active'
    and (a.is_leader or exists (
      select
      from public.group_role_permissions as g
      where g.group_role_id = any(a.role_ids) and g.granted
        and g.permission_id = (
          select p.id from public.permissions as p where p.name = 'complete_journey_activities'
        )
    ));
end
$$;
comment on function muster.counted_members(uuid) is
'Whose progress makes up a group''s: its direct active members who may complete activities (K13).';

create function muster.is_complete(enrollment public.journey_enrollments) returns boolean
language plpgsql stable
set search_path = ''
as $$
declare
  wanted integer;
begin
  select v.required_steps into wanted
  from public.journey_versions as v
  where v.journey_id = enrollment.journey_id and v.version = enrollment.version;
  if enrollment.group_id is null then
    return exists (
      select
      from public.journey_participants as p
      where p.enrollment_id = enrollment.id and p.user_id = enrollment.user_id
        and p.completed_required = wanted
    );
  end if;
  return (
    select count(*) > 0 and bool_and(p.completed_required is not distinct from wanted)
    from muster.counted_members(enrollment.group_id) as m (user_id)
    left join public.journey_participants as p
      on p.enrollment_id = enrollment.id and p.user_id = m.user_id
  );
end
$$;
comment on function muster.is_complete(public.journey_enrollments) is
'Whether every required step is done: by whom it is of, of a group by each who counts, of whom there is one (J3).';

create function muster.evaluate_enrollment(enrollment_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  enrollment public.journey_enrollments;
  complete boolean;
begin
  select e.* into enrollment
  from public.journey_enrollments as e
  where e.id = evaluate_enrollment.enrollment_id and e.ended_at is null
    and e.status in ('active', 'completed');
  if not found then
    return;
  end if;
  complete := muster.is_complete(enrollment);
  if complete = (enrollment.status = 'completed') then
    return;
  end if;
  update public.journey_enrollments as e
  set status = case when complete then 'completed' else 'active' end
  where e.id = enrollment.id
  returning * into enrollment;
  -- Of one that was deleted meanwhile there is nobody to tell.
  if found and complete then
    perform muster.tell_of_completion(enrollment);
  end if;
end
$$;
comment on function muster.evaluate_enrollment(uuid) is
'Completes what is complete, and what is no longer goes on (J3); paused and frozen ones wait.';

create function muster.refresh_participant(enrollment_id uuid, user_id uuid, is_active boolean)
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.journey_participants as p
  (enrollment_id, user_id, completed_required, completed_steps, completed_at)
  select e.id, refresh_participant.user_id, c.required, c.steps,
    case when c.required = v.required_steps then clock_timestamp() end
  from public.journey_enrollments as e
  join public.journey_versions as v on v.journey_id = e.journey_id and v.version = e.version
  cross join lateral (
    select count(*) filter (where s.required) as required, count(*) as steps
    from public.journey_progress as d
    join public.journey_steps as s
      on s.journey_id = e.journey_id and s.version = e.version and s.step_id = d.step_id
    where d.enrollment_id = e.id and d.user_id = refresh_participant.user_id
  ) as c
  where e.id = refresh_participant.enrollment_id
  on conflict on constraint journey_participants_pkey do update
  set completed_required = excluded.completed_required,
    completed_steps = excluded.completed_steps,
    completed_at = case when excluded.completed_at is not null
      then coalesce(p.completed_at, excluded.completed_at) end,
    last_activity_at = case when refresh_participant.is_active
      then clock_timestamp() else p.last_activity_at end;
end
$$;
comment on function muster.refresh_participant(uuid, uuid, boolean) is
'Makes a person''s summary say what they have done of the enrolment''s version.';

-- Named as in the API.
create function public.record_journey_step(enrollment_id uuid, step_id text, input jsonb)
returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  enrollment public.journey_enrollments;
  step public.journey_steps;
begin
  if jsonb_typeof(input -> 'completed') is distinct from 'boolean' then
    perform muster.refuse_null('completed');
  end if;
  enrollment := muster.begin_enrollment_change(record_journey_step.enrollment_id);
  if enrollment.user_id <> caller_id
    -- Not as an admin: it is the member's own doing.
    or (enrollment.group_id is not null
      and not muster.holds(caller_id, enrollment.group_id, 'complete_journey_activities'))
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'complete_journey_activities');
  end if;
  select s.* into step
  from public.journey_steps as s
  where s.journey_id = enrollment.journey_id and s.version = enrollment.version
    and s.step_id = record_journey_step.step_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_unarchived(enrollment.group_id);
  perform muster.require_under_way(enrollment);
  if muster.opens_at(enrollment.starts_at, step.opens_in_week) > clock_timestamp() then
    raise exception using errcode = 'MU173', message = 'step_not_open';
  end if;
  if input ? 'response' then
    perform muster.record_response(enrollment.id, caller_id, step, input ->> 'response');
  end if;
  if (input ->> 'completed')::boolean then
    insert into public.journey_progress (enrollment_id, user_id, step_id)
    values (enrollment.id, caller_id, step.step_id)
    on conflict on constraint journey_progress_pkey do nothing;
  else
    delete from public.journey_progress as p
    where p.enrollment_id = enrollment.id and p.user_id = caller_id
      and p.step_id = step.step_id;
  end if;
  return enrollment.id;
end
$$;
comment on function public.record_journey_step(uuid, text, jsonb) is
'Says that the caller has done a step or has not, and what they wrote to it (J3).';
grant execute on function public.record_journey_step(uuid, text, jsonb) to authenticated;

create function muster.record_response(
  enrollment_id uuid, user_id uuid, step public.journey_steps, response text
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if response is null then
    delete from public.journey_responses as r
    where r.enrollment_id = record_response.enrollment_id
      and r.user_id = record_response.user_id and r.step_id = step.step_id;
    return;
  end if;
  if step.kind not in ('task', 'reflection') then
    raise exception using errcode = '23514', message = 'takes no response',
      constraint = 'journey_responses_kind_known', table = 'journey_responses',
      schema = 'public';
  end if;
  insert into public.journey_responses as r (enrollment_id, user_id, step_id, kind, body)
  values (
    record_response.enrollment_id, record_response.user_id, step.step_id, step.kind, response
  )
  on conflict on constraint journey_responses_pkey do update
  set kind = excluded.kind, body = excluded.body
  where (r.kind, r.body) is distinct from (excluded.kind, excluded.body);
end
$$;
comment on function muster.record_response(uuid, uuid, public.journey_steps, text) is
'Keeps, replaces or clears what a person wrote to a task or a reflection.';
