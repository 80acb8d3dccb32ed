-- Dinner: crews of 3 to 5 people who meet another crew for dinner (D1 to D7).

create type public.dinner_party_status as enum (
  'open', 'agreed', 'completed', 'cancelled', 'expired'
);
create type public.dinner_request_status as enum (
  'pending', 'accepted', 'declined', 'withdrawn', 'ended'
);
create type public.dinner_side as enum ('host', 'guest');

create table public.dinner_groups (
  group_id uuid not null,
  is_ready boolean not null default false,
  is_live boolean not null default false,
  is_locked boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint dinner_groups_pkey primary key (group_id),
  constraint dinner_groups_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint dinner_groups_live_is_ready check (is_ready or not is_live),
  constraint dinner_groups_locked_is_live check (is_live or not is_locked)
);
comment on table public.dinner_groups is
'The groups of template Dinner Crew, with what follows from members, videos and parties (D1, D2).';
comment on column public.dinner_groups.is_ready is 'Three active members or more.';
comment on column public.dinner_groups.is_live is 'Ready, and every taken seat has its video.';
comment on column public.dinner_groups.is_locked is 'Hosting or attending a dinner party.';

create table public.dinner_seats (
  group_id uuid not null,
  slot smallint not null,
  user_id uuid not null,
  video_url text,
  created_at timestamptz not null default now(),
  -- D1: five seats a crew, and one seat a person, whoever comes at once.
  constraint dinner_seats_pkey primary key (group_id, slot),
  constraint dinner_seats_user_key unique (user_id),
  constraint dinner_seats_slot_range check (slot between 1 and 5),
  constraint dinner_seats_group_id_fkey
  foreign key (group_id) references public.dinner_groups (group_id) on delete cascade,
  constraint dinner_seats_user_id_fkey
  foreign key (group_id, user_id) references public.group_memberships (group_id, user_id)
  on delete cascade,
  constraint dinner_seats_video_url_length check (length(video_url) <= 2000),
  constraint dinner_seats_video_url_shape check (
    video_url ~* '^https?://[^[:space:][:cntrl:]/?#@]+([/?#][^[:space:][:cntrl:]]*)?$'
  )
);
comment on table public.dinner_seats is
'A seat for each current member of a crew, and the member''s video (D1, D3).';

create table public.dinner_parties (
  id uuid not null default gen_random_uuid(),
  host_group_id uuid not null,
  guest_group_id uuid,
  status public.dinner_party_status not null default 'open',
  starts_at timestamptz not null,
  title text not null,
  menu text,
  notes text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint dinner_parties_pkey primary key (id),
  constraint dinner_parties_host_group_id_fkey
  foreign key (host_group_id) references public.dinner_groups (group_id) on delete cascade,
  constraint dinner_parties_guest_group_id_fkey
  foreign key (guest_group_id) references public.dinner_groups (group_id) on delete set null,
  constraint dinner_parties_not_with_itself check (guest_group_id <> host_group_id),
  constraint dinner_parties_open_without_guest check (
    status not in ('open', 'expired') or guest_group_id is null
  ),
  constraint dinner_parties_ended check (
    (status in ('completed', 'cancelled', 'expired')) = (ended_at is not null)
  ),
  constraint dinner_parties_title_length check (length(btrim(title)) between 1 and 100),
  constraint dinner_parties_title_printable check (title !~ '[[:cntrl:]]'),
  constraint dinner_parties_menu_length check (length(menu) <= 2000),
  constraint dinner_parties_menu_printable check (translate(menu, E'\t\n\r', '') !~ '[[:cntrl:]]'),
  constraint dinner_parties_notes_length check (length(notes) <= 2000),
  constraint dinner_parties_notes_printable check (translate(notes, E'\t\n\r', '') !~ '[[:cntrl:]]')
);
-- A crew hosts one party at a time.
create unique index dinner_parties_host_key on public.dinner_parties (host_group_id)
where status in ('open', 'agreed');
create index dinner_parties_host_group_id_idx
on public.dinner_parties (host_group_id, created_at);
create index dinner_parties_guest_group_id_idx
on public.dinner_parties (guest_group_id, created_at) where guest_group_id is not null;
create index dinner_parties_open_idx on public.dinner_parties (starts_at, id)
where status = 'open';
comment on table public.dinner_parties is
'Dinner parties, those that are over too. Where they are is in dinner_party_places (D4, D6).';
comment on column public.dinner_parties.guest_group_id is
'The crew that was accepted; null again when it withdrew.';

