-- Due work (muster.jobs): mails, webhooks, and what time brings about in modules. A job is written
-- in the transaction that wants it done, leased by one of the servers with SKIP LOCKED, done, and
-- deleted. At least once: whoever does it looks again, under its locks, whether it is still due.
--
-- A module adds its kinds to muster.job_kinds(). Those of the queue `database` are functions
-- muster.<handler>(subject uuid); the other queues have workers of their own in the server.

create function muster.job_kinds()
returns table (kind text, queue text, handler text, waits interval [])
language plpgsql immutable
set search_path = ''
as $$
declare
  -- Two days and a half. What fails for longer needs somebody to look at it.
  patient constant interval [] := array[
    '5 seconds', '30 seconds', '2 minutes', '10 minutes', '30 minutes', '1 hour', '2 hours',
    '4 hours', '8 hours', '12 hours', '12 hours', '24 hours'
  ];
begin
  return query values
    ('dinner.party_due', 'database', 'end_due_party', patient),
    ('mail', 'mails', null::text, array[
      '1 minute', '2 minutes', '4 minutes', '8 minutes', '16 minutes', '32 minutes', '1 hour',
      '2 hours', '4 hours', '6 hours', '6 hours', '6 hours', '6 hours', '6 hours', '6 hours',
      '6 hours', '6 hours', '6 hours', '6 hours'
    ]::interval []),
    -- As Standard Webhooks recommends: ten attempts in three days.
    ('webhook', 'webhooks', null, array[
      '5 seconds', '5 minutes', '30 minutes', '2 hours', '5 hours', '10 hours', '14 hours',
      '20 hours', '24 hours'
    ]::interval []),
    -- Applications expire when their event starts (E7).
    ('events.start', 'database', 'start_event', patient),
    ('expenses.recur', 'database', 'make_recurring', patient),
    ('lunch.close', 'database', 'close_lunch_vote', patient),
    ('lunch.remind', 'database', 'remind_lunch_voters', patient),
    ('lunch.finish', 'database', 'finish_lunch', patient),
    ('journeys.open_steps', 'database', 'open_journey_steps', patient),
    ('journeys.tell_version', 'database', 'tell_enrolled_of_version', patient);
end
$$;
comment on function muster.job_kinds() is
'Every kind of job: its queue, the function that does it, and the wait after each failed attempt.';

create function muster.schedule_job(kind text, subject_id uuid, due_at timestamptz) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  known record;
begin
  select k.kind, k.queue into strict known
  from muster.job_kinds() as k
  where k.kind = schedule_job.kind;
  insert into muster.jobs as j (kind, queue, subject, due_at)
  values (known.kind, known.queue, schedule_job.subject_id::text, schedule_job.due_at)
  on conflict on constraint jobs_subject_key do update
  -- Whoever is at it now has the old one: what comes of that no longer counts.
  set due_at = excluded.due_at, failures = 0, leased_until = null, last_error = null,
    failed_at = null;
  if schedule_job.due_at <= clock_timestamp() then
    perform pg_notify('muster_jobs', known.queue);
  end if;
end
$$;
comment on function muster.schedule_job(text, uuid, timestamptz) is
'Has something done at a time; what is scheduled already is moved.';

