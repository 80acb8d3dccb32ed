-- One queue of due work. What a mail or a delivery says stays in its own table; when it is due,
-- who is at it, and how often it was tried is here.
create table muster.jobs (
  id bigint generated always as identity,
  kind text not null,
  queue text not null,
  lane uuid not null default '00000000-0000-0000-0000-000000000000',
  subject text not null,
  due_at timestamptz default clock_timestamp(),
  attempts integer not null default 0,
  leased_until timestamptz,
  last_error text,
  failed_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint jobs_pkey primary key (id),
  -- One of a kind about the same: to schedule it again is to move it.
  constraint jobs_subject_key unique (kind, subject),
  constraint jobs_due check ((due_at is null) = (failed_at is not null)),
  constraint jobs_leased check (failed_at is null or leased_until is null)
) with (fillfactor = 80);
create index jobs_due_idx on muster.jobs (queue, lane, due_at) where failed_at is null;
create index jobs_failed_at_idx on muster.jobs (failed_at) where failed_at is not null;
comment on table muster.jobs is
'Work that is due at a time, done once by one of the servers, tried again when that fails.';
comment on column muster.jobs.kind is 'What is to be done, of muster.job_kinds().';
comment on column muster.jobs.queue is 'Who does it: each queue has its workers on every server.';
comment on column muster.jobs.lane is 'Of one lane, a few at most are under way at once.';
comment on column muster.jobs.subject is 'The id of what it is about.';
comment on column muster.jobs.leased_until is
'A server is at it; should that one die with it, another takes it then.';
comment on column muster.jobs.failed_at is 'When it was given up; it is kept for a while to be seen.';

insert into muster.jobs (kind, queue, subject, due_at, attempts)
select 'mail', 'mails', m.id::text, m.due_at, m.attempts from muster.mails as m;
drop index muster.mails_due_at_idx;
alter table muster.mails drop column due_at, drop column attempts;

insert into muster.jobs (kind, queue, lane, subject, due_at, attempts)
select 'webhook',
  case when w.id is null or w.failing_since is not null then 'failing_webhooks' else 'webhooks' end,
  d.webhook_id, d.id::text, d.due_at, d.attempts
from muster.webhook_deliveries as d
left join public.webhooks as w on w.id = d.webhook_id
where d.status = 'waiting';
alter table muster.webhook_deliveries
drop constraint webhook_deliveries_due,
drop column due_at, drop column leased_until, drop column attempts;
-- What goes with the columns: webhook_deliveries_waiting_idx. Those that wait are looked for still,
-- when a webhook is turned off.
create index webhook_deliveries_unfinished_idx on muster.webhook_deliveries (webhook_id)
where status = 'waiting';
