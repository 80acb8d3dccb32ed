-- Journeys: learning experiences that people and groups enrol in (J1 to J4).

create table public.journeys (
  id uuid not null default gen_random_uuid(),
  title text not null,
  description text,
  created_by_user_id uuid not null,
  is_published boolean not null default false,
  is_public boolean not null default false,
  journey_type text not null default 'predefined',
  estimated_duration_minutes integer,
  difficulty_level text,
  tags text [] not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  latest_version integer not null default 0,
  published_version integer,
  version bigint not null default 1,
  -- Words as they are, for any language, and their English stems.
  search tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.simple', title), 'A')
    || setweight(to_tsvector('pg_catalog.english', title), 'A')
    || setweight(array_to_tsvector(tags), 'B')
    || setweight(to_tsvector('pg_catalog.simple', coalesce(description, '')), 'C')
    || setweight(to_tsvector('pg_catalog.english', coalesce(description, '')), 'C')
  ) stored,
  constraint journeys_pkey primary key (id),
  constraint journeys_created_by_user_id_fkey
  foreign key (created_by_user_id) references public.users (id) on delete restrict,
  -- Something that can be seen: white space and what has no width is not all of it.
  constraint journeys_title_length check (
    length(title) <= 200
    and title ~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
  ),
  constraint journeys_title_printable check (title !~ '[[:cntrl:]]'),
  constraint journeys_description_length check (length(description) <= 5000),
  constraint journeys_description_printable
  check (translate(description, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint journeys_journey_type_known
  check (journey_type in ('predefined', 'user_created', 'dynamic')),
  constraint journeys_estimated_duration_minutes_range
  check (estimated_duration_minutes between 1 and 525600),
  constraint journeys_difficulty_level_known
  check (difficulty_level in ('beginner', 'intermediate', 'advanced')),
  constraint journeys_tags_count check (cardinality(tags) <= 20),
  constraint journeys_tags_words
  check (array_ndims(tags) <= 1 and array_position(tags, null) is null),
  constraint journeys_latest_version_range check (latest_version between 0 and 1000),
  constraint journeys_published_version_released
  check (published_version between 1 and latest_version),
  -- What is published has a version, and a day since when.
  constraint journeys_published
  check (not is_published or (published_version is not null and published_at is not null))
);
create index journeys_created_by_user_id_idx on public.journeys (created_by_user_id);
create index journeys_is_published_idx on public.journeys (is_published) where is_published;
create index journeys_is_public_idx on public.journeys (is_public) where is_public;
create index journeys_journey_type_idx on public.journeys (journey_type);
create index journeys_difficulty_level_idx on public.journeys (difficulty_level)
where is_published and is_public;
create index journeys_tags_idx on public.journeys using gin (tags);
create index journeys_search_idx on public.journeys using gin (search);
create index journeys_market_idx on public.journeys (published_at desc, id desc)
where is_published and is_public;
comment on table public.journeys is
'Learning experiences (J1): what everybody who sees one may know; what is in it is elsewhere.';
comment on column public.journeys.latest_version is 'The newest released version; 0: none yet.';
comment on column public.journeys.published_version is
'The version that was published last: what a published journey offers.';
comment on column public.journeys.version is 'Raised by every change of the journey or its draft.';
comment on column public.journeys.search is 'What searching the marketplace finds it by.';

create table public.journey_drafts (
  journey_id uuid not null,
  content jsonb not null default '{"steps": []}',
  updated_at timestamptz not null default clock_timestamp(),
  constraint journey_drafts_pkey primary key (journey_id),
  constraint journey_drafts_journey_id_fkey
  foreign key (journey_id) references public.journeys (id) on delete cascade,
  constraint journey_drafts_content_object check (jsonb_typeof(content) = 'object')
);
comment on table public.journey_drafts is
'What a journey will hold when it is next released; for who writes it.';

create table public.journey_versions (
  journey_id uuid not null,
  version integer not null,
  required_steps integer not null,
  total_steps integer not null,
  released_by_user_id uuid not null,
  released_at timestamptz not null default clock_timestamp(),
  released_in xid8 not null default pg_current_xact_id(),
  constraint journey_versions_pkey primary key (journey_id, version),
  constraint journey_versions_journey_id_fkey
  foreign key (journey_id) references public.journeys (id) on delete cascade,
  constraint journey_versions_released_by_user_id_fkey
  foreign key (released_by_user_id) references public.users (id) on delete restrict,
  constraint journey_versions_version_range check (version between 1 and 1000),
  -- Without a required step nothing would ever be completed, or everything at once (J3).
  constraint journey_versions_steps check (required_steps between 1 and total_steps)
);
create index journey_versions_released_by_user_id_idx
on public.journey_versions (released_by_user_id);
comment on column public.journey_versions.released_in is
'The transaction that released it, in which its steps are written.';
comment on table public.journey_versions is
'What has been released of a journey; stays as it is, so that editing takes nobody''s progress.';

create table public.journey_steps (
  journey_id uuid not null,
  version integer not null,
  step_id text not null,
  position integer not null,
  title text not null,
  kind text not null,
  required boolean not null,
  duration_minutes integer,
  opens_in_week integer not null,
  constraint journey_steps_pkey primary key (journey_id, version, step_id),
  constraint journey_steps_position_key unique (journey_id, version, position),
  constraint journey_steps_version_fkey
  foreign key (journey_id, version)
  references public.journey_versions (journey_id, version) on delete cascade,
  constraint journey_steps_step_id_shape check (step_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  constraint journey_steps_position_range check (position between 1 and 200),
  constraint journey_steps_title_length check (
    length(title) <= 200
    and title ~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
  ),
  constraint journey_steps_title_printable check (title !~ '[[:cntrl:]]'),
  constraint journey_steps_kind_known
  check (kind in ('text', 'link', 'video', 'task', 'reflection')),
  constraint journey_steps_duration_minutes_range check (duration_minutes between 1 and 10080),
  constraint journey_steps_opens_in_week_range check (opens_in_week between 1 and 104)
);
comment on table public.journey_steps is
'The outline of a released version: its steps in order, without what is in them.';
comment on column public.journey_steps.opens_in_week is
'The week, from 1, with which a step opens; counted from when an enrolment starts.';

create table public.journey_step_bodies (
  journey_id uuid not null,
  version integer not null,
  step_id text not null,
  body text not null,
  constraint journey_step_bodies_pkey primary key (journey_id, version, step_id),
  constraint journey_step_bodies_step_fkey
  foreign key (journey_id, version, step_id)
  references public.journey_steps (journey_id, version, step_id) on delete cascade,
  constraint journey_step_bodies_body_length check (length(body) <= 20000),
  constraint journey_step_bodies_body_printable
  check (translate(body, E'\t\n\r', '') !~ '[[:cntrl:]]')
);
comment on table public.journey_step_bodies is
'What is in a step: for the enrolled once it is open, and for who writes the journey (J4).';

create table public.journey_enrollments (
  id uuid not null default gen_random_uuid(),
  journey_id uuid not null,
  user_id uuid,
  group_id uuid,
  enrolled_by_user_id uuid not null,
  enrolled_at timestamptz not null default clock_timestamp(),
  status text not null default 'active',
  status_changed_at timestamptz not null default clock_timestamp(),
  completed_at timestamptz,
  progress_data jsonb not null default '{}',
  version integer not null,
  starts_at timestamptz not null default clock_timestamp(),
  opened_through timestamptz not null default clock_timestamp(),
  told_version integer not null,
  ended_at timestamptz,
  constraint journey_enrollments_pkey primary key (id),
  constraint journey_enrollments_journey_id_fkey
  foreign key (journey_id) references public.journeys (id) on delete cascade,
  constraint journey_enrollments_version_fkey
  foreign key (journey_id, version)
  references public.journey_versions (journey_id, version) on delete cascade,
  constraint journey_enrollments_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade,
  constraint journey_enrollments_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint journey_enrollments_enrolled_by_user_id_fkey
  foreign key (enrolled_by_user_id) references public.users (id) on delete restrict,
  constraint journey_enrollments_status_known
  check (status in ('active', 'completed', 'paused', 'frozen')),
  constraint journey_enrollments_completed
  check ((status = 'completed') = (completed_at is not null)),
  constraint journey_enrollments_progress_data_object
  check (jsonb_typeof(progress_data) = 'object'),
  constraint journey_enrollments_progress_data_length
  check (octet_length(progress_data::text) <= 16384),
  constraint journey_enrollments_starts_at_finite check (isfinite(starts_at)),
  -- J2: of a person or of a group, and once each.
  constraint check_enrollment_type check ((user_id is null) <> (group_id is null)),
  constraint journey_enrollments_once_key unique nulls not distinct (journey_id, user_id, group_id)
);
create index journey_enrollments_journey_id_idx on public.journey_enrollments (journey_id);
create index journey_enrollments_version_idx
on public.journey_enrollments (journey_id, version);
create index journey_enrollments_told_version_idx
on public.journey_enrollments (journey_id, told_version, id) where ended_at is null;
create index journey_enrollments_user_id_idx on public.journey_enrollments (user_id);
create index journey_enrollments_group_id_idx on public.journey_enrollments (group_id);
create index journey_enrollments_enrolled_by_user_id_idx
on public.journey_enrollments (enrolled_by_user_id);
create index journey_enrollments_status_idx on public.journey_enrollments (status);
create index journey_enrollments_active_idx
on public.journey_enrollments (journey_id, status) where status = 'active';
comment on table public.journey_enrollments is 'Who goes through which journey (J2).';
comment on column public.journey_enrollments.progress_data is
'What an app keeps with it; Muster reads nothing of it.';
comment on column public.journey_enrollments.version is
'The version of the journey that it goes through; moved forward by the enrolled only.';
comment on column public.journey_enrollments.starts_at is 'When its first week begins.';
comment on column public.journey_enrollments.opened_through is
'Until when those who take part have been told of steps that opened.';
comment on column public.journey_enrollments.told_version is
'The newest version that whoever may move it has been told of.';
comment on column public.journey_enrollments.ended_at is
'When it was ended; enrolling again takes the row up with its progress. Null: it stands.';

create table public.journey_progress (
  enrollment_id uuid not null,
  user_id uuid not null,
  step_id text not null,
  completed_at timestamptz not null default clock_timestamp(),
  constraint journey_progress_pkey primary key (enrollment_id, user_id, step_id),
  constraint journey_progress_enrollment_id_fkey
  foreign key (enrollment_id) references public.journey_enrollments (id) on delete cascade,
  constraint journey_progress_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint journey_progress_step_id_shape check (step_id ~ '^[A-Za-z0-9_-]{1,64}$')
);
create index journey_progress_user_id_idx on public.journey_progress (user_id);
comment on table public.journey_progress is
'Which steps a person has done, kept by a step''s id through all versions (J3).';

create table public.journey_responses (
  enrollment_id uuid not null,
  user_id uuid not null,
  step_id text not null,
  kind text not null,
  body text not null,
  updated_at timestamptz not null default clock_timestamp(),
  constraint journey_responses_pkey primary key (enrollment_id, user_id, step_id),
  constraint journey_responses_enrollment_id_fkey
  foreign key (enrollment_id) references public.journey_enrollments (id) on delete cascade,
  constraint journey_responses_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint journey_responses_step_id_shape check (step_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  constraint journey_responses_kind_known check (kind in ('task', 'reflection')),
  constraint journey_responses_body_length check (
    length(body) <= 5000
    and body ~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
  ),
  constraint journey_responses_body_printable
  check (translate(body, E'\t\n\r', '') !~ '[[:cntrl:]]')
);
create index journey_responses_user_id_idx on public.journey_responses (user_id);
comment on table public.journey_responses is
'What people wrote: to a task for those who see their progress, too; to a reflection for themselves.';
comment on column public.journey_responses.kind is
'What the step was when it was written, which says who reads it, whatever the step becomes.';

create table public.journey_participants (
  enrollment_id uuid not null,
  user_id uuid not null,
  completed_required integer not null default 0,
  completed_steps integer not null default 0,
  completed_at timestamptz,
  last_activity_at timestamptz not null default clock_timestamp(),
  constraint journey_participants_pkey primary key (enrollment_id, user_id),
  constraint journey_participants_enrollment_id_fkey
  foreign key (enrollment_id) references public.journey_enrollments (id) on delete cascade,
  constraint journey_participants_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint journey_participants_counts
  check (completed_required between 0 and completed_steps)
);
create index journey_participants_user_id_idx on public.journey_participants (user_id);
comment on table public.journey_participants is
'How far a person is, counted by triggers: done of the steps of the enrolment''s version (J3).';
comment on column public.journey_participants.completed_at is
'Since when all required steps are done; null: they are not.';