-- A table of its own: other people read it (R2).
create table public.dinner_party_places (
  party_id uuid not null,
  place text not null,
  constraint dinner_party_places_pkey primary key (party_id),
  constraint dinner_party_places_party_id_fkey
  foreign key (party_id) references public.dinner_parties (id) on delete cascade,
  constraint dinner_party_places_place_length check (length(btrim(place)) between 1 and 500),
  constraint dinner_party_places_place_printable check (
    translate(place, E'\t\n\r', '') !~ '[[:cntrl:]]'
  )
);
comment on table public.dinner_party_places is
'Where a party is: for the host crew and the crew that it has accepted (D4).';

create table public.dinner_requests (
  id uuid not null default gen_random_uuid(),
  party_id uuid not null,
  group_id uuid not null,
  message text,
  status public.dinner_request_status not null default 'pending',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint dinner_requests_pkey primary key (id),
  -- D5: one request a crew and party.
  constraint dinner_requests_party_id_key unique (party_id, group_id),
  constraint dinner_requests_party_id_fkey
  foreign key (party_id) references public.dinner_parties (id) on delete cascade,
  constraint dinner_requests_group_id_fkey
  foreign key (group_id) references public.dinner_groups (group_id) on delete cascade,
  constraint dinner_requests_message_length check (length(message) <= 1000),
  constraint dinner_requests_message_printable check (
    translate(message, E'\t\n\r', '') !~ '[[:cntrl:]]'
  )
);
-- One guest a party.
create unique index dinner_requests_accepted_key on public.dinner_requests (party_id)
where status = 'accepted';
create index dinner_requests_group_id_idx on public.dinner_requests (group_id, created_at);
comment on table public.dinner_requests is 'Crews that ask to come to a party (D5).';

create table public.dinner_engagements (
  group_id uuid not null,
  party_id uuid not null,
  side public.dinner_side not null,
  created_at timestamptz not null default now(),
  -- D2: one party a crew at a time, hosting or attending; one host and one guest a party.
  constraint dinner_engagements_pkey primary key (group_id),
  constraint dinner_engagements_party_id_key unique (party_id, side),
  constraint dinner_engagements_group_id_fkey
  foreign key (group_id) references public.dinner_groups (group_id) on delete cascade,
  constraint dinner_engagements_party_id_fkey
  foreign key (party_id) references public.dinner_parties (id) on delete cascade
);
comment on table public.dinner_engagements is
'The crews that are hosting or attending now: these are locked (D2).';

-- Crews from before, in the order in which they were made. One whose people are in a crew
-- already, or that has more than five, stays a group, but is no crew any more.
do $$
declare
  crew record;
begin
  for crew in
    select g.id
    from public.groups as g
    join public.group_templates as t on t.id = g.created_from_group_template_id
    where t.name = 'Dinner Crew' and t.is_system
    order by g.created_at, g.id
  loop
    if (
      select count(*) > 5 or bool_or(s.user_id is not null)
      from public.group_memberships as m
      left join public.dinner_seats as s on s.user_id = m.user_id
      where m.group_id = crew.id and m.user_id is not null and m.status in ('active', 'paused')
    ) then
      update public.groups as g set created_from_group_template_id = null where g.id = crew.id;
    else
      insert into public.dinner_groups (group_id, is_ready)
      select crew.id, count(*) >= 3
      from public.group_memberships as m
      where m.group_id = crew.id and m.user_id is not null and m.status = 'active';
      insert into public.dinner_seats (group_id, slot, user_id)
      select m.group_id, row_number() over (order by m.joined_at, m.user_id), m.user_id
      from public.group_memberships as m
      where m.group_id = crew.id and m.user_id is not null and m.status in ('active', 'paused');
    end if;
  end loop;
end
$$;
