-- What is told while it happens (events of streams), and what of it is mailed.

-- Kept for a day at least, in three slots: while one is written, the two before it are kept whole,
-- and the oldest is emptied at once when its turn to be written comes (muster.rotate_stream).
-- No foreign keys: an event outlives what it tells of.
create table muster.stream_events (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  slot smallint not null,
  at timestamptz not null default clock_timestamp(),
  type text not null,
  audience text not null,
  audience_id uuid not null,
  user_id uuid,
  people uuid [],
  data jsonb not null default '{}',
  detail_audience text,
  detail jsonb,
  constraint stream_events_pkey primary key (xid, id, slot),
  constraint stream_events_type_shape check (type ~ '^[a-z_]+([.][a-z_]+)*$'),
  constraint stream_events_people check ((audience = 'people') = (people is not null))
) partition by list (slot);
create table muster.stream_events_0 partition of muster.stream_events for values in (0);
create table muster.stream_events_1 partition of muster.stream_events for values in (1);
create table muster.stream_events_2 partition of muster.stream_events for values in (2);
comment on table muster.stream_events is
'What happened, for streams: who is shown an event is decided when it is delivered.';
comment on table muster.stream_events_0 is 'A slot of muster.stream_events.';
comment on table muster.stream_events_1 is 'A slot of muster.stream_events.';
comment on table muster.stream_events_2 is 'A slot of muster.stream_events.';
comment on column muster.stream_events.xid is
'The transaction that wrote it: which events a snapshot has seen is told by this, not by id.';
comment on column muster.stream_events.audience is
'A kind of muster.audiences, with audience_id; user (audience_id is the person), people or session.';
comment on column muster.stream_events.user_id is
'The person whom it is about, who is told whatever the audience.';
comment on column muster.stream_events.detail is
'What is added for the person it is about and for those of detail_audience.';

create table muster.stream_state (
  is_only boolean not null default true,
  slot smallint not null default 0,
  rotated_at timestamptz not null default now(),
  dropped_through xid8 not null default '0',
  constraint stream_state_pkey primary key (is_only),
  constraint stream_state_is_only check (is_only),
  constraint stream_state_slot_range check (slot between 0 and 2)
);
insert into muster.stream_state default values;
comment on table muster.stream_state is 'The slot that events are written to, and what was dropped.';
comment on column muster.stream_state.dropped_through is
'The youngest transaction of which an event was dropped: who has not seen it has missed something.';

-- What a person wants mailed, where it is not the default.
create table public.notification_settings (
  user_id uuid not null,
  email boolean not null default true,
  kinds jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint notification_settings_pkey primary key (user_id),
  constraint notification_settings_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade,
  constraint notification_settings_kinds_object check (jsonb_typeof(kinds) = 'object')
);
comment on table public.notification_settings is
'Which notifications a person gets by e-mail, where that differs from the default (K17).';
comment on column public.notification_settings.email is 'False: no notification is mailed at all.';
comment on column public.notification_settings.kinds is 'By kind, true or false.';

-- What is old is found by this (muster.drop_old_notifications).
create index notifications_read_at_idx on public.notifications (read_at)
where read_at is not null;

alter table muster.mails drop constraint mails_kind_known;
alter table muster.mails add constraint mails_kind_known
check (kind in ('verify_email', 'reset_password', 'invite', 'notification'));
