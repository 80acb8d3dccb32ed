-- What happened: for those who run a group (audit), and for each person (notifications).

-- No foreign keys: the entry outlives what it tells of (K15, K16).
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
  constraint audit_log_pkey primary key (id)
);
create index audit_log_group_id_idx on public.audit_log (group_id, id);
comment on table public.audit_log is
'Every change of groups, memberships, roles, invitations and permissions; append-only (K16).';
comment on column public.audit_log.user_id is 'The person whom the change is about.';

create table public.notifications (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  kind text not null,
  group_id uuid,
  actor_user_id uuid,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  read_at timestamptz,
  constraint notifications_pkey primary key (id),
  constraint notifications_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade,
  constraint notifications_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint notifications_actor_user_id_fkey
  foreign key (actor_user_id) references public.users (id) on delete set null
);
create index notifications_user_id_idx on public.notifications (user_id, created_at desc, id);
create index notifications_group_id_idx on public.notifications (group_id);
create index notifications_actor_user_id_idx on public.notifications (actor_user_id);
comment on table public.notifications is 'What happened to or around a person (K17).';
