-- People come to an end, are banned, and are seen to by others: what that needs in tables. The
-- audit log is kept by month, so that old months can go whole.

-- Deleting an account goes through all its sessions, the ended ones too.
drop index auth.sessions_user_id_idx;
create index sessions_user_id_idx on auth.sessions (user_id);
-- What housekeeping looks for. Not refreshed_at itself: each renewal would move it.
create index sessions_ended_at_idx on auth.sessions (ended_at) where ended_at is not null;
create index sessions_created_at_idx on auth.sessions (created_at);
create index rate_limits_window_started_at_idx on auth.rate_limits (window_started_at);
create index one_time_tokens_expires_at_idx on auth.one_time_tokens (expires_at);
create index notifications_created_at_idx on public.notifications (created_at);

-- What admins look for.
create extension if not exists pg_trgm with schema extensions;
create index auth_users_email_search_idx
on auth.users using gin ((email::text) extensions.gin_trgm_ops);
create index auth_users_banned_until_idx
on auth.users (banned_until) where banned_until is not null;
create index users_full_name_search_idx
on public.users using gin (full_name extensions.gin_trgm_ops);
create index users_created_at_idx on public.users (created_at, id);
create index users_deleted_idx on public.users (created_at, id) where not is_active;
create index groups_name_search_idx
on public.groups using gin (name extensions.gin_trgm_ops);
create index groups_created_at_idx on public.groups (created_at, id);

-- What is counted.
create index invites_created_at_idx on public.invites (created_at);
create index invite_uses_used_at_idx on public.invite_uses (used_at);

create table muster.bans (
  user_id uuid not null,
  banned_by_user_id uuid,
  reason text not null,
  banned_at timestamptz not null default clock_timestamp(),
  constraint bans_pkey primary key (user_id),
  constraint bans_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade,
  constraint bans_banned_by_user_id_fkey
  foreign key (banned_by_user_id) references public.users (id) on delete set null,
  constraint bans_reason_length check (length(btrim(reason)) between 1 and 1000)
);
create index bans_banned_by_user_id_idx on muster.bans (banned_by_user_id);
comment on table muster.bans is
'Why a person is banned, for admins; until when is auth.users.banned_until (A3).';

create table public.platform_settings (
  only_row boolean not null default true,
  audit_retention_months integer,
  notification_retention_months integer,
  updated_at timestamptz not null default now(),
  constraint platform_settings_pkey primary key (only_row),
  constraint platform_settings_only_row check (only_row),
  constraint platform_settings_audit_retention_range
  check (audit_retention_months between 1 and 1200),
  constraint platform_settings_notification_retention_range
  check (notification_retention_months between 1 and 1200)
);
comment on table public.platform_settings is
'What platform admins decide for everybody, in its only row.';
comment on column public.platform_settings.audit_retention_months is
'Whole months that audit entries are kept after their own; null: for ever.';
comment on column public.platform_settings.notification_retention_months is
'Months that notifications are kept; null: for ever.';
insert into public.platform_settings default values;

create table muster.analytics (
  bucket text not null,
  starts_on date not null,
  sign_ups bigint not null,
  groups_created bigint not null,
  invites_sent bigint not null,
  invites_accepted bigint not null,
  active_groups bigint not null,
  constraint analytics_pkey primary key (bucket, starts_on),
  constraint analytics_bucket_known check (bucket in ('day', 'week', 'month'))
);
comment on table muster.analytics is
'Counts of days, weeks (from Monday) and months, of UTC, that are over.';

-- The audit log by month -------------------------------------------------------------------------

-- What there is becomes the first partition, as it stands: no row is copied.
alter table public.audit_log set schema muster;
alter table muster.audit_log rename to audit_log_first;
alter table muster.audit_log_first alter column id drop identity;
alter table muster.audit_log_first drop constraint audit_log_pkey;
alter table muster.audit_log_first add constraint audit_log_first_pkey primary key (id, at);
alter index muster.audit_log_group_id_idx rename to audit_log_first_group_id_idx;
revoke all on muster.audit_log_first from authenticated, service_role;

create table public.audit_log (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  actor_user_id uuid,
  group_id uuid,
  action text not null,
  subject_table text not null,
  subject_id uuid,
  user_id uuid,
  before jsonb,
  after jsonb,
  constraint audit_log_pkey primary key (id, at)
) partition by range (at);
create index audit_log_group_id_idx on public.audit_log (group_id, id);
create index audit_log_user_id_idx on public.audit_log (user_id, id);
create index audit_log_actor_user_id_idx on public.audit_log (actor_user_id, id);
-- Entries come in the order of their times: a few bytes tell where a day is.
create index audit_log_at_idx on public.audit_log using brin (at) with (pages_per_range = 32);
comment on table public.audit_log is
'Every change of groups, memberships, roles, invitations and permissions; append-only (K16).';
comment on column public.audit_log.user_id is 'The person whom the change is about.';

do $$
declare
  upper timestamptz := (
    date_trunc('month', clock_timestamp() at time zone 'UTC') + interval '1 month'
  ) at time zone 'UTC';
begin
  -- Should a clock have been ahead, it reaches as far.
  upper := greatest(upper, (
    select (date_trunc('month', max(a.at) at time zone 'UTC') + interval '1 month')
      at time zone 'UTC'
    from muster.audit_log_first as a
  ));
  execute format(
    'alter table public.audit_log attach partition muster.audit_log_first
      for values from (minvalue) to (%L)', upper
  );
  perform setval(
    pg_get_serial_sequence('public.audit_log', 'id'),
    coalesce((select max(a.id) from muster.audit_log_first as a), 0) + 1, false
  );
end
$$;
comment on table muster.audit_log_first is 'Audit entries from the beginning on.';

-- Takes what no month is there for, so that no change ever fails for want of one.
create table muster.audit_log_rest partition of public.audit_log default;
alter table muster.audit_log_rest enable row level security;
comment on table muster.audit_log_rest is 'Audit entries that no month was there for.';
