-- What has to hold between the tables of journeys, for muster doctor (see
-- operations/invariants.sql).

create function muster.some_enrollments(at_most integer) returns uuid []
language plpgsql volatile
set search_path = ''
as $$
declare
  start uuid := gen_random_uuid();
begin
  return array(
    select s.id
    from (
      (select e.id from public.journey_enrollments as e where e.id >= start
        order by e.id limit at_most)
      union all
      (select e.id from public.journey_enrollments as e where e.id < start
        order by e.id limit at_most)
    ) as s
    limit at_most
  );
end
$$;
comment on function muster.some_enrollments(integer) is
'Ids of so many enrolments that follow each other, from a random one on; null: of all.';

create function muster.journey_invariants(at_most integer)
returns table (name text, looked_at bigint, broken bigint, example text)
language plpgsql volatile
set search_path = ''
as $$
declare
  chosen uuid [] := muster.some_enrollments(at_most);
begin
  return query
  select c.name, cardinality(chosen)::bigint, count(b.id), min(b.id::text)
  from (values
    ('journey_completion'), ('journey_summaries'), ('journey_versions'), ('journey_responses')
  ) as c (name)
  left join (
    -- J3: completed, exactly when every required step is done. From the steps, not the summaries.
    select 'journey_completion', e.id
    from unnest(chosen) as w (id)
    join public.journey_enrollments as e on e.id = w.id and e.ended_at is null
      and e.status in ('active', 'completed')
    cross join lateral (
      select count(*) > 0 and bool_and(not exists (
        select
        from public.journey_steps as s
        where s.journey_id = e.journey_id and s.version = e.version and s.required
          and not exists (
            select
            from public.journey_progress as p
            where p.enrollment_id = e.id and p.user_id = m.user_id and p.step_id = s.step_id
          )
      )) as complete
      from (
        select e.user_id
        where e.user_id is not null
        union all
        select n.user_id
        from muster.counted_members(e.group_id) as n (user_id)
      ) as m
    ) as d
    where (e.status = 'completed') <> d.complete
    union all
    select 'journey_summaries', e.id
    from unnest(chosen) as w (id)
    join public.journey_enrollments as e on e.id = w.id
    where exists (
      select
      from (
        select p.user_id, count(s.step_id) as steps,
          count(s.step_id) filter (where s.required) as required
        from public.journey_progress as p
        left join public.journey_steps as s
          on s.journey_id = e.journey_id and s.version = e.version and s.step_id = p.step_id
        where p.enrollment_id = e.id
        group by p.user_id
      ) as d
      full join (
        select p.user_id, p.completed_steps, p.completed_required, p.completed_at
        from public.journey_participants as p
        where p.enrollment_id = e.id
      ) as k on k.user_id = d.user_id
      where (k.completed_steps, k.completed_required)
          is distinct from (coalesce(d.steps, 0), coalesce(d.required, 0))
        or (k.completed_at is not null) <> (k.completed_required = (
          select v.required_steps
          from public.journey_versions as v
          where v.journey_id = e.journey_id and v.version = e.version
        ))
    )
    union all
    -- A version's counts are those of its steps, and none is newer than the newest.
    select 'journey_versions', e.id
    from unnest(chosen) as w (id)
    join public.journey_enrollments as e on e.id = w.id
    join public.journeys as j on j.id = e.journey_id
    join public.journey_versions as v on v.journey_id = e.journey_id and v.version = e.version
    cross join lateral (
      select count(*) as total, count(*) filter (where s.required) as required
      from public.journey_steps as s
      where s.journey_id = v.journey_id and s.version = v.version
    ) as c
    where e.version > j.latest_version or v.total_steps <> c.total
      or v.required_steps <> c.required
    union all
    select 'journey_responses', r.enrollment_id
    from unnest(chosen) as w (id)
    join public.journey_responses as r on r.enrollment_id = w.id
    where not exists (
      select
      from public.journey_participants as p
      where p.enrollment_id = r.enrollment_id and p.user_id = r.user_id
    )
  ) as b (name, id) on b.name = c.name
  group by c.name;
end
$$;
comment on function muster.journey_invariants(integer) is
'What has to hold between the tables of journeys, looked at in so many enrolments.';