create function muster.cancel_job(kind text, subject_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  delete from muster.jobs as j
  where j.kind = cancel_job.kind and j.subject = cancel_job.subject_id::text;
end
$$;
comment on function muster.cancel_job(text, uuid) is 'Has nothing done any more.';

create function muster.claim_jobs(queue text, at_most integer, per_lane integer)
returns table (id bigint, kind text, subject text, attempt integer)
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with recursive waiting (lane) as (
    -- From one lane to the next, along the index.
    (
      select j.lane
      from muster.jobs as j
      where j.queue = claim_jobs.queue and j.failed_at is null
      order by j.lane
      limit 1
    )
    union all
    select (
      select j.lane
      from muster.jobs as j
      where j.queue = claim_jobs.queue and j.failed_at is null and j.lane > w.lane
      order by j.lane
      limit 1
    )
    from waiting as w
    where w.lane is not null
  ),
  rooms as (
    select w.lane, claim_jobs.per_lane - (
        select count(*)
        from muster.jobs as j
        where j.queue = claim_jobs.queue and j.lane = w.lane and j.failed_at is null
          and j.leased_until > clock_timestamp()
      ) as room
    from waiting as w
    where w.lane is not null
  ),
  due as (
    select d.id, d.due_at
    from rooms as r
    cross join lateral (
      select j.id, j.due_at
      from muster.jobs as j
      where j.queue = claim_jobs.queue and j.lane = r.lane and j.failed_at is null
        and j.due_at <= clock_timestamp()
      order by j.due_at, j.id
      limit greatest(r.room, 0)
      for update skip locked
    ) as d
    order by d.due_at, d.id
    limit claim_jobs.at_most
  ),
  leased as (
    update muster.jobs as j
    set attempts = j.attempts + 1, leased_until = clock_timestamp() + interval '2 minutes',
      due_at = clock_timestamp() + interval '2 minutes'
    from due
    where j.id = due.id
    returning j.id, j.kind, j.subject, j.attempts, due.due_at as was_due_at
  )
  select l.id, l.kind, l.subject, l.attempts
  from leased as l
  order by l.was_due_at, l.id;
end
$$;
comment on function muster.claim_jobs(text, integer, integer) is
'Leases jobs of a queue that are due for two minutes, so many of each lane at most.';
grant execute on function muster.claim_jobs(text, integer, integer) to service_role;

create function muster.finish_job(job_id bigint, attempt integer, error text) returns text
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  job muster.jobs;
  wait interval;
begin
  select * into job
  from muster.jobs as j
  where j.id = finish_job.job_id and j.attempts = finish_job.attempt and j.leased_until is not null
  for update;
  if not found then
    -- The lease ran out and another has it; or it was moved or called off meanwhile.
    return null;
  end if;
  if error is null then
    delete from muster.jobs as j where j.id = job.id;
    return 'done';
  end if;
  -- Up to a fifth sooner or later, so that they do not all come back at once.
  select k.waits[job.failures + 1] * (0.8 + 0.4 * random()) into wait
  from muster.job_kinds() as k
  where k.kind = job.kind;
  update muster.jobs as j
  set leased_until = null, failures = j.failures + 1, last_error = left(error, 500), due_at = clock_timestamp() + wait,
    failed_at = case when wait is null then clock_timestamp() end
  where j.id = job.id;
  return case when wait is null then 'failed' else 'waiting' end;
end
$$;
comment on function muster.finish_job(bigint, integer, text) is
'Says how an attempt went: done, waiting for the next one, or failed for good; null: not its own.';
grant execute on function muster.finish_job(bigint, integer, text) to service_role;

create function muster.run_job(job_id bigint, attempt integer) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  job muster.jobs;
  handler text;
begin
  -- Not locked: who holds the locks that the handler takes may be moving this very job.
  select * into job
  from muster.jobs as j
  where j.id = run_job.job_id and j.attempts = run_job.attempt and j.leased_until is not null;
  if not found then
    return;
  end if;
  select k.handler into strict handler from muster.job_kinds() as k where k.kind = job.kind;
  execute format('select muster.%I($1)', handler) using job.subject::uuid;
  perform muster.finish_job(job.id, job.attempts, null);
end
$$;
comment on function muster.run_job(bigint, integer) is
'Does a leased job of the queue database, in one transaction with its end.';
grant execute on function muster.run_job(bigint, integer) to service_role;

create function muster.job_counts()
returns table (queue text, waiting bigint, overdue bigint, failed bigint)
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return query
  select k.queue, count(j.id) filter (where j.failed_at is null),
    count(j.id) filter (where j.due_at < clock_timestamp() - interval '1 minute'),
    count(j.failed_at)
  from (
    select distinct n.queue from muster.job_kinds() as n union select 'failing_webhooks'
  ) as k
  left join muster.jobs as j on j.queue = k.queue
  group by k.queue;
end
$$;
comment on function muster.job_counts() is
'How much waits in each queue, how much of it is a minute late, and how much was given up.';
grant execute on function muster.job_counts() to service_role;

alter table muster.jobs enable row level security;
revoke all on muster.jobs from public, anon, authenticated, service_role, muster_web;
