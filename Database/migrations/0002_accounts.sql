-- Accounts: who people are to the server (auth), and to one another (users).

create table auth.users (
  id uuid not null default gen_random_uuid(),
  email extensions.citext not null,
  password_hash text,
  raw_user_meta_data jsonb not null default '{}',
  confirmed_at timestamptz,
  banned_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint auth_users_pkey primary key (id),
  constraint auth_users_email_key unique (email),
  constraint auth_users_email_shape check (
    length(email::text) between 3 and 254
    and email::text ~ '^[^@[:space:][:cntrl:]]{1,64}@[^@[:space:][:cntrl:]]+[.][^@[:space:][:cntrl:].]+$'
  )
);
comment on table auth.users is 'Credentials of an account. Private.';

create table auth.sessions (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  created_at timestamptz not null default now(),
  refreshed_at timestamptz not null default now(),
  ended_at timestamptz,
  user_agent text,
  address text,
  constraint sessions_pkey primary key (id),
  constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint sessions_user_agent_length check (length(user_agent) <= 400),
  constraint sessions_address_length check (length(address) <= 64)
);
create index sessions_user_id_idx on auth.sessions (user_id) where ended_at is null;
comment on table auth.sessions is 'A sign-in, until it ends (A3).';

create table auth.refresh_tokens (
  token_hash bytea not null,
  session_id uuid not null,
  parent_hash bytea,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  constraint refresh_tokens_pkey primary key (token_hash),
  constraint refresh_tokens_session_id_fkey
  foreign key (session_id) references auth.sessions (id) on delete cascade
);
create index refresh_tokens_session_id_idx on auth.refresh_tokens (session_id);
comment on table auth.refresh_tokens is 'Refresh tokens by hash; each is used once (A2).';

create table auth.one_time_tokens (
  token_hash bytea not null,
  user_id uuid not null,
  purpose text not null,
  email extensions.citext not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint one_time_tokens_pkey primary key (token_hash),
  constraint one_time_tokens_purpose_known check (purpose in ('verify_email', 'reset_password')),
  constraint one_time_tokens_user_id_fkey
  foreign key (user_id) references auth.users (id) on delete cascade
);
create index one_time_tokens_user_id_idx on auth.one_time_tokens (user_id, purpose);
comment on table auth.one_time_tokens is 'Links in mails, by hash; deleted when used (A4).';

create table auth.rate_limits (
  key text not null,
  window_started_at timestamptz not null,
  hits integer not null,
  constraint rate_limits_pkey primary key (key)
);
comment on table auth.rate_limits is 'Attempts in the current window of each limit (A8).';

create table public.users (
  id uuid not null default gen_random_uuid(),
  auth_user_id uuid,
  full_name text,
  avatar_url text,
  bio text,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint users_pkey primary key (id),
  constraint users_auth_user_id_key unique (auth_user_id),
  constraint users_auth_user_id_fkey
  foreign key (auth_user_id) references auth.users (id) on delete set null,
  constraint users_full_name_length check (length(full_name) between 1 and 100),
  constraint users_full_name_printable check (full_name !~ '[[:cntrl:]]'),
  constraint users_avatar_url_length check (length(avatar_url) <= 2000),
  constraint users_avatar_url_shape check (avatar_url ~ '^https?://[^[:space:][:cntrl:]]+$'),
  constraint users_bio_length check (length(bio) <= 2000)
);
create index users_is_active_idx on public.users (is_active) where is_active;
comment on table public.users is 'What others may see of a person (A6).';

create table public.user_private (
  user_id uuid not null,
  email extensions.citext,
  dietary_requirements text[] not null default '{}',
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_private_pkey primary key (user_id),
  constraint user_private_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade,
  constraint user_private_dietary_requirements_count check (cardinality(dietary_requirements) <= 20),
  constraint user_private_dietary_requirements_length check (
    length(array_to_string(dietary_requirements, '', '')) <= 1000
    and array_position(dietary_requirements, null) is null
    and array_position(dietary_requirements, '') is null
  ),
  constraint user_private_locale_shape check (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$'),
  constraint user_private_time_zone_length check (length(time_zone) between 1 and 64)
);
comment on table public.user_private is 'What only the person sees of themselves.';

-- Work for the mailer. A row is deleted when its mail has left; payloads may hold tokens.
create table muster.mails (
  id uuid not null default gen_random_uuid(),
  recipient extensions.citext not null,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  constraint mails_pkey primary key (id),
  constraint mails_kind_known check (kind in ('verify_email', 'reset_password', 'invite'))
);
create index mails_due_at_idx on muster.mails (due_at);
comment on table muster.mails is 'Mails to be sent, written in the transaction that wants them sent.';

-- The first answer to each Idempotency-Key, for 24 hours.
create table muster.idempotency_keys (
  caller_id uuid not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  body text,
  version bigint,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (caller_id, route, key),
  constraint idempotency_keys_key_length check (length(key) between 1 and 255),
  constraint idempotency_keys_caller_id_fkey
  foreign key (caller_id) references public.users (id) on delete cascade
);
create index idempotency_keys_created_at_idx on muster.idempotency_keys (created_at);
comment on table muster.idempotency_keys is 'What was answered to a POST with an Idempotency-Key.';
