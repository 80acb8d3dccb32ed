-- Chats of groups and between two people, blocking, the forum of a group, feedback to members (M1).

alter table public.chats
add column group_id uuid,
add column low_user_id uuid,
add column high_user_id uuid,
drop constraint chats_kind_known,
add constraint chats_kind_known check (kind in ('event', 'group', 'direct')),
add constraint chats_group_id_key unique (group_id),
add constraint chats_pair_key unique (low_user_id, high_user_id),
add constraint chats_pair_order check (low_user_id < high_user_id),
add constraint chats_kind_parts check (
  (kind = 'group') = (group_id is not null)
  and (kind = 'direct') = (low_user_id is not null)
  and (kind = 'direct') = (high_user_id is not null)
);
alter table public.chats add constraint chats_group_id_fkey
foreign key (group_id) references public.groups (id) on delete cascade;
alter table public.chats add constraint chats_low_user_id_fkey
foreign key (low_user_id) references public.users (id) on delete restrict;
alter table public.chats add constraint chats_high_user_id_fkey
foreign key (high_user_id) references public.users (id) on delete restrict;
create index chats_high_user_id_idx on public.chats (high_user_id);
comment on column public.chats.group_id is 'The group whose chat it is; one a group.';
comment on column public.chats.low_user_id is
'Of the two whose chat it is, the one with the lower id; one chat a pair.';
comment on column public.chats.high_user_id is 'The other of the two.';

-- Who was told of a direct message and has not looked is not told again.
create unique index notifications_direct_message_key
on public.notifications (user_id, (data ->> 'chatId'))
where kind = 'direct_message' and read_at is null;
create unique index notifications_forum_replied_key
on public.notifications (user_id, (data ->> 'threadId'))
where kind = 'forum_replied' and read_at is null;

create table public.blocks (
  blocker_id uuid not null,
  blocked_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint blocks_pkey primary key (blocker_id, blocked_id),
  constraint blocks_blocker_id_fkey
  foreign key (blocker_id) references public.users (id) on delete restrict,
  constraint blocks_blocked_id_fkey
  foreign key (blocked_id) references public.users (id) on delete restrict,
  constraint blocks_not_oneself check (blocker_id <> blocked_id)
);
create index blocks_blocked_id_idx on public.blocks (blocked_id);
comment on table public.blocks is 'Who wants nothing of whom; known to the one who blocks alone.';

