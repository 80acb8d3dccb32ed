-- Webhooks: what happens is told to apps' own backends, for a group or the whole platform.

create table public.webhooks (
  id uuid not null default gen_random_uuid(),
  group_id uuid,
  url text not null,
  description text,
  event_types text [],
  is_active boolean not null default true,
  disabled_at timestamptz,
  disabled_reason text,
  failing_since timestamptz,
  created_by_user_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint webhooks_pkey primary key (id),
  constraint webhooks_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint webhooks_created_by_user_id_fkey
  foreign key (created_by_user_id) references public.users (id) on delete set null,
  constraint webhooks_url_length check (length(url) <= 2000),
  -- Printable ASCII, no credentials. Which addresses may be reached is decided when connecting.
  constraint webhooks_url_shape check (url ~ '^https?://[^/?#@\\]+([/?#][!-~]*)?$' and url ~ '^[!-~]+$'),
  constraint webhooks_description_length check (length(description) <= 500),
  constraint webhooks_event_types_count check (cardinality(event_types) between 1 and 50),
  constraint webhooks_disabled_together check (
    is_active = (disabled_at is null) and is_active = (disabled_reason is null)
  ),
  constraint webhooks_disabled_reason_known check (
    disabled_reason in ('manual', 'gone', 'failing', 'archived')
  )
);
create index webhooks_group_id_idx on public.webhooks (group_id);
create index webhooks_created_by_user_id_idx on public.webhooks (created_by_user_id);
-- Every happening asks for these.
create index webhooks_active_idx on public.webhooks (group_id) where is_active;
comment on table public.webhooks is
'Where what happens is sent to: in one group, or, without group, on the whole platform.';
comment on column public.webhooks.event_types is 'Null: every type.';
comment on column public.webhooks.failing_since is 'The first of the attempts that have failed since the last success.';

-- No foreign key: what a deleted group has put out is still signed.
create table muster.webhook_secrets (
  webhook_id uuid not null,
  secret bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  constraint webhook_secrets_pkey primary key (webhook_id, created_at),
  constraint webhook_secrets_length check (length(secret) between 24 and 64)
);
comment on table muster.webhook_secrets is
'What deliveries are signed with; nobody reads it but the functions that hand it to the sender.';
comment on column muster.webhook_secrets.expires_at is 'Of one that was rotated out.';

-- No foreign keys: the last delivery of a deleted group is sent after it is gone.
create table muster.webhook_deliveries (
  id bigint generated always as identity,
  webhook_id uuid not null,
  event_id uuid not null,
  type text not null,
  url text not null,
  payload json not null,
  status text not null default 'waiting',
  attempts integer not null default 0,
  due_at timestamptz default clock_timestamp(),
  leased_until timestamptz,
  log jsonb not null default '[]',
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  constraint webhook_deliveries_pkey primary key (id),
  constraint webhook_deliveries_status_known
  check (status in ('waiting', 'delivered', 'failed', 'canceled')),
  constraint webhook_deliveries_due check ((status = 'waiting') = (due_at is not null)),
  constraint webhook_deliveries_finished check ((status = 'waiting') = (finished_at is null)),
  constraint webhook_deliveries_log_array check (jsonb_typeof(log) = 'array')
);
create index webhook_deliveries_webhook_id_idx on muster.webhook_deliveries (webhook_id, id);
create index webhook_deliveries_waiting_idx on muster.webhook_deliveries (webhook_id, due_at)
where status = 'waiting';
create index webhook_deliveries_finished_at_idx on muster.webhook_deliveries (finished_at)
where finished_at is not null;
comment on table muster.webhook_deliveries is
'An event on its way to a webhook, written with what it tells of, and how each attempt went.';
comment on column muster.webhook_deliveries.leased_until is
'A server is sending it; should that one die with it, another takes it then.';
