-- Lunch: people plan where to eat on a day, and vote on it (L1 to L8).

create type public.lunch_status as enum ('planning', 'voting', 'decided', 'completed');

create table public.restaurants (
  id uuid not null default gen_random_uuid(),
  name text not null,
  address text not null,
  location_lat numeric(10, 8) not null,
  location_lng numeric(11, 8) not null,
  cuisines text [] not null default '{}',
  dietary_options text [] not null default '{}',
  added_by_user_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint restaurants_pkey primary key (id),
  constraint restaurants_added_by_user_id_fkey
  foreign key (added_by_user_id) references public.users (id) on delete restrict,
  constraint restaurants_name_length check (length(name) between 1 and 200),
  constraint restaurants_name_printable check (name !~ '[[:cntrl:]]'),
  constraint restaurants_address_length check (length(address) between 1 and 500),
  constraint restaurants_address_printable check (address !~ '[[:cntrl:]]'),
  constraint restaurants_location_lat_range check (location_lat between -90 and 90),
  constraint restaurants_location_lng_range check (location_lng between -180 and 180),
  constraint restaurants_cuisines_count check (cardinality(cuisines) <= 20),
  constraint restaurants_dietary_options_count check (cardinality(dietary_options) <= 20),
  constraint restaurants_cuisines_words
  check (array_ndims(cuisines) <= 1 and array_position(cuisines, null) is null),
  constraint restaurants_dietary_options_words
  check (array_ndims(dietary_options) <= 1 and array_position(dietary_options, null) is null)
);
-- The same name at the same spot, to about ten metres, is the same restaurant.
create unique index restaurants_spot_key
on public.restaurants (lower(name), round(location_lat, 4), round(location_lng, 4));
-- Mercator's projection: near any place, what is nearer on the map is nearer on the ground.
create index restaurants_place_idx on public.restaurants using gist (
  point(
    location_lng::double precision,
    degrees(asinh(tan(radians(location_lat::double precision))))
  )
);
create index restaurants_added_by_user_id_idx on public.restaurants (added_by_user_id);
create index restaurants_name_idx on public.restaurants (lower(name), id);
comment on table public.restaurants is 'Where lunches may take place (L8).';

create table public.lunch_groups (
  id uuid not null default gen_random_uuid(),
  date date not null,
  status public.lunch_status not null default 'planning',
  location_lat numeric(10, 8) not null,
  location_lng numeric(11, 8) not null,
  location_address text,
  aggregated_dietary_requirements text [] not null default '{}',
  selected_restaurant_id uuid,
  created_by_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  group_id uuid,
  voting_ends_at timestamptz,
  decision jsonb,
  version bigint not null default 1,
  constraint lunch_groups_pkey primary key (id),
  constraint lunch_groups_selected_restaurant_id_fkey
  foreign key (selected_restaurant_id) references public.restaurants (id) on delete restrict,
  constraint lunch_groups_created_by_id_fkey
  foreign key (created_by_id) references public.users (id) on delete restrict,
  constraint lunch_groups_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint lunch_groups_date_finite check (isfinite(date)),
  -- As written in JSON, a year has four digits.
  constraint lunch_groups_date_year check (date <= '9999-12-31'),
  constraint lunch_groups_location_lat_range check (location_lat between -90 and 90),
  constraint lunch_groups_location_lng_range check (location_lng between -180 and 180),
  constraint lunch_groups_location_address_length
  check (length(location_address) between 1 and 500),
  constraint lunch_groups_location_address_printable
  check (location_address !~ '[[:cntrl:]]'),
  constraint lunch_groups_voting_ends_at_finite check (isfinite(voting_ends_at)),
  constraint lunch_groups_voting_ends_at_year check (voting_ends_at < '9999-12-31T00:00:00Z'),
  constraint lunch_groups_selection
  check (status in ('planning', 'voting') or selected_restaurant_id is not null),
  constraint lunch_groups_decision
  check ((status in ('decided', 'completed')) = (decision is not null)),
  constraint lunch_groups_decision_object check (jsonb_typeof(decision) = 'object')
);
create index lunch_groups_date_idx on public.lunch_groups (date);
create index lunch_groups_status_idx on public.lunch_groups (status);
create index lunch_groups_created_by_id_idx on public.lunch_groups (created_by_id);
create index lunch_groups_selected_restaurant_id_idx
on public.lunch_groups (selected_restaurant_id);
create index lunch_groups_date_status_idx on public.lunch_groups (date, status);
create index lunch_groups_group_id_idx on public.lunch_groups (group_id, date);
comment on table public.lunch_groups is
'A lunch on a day, from planning to having been (L1, L2).';
comment on column public.lunch_groups.aggregated_dietary_requirements is
'The distinct requirements of the participants, kept by triggers (L3).';
comment on column public.lunch_groups.created_by_id is
'Whose it is: who made it, or to whom it came when they left it.';
comment on column public.lunch_groups.group_id is 'The group that it is for; null: for none.';
comment on column public.lunch_groups.voting_ends_at is
'When voting ends by itself; null: when its creator says so.';
comment on column public.lunch_groups.decision is
'How the selected restaurant came to be decided on.';
comment on column public.lunch_groups.version is 'Raised by every change of the lunch, of who takes part, and of votes.';