create table public.forum_posts (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  thread_id uuid,
  root_id uuid not null generated always as (coalesce(thread_id, id)) stored,
  in_reply_to_id uuid,
  author_id uuid not null,
  title text,
  body text,
  position bigint generated always as identity,
  version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  edited_by_user_id uuid,
  hidden_at timestamptz,
  hidden_by_user_id uuid,
  hidden_reason text,
  deleted_at timestamptz,
  is_pinned boolean not null default false,
  is_locked boolean not null default false,
  reply_count integer not null default 0,
  last_activity_at timestamptz not null default clock_timestamp(),
  last_position bigint not null default 0,
  -- Letters and digits only, as a search reads what it is asked.
  search tsvector not null generated always as (
    setweight(to_tsvector(
      'simple'::regconfig, regexp_replace(coalesce(title, ''), '[^[:alnum:]]+', ' ', 'g')
    ), 'A')
    || to_tsvector(
      'simple'::regconfig, regexp_replace(coalesce(body, ''), '[^[:alnum:]]+', ' ', 'g')
    )
  ) stored,
  constraint forum_posts_pkey primary key (id),
  constraint forum_posts_root_key unique (id, root_id),
  constraint forum_posts_thread_key unique (id, root_id, group_id),
  constraint forum_posts_position_key unique (root_id, position),
  constraint forum_posts_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  -- A reply's root is its thread, and the thread's root the thread: so it is no reply itself.
  constraint forum_posts_thread_id_fkey
  foreign key (thread_id, root_id, group_id)
  references public.forum_posts (id, root_id, group_id) on delete cascade,
  constraint forum_posts_in_reply_to_id_fkey
  foreign key (in_reply_to_id, root_id)
  references public.forum_posts (id, root_id) on delete no action,
  constraint forum_posts_author_id_fkey
  foreign key (author_id) references public.users (id) on delete restrict,
  constraint forum_posts_edited_by_user_id_fkey
  foreign key (edited_by_user_id) references public.users (id) on delete restrict,
  constraint forum_posts_hidden_by_user_id_fkey
  foreign key (hidden_by_user_id) references public.users (id) on delete restrict,
  -- Something that can be seen: white space and what has no width is not all of it.
  constraint forum_posts_title_length check (
    length(title) <= 200
    and title ~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
  ),
  constraint forum_posts_title_printable check (title !~ '[[:cntrl:]]'),
  constraint forum_posts_title_of_thread
  check ((title is not null) = (thread_id is null and deleted_at is null)),
  constraint forum_posts_body_length check (
    length(body) <= 20000
    and body ~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
  ),
  constraint forum_posts_body_printable check (translate(body, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint forum_posts_body_deleted check ((body is null) = (deleted_at is not null)),
  constraint forum_posts_edited check ((edited_at is null) = (edited_by_user_id is null)),
  constraint forum_posts_hidden check ((hidden_at is null) = (hidden_by_user_id is null)),
  constraint forum_posts_hidden_reason_hidden
  check (hidden_reason is null or hidden_at is not null),
  constraint forum_posts_hidden_reason_length check (
    length(hidden_reason) <= 500
    and hidden_reason ~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
  ),
  constraint forum_posts_hidden_reason_printable
  check (translate(hidden_reason, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint forum_posts_thread_alone check (
    thread_id is null
    or (not is_pinned and not is_locked and reply_count = 0 and last_position = 0)
  ),
  constraint forum_posts_in_reply_to_of_thread
  check (in_reply_to_id is null or thread_id is not null),
  constraint forum_posts_reply_count_range check (reply_count >= 0)
);
-- As the list of threads shows them.
create index forum_posts_list_idx
on public.forum_posts (group_id, is_pinned desc, last_activity_at desc, id)
where thread_id is null;
create index forum_posts_group_id_idx on public.forum_posts (group_id, position);
-- How far somebody who joins at a time has nothing to read.
create index forum_posts_created_idx on public.forum_posts (root_id, created_at);
create index forum_posts_thread_id_idx on public.forum_posts (thread_id, root_id, group_id);
create index forum_posts_in_reply_to_id_idx on public.forum_posts (in_reply_to_id, root_id);
create index forum_posts_author_id_idx on public.forum_posts (author_id, position);
create index forum_posts_edited_by_user_id_idx on public.forum_posts (edited_by_user_id);
create index forum_posts_hidden_by_user_id_idx on public.forum_posts (hidden_by_user_id);
create index forum_posts_hidden_idx on public.forum_posts (group_id)
where hidden_at is not null and thread_id is null;
create index forum_posts_search_idx on public.forum_posts using gin (search);
comment on table public.forum_posts is
'What is written in the forum of a group: threads and replies to them (M1).';
comment on column public.forum_posts.thread_id is 'The thread that it is a reply in; null: it begins one.';
comment on column public.forum_posts.root_id is 'The post that began its thread, be it itself.';
comment on column public.forum_posts.position is
'The order of a thread: drawn while its first post is locked, so that none comes up before another.';
comment on column public.forum_posts.reply_count is 'Of a thread: its replies that are neither hidden nor deleted.';
comment on column public.forum_posts.last_activity_at is
'Of a thread: when the latest post was written that is neither hidden nor deleted.';
comment on column public.forum_posts.last_position is
'Of a thread: the position of its latest reply; 0: there was none.';
comment on column public.forum_posts.search is 'What a search looks through.';

create table public.forum_post_versions (
  post_id uuid not null,
  version bigint not null,
  title text,
  body text not null,
  written_at timestamptz not null,
  replaced_at timestamptz not null default clock_timestamp(),
  constraint forum_post_versions_pkey primary key (post_id, version),
  constraint forum_post_versions_post_id_fkey
  foreign key (post_id) references public.forum_posts (id) on delete cascade
);
comment on table public.forum_post_versions is
'What a post said before it was edited, for its author and those who moderate.';

create table public.forum_mentions (
  post_id uuid not null,
  user_id uuid not null,
  mentioned_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  constraint forum_mentions_pkey primary key (post_id, user_id),
  constraint forum_mentions_post_id_fkey
  foreign key (post_id) references public.forum_posts (id) on delete cascade,
  constraint forum_mentions_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index forum_mentions_user_id_idx on public.forum_mentions (user_id);
comment on table public.forum_mentions is
'Whom a post mentions. A row stays when the mention is edited out: nobody is told twice.';

create table public.forum_reads (
  thread_id uuid not null,
  user_id uuid not null,
  position bigint not null,
  read_at timestamptz not null default clock_timestamp(),
  constraint forum_reads_pkey primary key (thread_id, user_id),
  constraint forum_reads_thread_id_fkey
  foreign key (thread_id) references public.forum_posts (id) on delete cascade,
  constraint forum_reads_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index forum_reads_user_id_idx on public.forum_reads (user_id);
comment on table public.forum_reads is 'How far a person has read a thread; theirs alone.';

create table public.forum_group_reads (
  group_id uuid not null,
  user_id uuid not null,
  position bigint not null,
  read_at timestamptz not null default clock_timestamp(),
  constraint forum_group_reads_pkey primary key (group_id, user_id),
  constraint forum_group_reads_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint forum_group_reads_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index forum_group_reads_user_id_idx on public.forum_group_reads (user_id);
comment on table public.forum_group_reads is
'Up to where a person has called the whole forum of a group read; theirs alone.';

create table public.forum_follows (
  thread_id uuid not null,
  user_id uuid not null,
  is_following boolean not null,
  changed_at timestamptz not null default clock_timestamp(),
  constraint forum_follows_pkey primary key (thread_id, user_id),
  constraint forum_follows_thread_id_fkey
  foreign key (thread_id) references public.forum_posts (id) on delete cascade,
  constraint forum_follows_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index forum_follows_user_id_idx on public.forum_follows (user_id);
comment on table public.forum_follows is
'Who is told of replies in a thread, and who has said that they are not to be.';

create table public.feedback (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  author_id uuid not null,
  recipient_id uuid not null,
  body text,
  created_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  withdrawn_at timestamptz,
  constraint feedback_pkey primary key (id),
  constraint feedback_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint feedback_author_id_fkey
  foreign key (author_id) references public.users (id) on delete restrict,
  constraint feedback_recipient_id_fkey
  foreign key (recipient_id) references public.users (id) on delete restrict,
  constraint feedback_not_oneself check (author_id <> recipient_id),
  constraint feedback_body_length check (
    length(body) <= 5000
    and body ~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
  ),
  constraint feedback_body_printable check (translate(body, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint feedback_body_withdrawn check ((body is null) = (withdrawn_at is not null))
);
create index feedback_group_id_idx on public.feedback (group_id, created_at desc, id);
create index feedback_author_id_idx on public.feedback (author_id, group_id, created_at desc, id);
create index feedback_recipient_id_idx
on public.feedback (recipient_id, group_id, created_at desc, id);
comment on table public.feedback is
'What one member of a group tells another about their work there; of what is withdrawn a stub stays.';

alter table public.platform_settings
add column feedback_editing_minutes integer not null default 60,
add constraint platform_settings_feedback_editing_range
check (feedback_editing_minutes between 0 and 10080);
comment on column public.platform_settings.feedback_editing_minutes is
'For how long authors may change or withdraw feedback.';
