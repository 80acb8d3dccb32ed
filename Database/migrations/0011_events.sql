-- Events, the applications of people to them (like groups), and chats (E1 to E8, M1).

create type public.like_group_status as enum ('pending', 'approved', 'rejected', 'expired');

create table public.events (
  id uuid not null default gen_random_uuid(),
  title text not null,
  description text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  place text not null,
  capacity integer,
  places_taken integer not null default 0,
  created_by_user_id uuid not null,
  cancelled_at timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint events_pkey primary key (id),
  constraint events_created_by_user_id_fkey
  foreign key (created_by_user_id) references public.users (id) on delete restrict,
  constraint events_title_length check (length(title) between 1 and 200),
  constraint events_title_printable check (title !~ '[[:cntrl:]]'),
  constraint events_description_length check (length(description) <= 5000),
  constraint events_description_printable
  check (translate(description, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint events_place_length check (length(place) between 1 and 300),
  constraint events_place_printable check (place !~ '[[:cntrl:]]'),
  constraint events_starts_at_finite check (isfinite(starts_at)),
  constraint events_ends_at_order check (ends_at > starts_at and isfinite(ends_at)),
  constraint events_capacity_range check (capacity between 1 and 1000000),
  constraint events_places_taken check (places_taken <= capacity)
);
create index events_starts_at_idx on public.events (starts_at, id);
create index events_created_by_user_id_idx on public.events (created_by_user_id);
comment on table public.events is 'What people come together for (E1).';
comment on column public.events.capacity is 'How many people may be let in, authors not counted; null: any number.';
comment on column public.events.places_taken is 'How many people are in approved applications.';
comment on column public.events.version is 'Raised by whoever locks the event.';
comment on column public.events.cancelled_at is 'Set when the last author''s account ended (A7).';

create table public.event_authors (
  event_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint event_authors_pkey primary key (event_id, user_id),
  constraint event_authors_event_id_fkey
  foreign key (event_id) references public.events (id) on delete cascade,
  constraint event_authors_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index event_authors_user_id_idx on public.event_authors (user_id);
comment on table public.event_authors is 'Who decides on an event; always somebody (E1).';

create table public.chats (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  title text,
  like_group_id uuid,
  event_id uuid,
  last_position bigint not null default 0,
  last_message_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint chats_pkey primary key (id),
  constraint chats_like_group_id_key unique (like_group_id),
  constraint chats_event_id_fkey
  foreign key (event_id) references public.events (id) on delete set null,
  constraint chats_kind_known check (kind in ('event')),
  constraint chats_title_length check (length(title) between 1 and 200)
);
create index chats_event_id_idx on public.chats (event_id);
comment on table public.chats is 'Where people write to one another (M1).';
comment on column public.chats.like_group_id is
'The approved application that it was made for (E5); null once that is gone (E8).';
comment on column public.chats.event_id is
'The event that it is about, also when the application is withdrawn; null once that is gone (E8).';
comment on column public.chats.last_position is 'The position of its latest message; 0: there is none.';

create table public.like_groups (
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  creator_id uuid not null,
  chat_id uuid,
  status public.like_group_status not null default 'pending',
  message text,
  created_at timestamptz not null default clock_timestamp(),
  constraint like_groups_pkey primary key (id),
  constraint like_groups_event_key unique (id, event_id),
  constraint like_groups_event_id_fkey
  foreign key (event_id) references public.events (id) on delete cascade,
  constraint like_groups_creator_id_fkey
  foreign key (creator_id) references public.users (id) on delete restrict,
  constraint like_groups_chat_id_fkey
  foreign key (chat_id) references public.chats (id) on delete restrict,
  constraint like_groups_chat_of_approved check ((status = 'approved') = (chat_id is not null)),
  constraint like_groups_message_length check (length(message) between 1 and 1000),
  constraint like_groups_message_printable
  check (translate(message, E'\t\n\r', '') !~ '[[:cntrl:]]')
);
create index like_groups_event_idx on public.like_groups (event_id);
create index like_groups_status_idx on public.like_groups (status);
create index like_groups_creator_id_idx on public.like_groups (creator_id);
create index like_groups_chat_id_idx on public.like_groups (chat_id);
comment on table public.like_groups is
'Applications: a person, with friends if they like, wants to come to an event (E2).';

alter table public.chats add constraint chats_like_group_id_fkey
foreign key (like_group_id) references public.like_groups (id) on delete set null;

create table public.like_group_members (
  group_id uuid not null,
  user_id uuid not null,
  event_id uuid not null,
  accepted boolean,
  created_at timestamptz not null default clock_timestamp(),
  constraint like_group_members_uniq primary key (group_id, user_id),
  constraint like_group_members_group_id_fkey
  foreign key (group_id, event_id) references public.like_groups (id, event_id)
  on delete cascade,
  constraint like_group_members_event_id_fkey
  foreign key (event_id) references public.events (id) on delete cascade,
  constraint like_group_members_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index like_group_members_user_idx on public.like_group_members (user_id);
create index like_group_members_event_id_idx on public.like_group_members (event_id, user_id);
comment on table public.like_group_members is 'Who is in an application: its creator and the friends asked (E2).';
comment on column public.like_group_members.accepted is
'Null: asked and not yet answered; false: declined or withdrawn.';

create table public.like_group_approvals (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  author_id uuid not null,
  approved boolean not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint like_group_approvals_pkey primary key (id),
  constraint like_group_approvals_uniq unique (group_id, author_id),
  constraint like_group_approvals_group_id_fkey
  foreign key (group_id) references public.like_groups (id) on delete cascade,
  constraint like_group_approvals_author_id_fkey
  foreign key (author_id) references public.users (id) on delete restrict
);
create index like_group_approvals_group_idx on public.like_group_approvals (group_id);
create index like_group_approvals_author_id_idx on public.like_group_approvals (author_id);
comment on table public.like_group_approvals is 'One verdict an author and application (E4).';

-- What document 001 asks of a partial unique index, which cannot look into another table (E3).
create table public.like_claims (
  event_id uuid not null,
  user_id uuid not null,
  group_id uuid not null,
  constraint like_claims_pkey primary key (event_id, user_id),
  constraint like_claims_member_fkey
  foreign key (group_id, user_id) references public.like_group_members (group_id, user_id)
  on delete cascade,
  constraint like_claims_group_id_fkey
  foreign key (group_id, event_id) references public.like_groups (id, event_id)
  on delete cascade
);
create index like_claims_group_id_idx on public.like_claims (group_id, user_id);
comment on table public.like_claims is
'The one pending or approved application of an event that a person made or accepted (E3).';

create table public.chat_members (
  chat_id uuid not null,
  user_id uuid not null,
  joined_at timestamptz not null default clock_timestamp(),
  left_at timestamptz,
  constraint chat_members_pkey primary key (chat_id, user_id),
  constraint chat_members_chat_id_fkey
  foreign key (chat_id) references public.chats (id) on delete cascade,
  constraint chat_members_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index chat_members_user_id_idx on public.chat_members (user_id) where left_at is null;
create index chat_members_person_idx on public.chat_members (user_id);
comment on table public.chat_members is 'Who is or was in a chat; who left sees it no more.';

-- Apart from chat_members, which the others in the chat read (R2).
create table public.chat_reads (
  chat_id uuid not null,
  user_id uuid not null,
  position bigint not null default 0,
  read_at timestamptz,
  constraint chat_reads_pkey primary key (chat_id, user_id),
  constraint chat_reads_member_fkey
  foreign key (chat_id, user_id) references public.chat_members (chat_id, user_id)
  on delete cascade
);
comment on table public.chat_reads is 'How far a person has read a chat; theirs alone.';

create table public.messages (
  id uuid not null default gen_random_uuid(),
  chat_id uuid not null,
  sender_id uuid not null,
  body text,
  position bigint generated always as identity,
  created_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  deleted_at timestamptz,
  constraint messages_pkey primary key (id),
  constraint messages_position_key unique (chat_id, position),
  constraint messages_chat_id_fkey
  foreign key (chat_id) references public.chats (id) on delete cascade,
  constraint messages_sender_id_fkey
  foreign key (sender_id) references public.users (id) on delete restrict,
  constraint messages_body_length check (
    length(body) <= 4000 and length(btrim(body, E' \t\n\r')) >= 1
  ),
  constraint messages_body_printable check (translate(body, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint messages_deleted_body check ((body is null) = (deleted_at is not null))
);
create index messages_sender_id_idx on public.messages (sender_id, position);
comment on table public.messages is 'What was written in a chat; of what was deleted a stub stays.';
comment on column public.messages.position is
'The order of a chat: drawn while its row is locked, so that none comes up before another.';