create table public.lunch_group_participants (
  lunch_group_id uuid not null,
  user_id uuid not null,
  as_member boolean not null default false,
  joined_at timestamptz not null default clock_timestamp(),
  position bigint generated always as identity,
  dietary_requirements text [],
  constraint lunch_group_participants_pkey primary key (lunch_group_id, user_id),
  constraint lunch_group_participants_lunch_group_id_fkey
  foreign key (lunch_group_id) references public.lunch_groups (id) on delete cascade,
  constraint lunch_group_participants_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index lunch_group_participants_user_id_idx on public.lunch_group_participants (user_id);
comment on table public.lunch_group_participants is 'Who takes part in a lunch (L6).';
comment on column public.lunch_group_participants.as_member is
'Whether they came as a member of the lunch''s group, and go when they leave that.';
comment on column public.lunch_group_participants.position is
'The order of joining; of the same lunch only.';
comment on column public.lunch_group_participants.dietary_requirements is
'What they ate when the lunch was completed; null: it is not, or their account has ended.';

create table public.lunch_votes (
  lunch_group_id uuid not null,
  restaurant_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  -- L4: one vote per participant and restaurant, and of participants only.
  constraint lunch_votes_pkey primary key (lunch_group_id, restaurant_id, user_id),
  constraint lunch_votes_lunch_group_id_fkey
  foreign key (lunch_group_id) references public.lunch_groups (id) on delete cascade,
  constraint lunch_votes_participant_fkey
  foreign key (lunch_group_id, user_id)
  references public.lunch_group_participants (lunch_group_id, user_id) on delete cascade,
  constraint lunch_votes_restaurant_id_fkey
  foreign key (restaurant_id) references public.restaurants (id) on delete restrict
);
create index lunch_votes_participant_idx on public.lunch_votes (lunch_group_id, user_id);
create index lunch_votes_restaurant_id_idx on public.lunch_votes (restaurant_id);
comment on table public.lunch_votes is 'What participants would like (L4).';

create table public.visit_history (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  restaurant_id uuid not null,
  lunch_group_id uuid,
  visited_on date not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint visit_history_pkey primary key (id),
  constraint visit_history_lunch_key unique (lunch_group_id, user_id),
  constraint visit_history_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint visit_history_restaurant_id_fkey
  foreign key (restaurant_id) references public.restaurants (id) on delete restrict,
  constraint visit_history_lunch_group_id_fkey
  foreign key (lunch_group_id) references public.lunch_groups (id) on delete set null
);
create index visit_history_user_id_idx on public.visit_history (user_id, visited_on desc);
create index visit_history_restaurant_id_idx
on public.visit_history (restaurant_id, user_id, visited_on desc);
comment on table public.visit_history is
'Who has been where, from completed lunches, also when those are deleted (L5).';
