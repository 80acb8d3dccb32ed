-- Groups: the catalogue of roles, the groups themselves, and who is in them (K1 to K17).

-- The catalogue ---------------------------------------------------------------------------------

create table public.permissions (
  id uuid not null default gen_random_uuid(),
  name text not null,
  description text not null,
  category text not null,
  scope text not null,
  guards text not null,
  created_at timestamptz not null default now(),
  constraint permissions_pkey primary key (id),
  constraint permissions_name_key unique (name),
  constraint permissions_scope_known check (scope in ('group', 'platform'))
);
create index permissions_category_idx on public.permissions (category);
comment on table public.permissions is 'Atomic capabilities (K11); current/groups/catalogue.sql lists them.';
comment on column public.permissions.guards is 'The actions that ask for this permission.';

create table public.role_templates (
  id uuid not null default gen_random_uuid(),
  name text not null,
  description text,
  is_system boolean not null default true,
  is_leader boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint role_templates_pkey primary key (id),
  constraint role_templates_name_key unique (name),
  constraint role_templates_name_length check (length(name) between 1 and 100)
);
comment on table public.role_templates is 'Blueprints of roles (K11).';

create table public.role_template_permissions (
  role_template_id uuid not null,
  permission_id uuid not null,
  granted boolean not null default true,
  constraint role_template_permissions_pkey primary key (role_template_id, permission_id),
  constraint role_template_permissions_role_template_id_fkey
  foreign key (role_template_id) references public.role_templates (id) on delete cascade,
  constraint role_template_permissions_permission_id_fkey
  foreign key (permission_id) references public.permissions (id) on delete cascade
);
create index role_template_permissions_permission_id_idx
on public.role_template_permissions (permission_id);
comment on table public.role_template_permissions is
'What a role made from a template may do. Not granted is the same as absent.';

create table public.group_templates (
  id uuid not null default gen_random_uuid(),
  name text not null,
  description text,
  is_system boolean not null default true,
  succession text not null default 'protect',
  min_members integer,
  max_members integer,
  has_join_code boolean not null default true,
  is_fixed boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint group_templates_pkey primary key (id),
  constraint group_templates_name_key unique (name),
  constraint group_templates_name_length check (length(name) between 1 and 100),
  constraint group_templates_succession_known
  check (succession in ('protect', 'choose', 'automatic')),
  constraint group_templates_members_order check (
    min_members >= 1 and max_members >= 1 and min_members <= max_members
  )
);
comment on table public.group_templates is 'Blueprints of groups (K11).';
comment on column public.group_templates.is_fixed is
'Groups of this template keep its succession and size.';

create table public.group_template_roles (
  group_template_id uuid not null,
  role_template_id uuid not null,
  role_name text not null,
  is_default boolean not null default false,
  is_joiner boolean not null default false,
  constraint group_template_roles_pkey primary key (group_template_id, role_template_id),
  constraint group_template_roles_role_name_key unique (group_template_id, role_name),
  constraint group_template_roles_group_template_id_fkey
  foreign key (group_template_id) references public.group_templates (id) on delete cascade,
  constraint group_template_roles_role_template_id_fkey
  foreign key (role_template_id) references public.role_templates (id) on delete cascade
);
create index group_template_roles_role_template_id_idx
on public.group_template_roles (role_template_id);
comment on table public.group_template_roles is
'The roles of a new group: is_default goes to its creator, is_joiner to those who join.';

-- Platform roles: not a group (K11) -------------------------------------------------------------

create table public.platform_roles (
  id uuid not null default gen_random_uuid(),
  name text not null,
  is_default boolean not null default false,
  created_from_role_template_id uuid,
  created_at timestamptz not null default now(),
  constraint platform_roles_pkey primary key (id),
  constraint platform_roles_name_key unique (name),
  constraint platform_roles_created_from_role_template_id_fkey
  foreign key (created_from_role_template_id)
  references public.role_templates (id) on delete set null
);
comment on table public.platform_roles is
'Roles on the platform itself; the default one is everybody''s without being assigned.';

create table public.platform_role_permissions (
  platform_role_id uuid not null,
  permission_id uuid not null,
  constraint platform_role_permissions_pkey primary key (platform_role_id, permission_id),
  constraint platform_role_permissions_platform_role_id_fkey
  foreign key (platform_role_id) references public.platform_roles (id) on delete cascade,
  constraint platform_role_permissions_permission_id_fkey
  foreign key (permission_id) references public.permissions (id) on delete cascade
);
create index platform_role_permissions_permission_id_idx
on public.platform_role_permissions (permission_id);
comment on table public.platform_role_permissions is 'What a platform role may do.';

create table public.user_platform_roles (
  user_id uuid not null,
  platform_role_id uuid not null,
  assigned_by_user_id uuid,
  assigned_at timestamptz not null default now(),
  constraint user_platform_roles_pkey primary key (user_id, platform_role_id),
  constraint user_platform_roles_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade,
  constraint user_platform_roles_platform_role_id_fkey
  foreign key (platform_role_id) references public.platform_roles (id) on delete cascade,
  constraint user_platform_roles_assigned_by_user_id_fkey
  foreign key (assigned_by_user_id) references public.users (id) on delete set null
);
create index user_platform_roles_platform_role_id_idx
on public.user_platform_roles (platform_role_id);
create index user_platform_roles_assigned_by_user_id_idx
on public.user_platform_roles (assigned_by_user_id);
comment on table public.user_platform_roles is 'Who holds a platform role.';

-- Groups ----------------------------------------------------------------------------------------

create table public.groups (
  id uuid not null default gen_random_uuid(),
  name text not null,
  description text,
  label text,
  created_by_user_id uuid not null,
  created_from_group_template_id uuid,
  is_public boolean not null default false,
  show_member_list boolean not null default true,
  settings jsonb not null default '{}',
  succession text not null default 'protect',
  min_members integer,
  max_members integer,
  member_count integer not null default 0,
  version bigint not null default 1,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint groups_pkey primary key (id),
  constraint groups_created_by_user_id_fkey
  foreign key (created_by_user_id) references public.users (id) on delete restrict,
  constraint groups_created_from_group_template_id_fkey
  foreign key (created_from_group_template_id)
  references public.group_templates (id) on delete set null,
  constraint groups_name_length check (length(name) between 1 and 100),
  constraint groups_name_printable check (name !~ '[[:cntrl:]]'),
  constraint groups_description_length check (length(description) <= 2000),
  constraint groups_label_length check (length(label) between 1 and 50),
  constraint groups_settings_object check (jsonb_typeof(settings) = 'object'),
  constraint groups_settings_length check (length(settings::text) <= 16384),
  constraint groups_succession_known check (succession in ('protect', 'choose', 'automatic')),
  constraint groups_max_members_range check (max_members between 1 and 1000000),
  constraint groups_members_order check (min_members <= max_members),
  -- K10: whoever comes one too many breaks this, however many come at once.
  constraint groups_capacity check (member_count <= max_members),
  constraint groups_member_count_positive check (member_count >= 0)
) with (fillfactor = 90);
create index groups_created_by_user_id_idx on public.groups (created_by_user_id);
create index groups_created_from_group_template_id_idx
on public.groups (created_from_group_template_id);
create index groups_public_idx on public.groups (created_at, id)
where is_public and archived_at is null;
comment on table public.groups is 'A group of people. version is its lock and its ETag (R5).';

create table public.group_join_codes (
  group_id uuid not null,
  code text not null,
  created_at timestamptz not null default now(),
  constraint group_join_codes_pkey primary key (group_id),
  constraint group_join_codes_code_key unique (code),
  constraint group_join_codes_code_shape check (code ~ '^[2-9A-HJ-NP-Z]{8}$'),
  constraint group_join_codes_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade
);
comment on table public.group_join_codes is 'The code that lets people in (K9); no row: turned off.';

create table public.group_holds (
  group_id uuid not null,
  reason text not null,
  created_at timestamptz not null default now(),
  constraint group_holds_pkey primary key (group_id, reason),
  constraint group_holds_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint group_holds_reason_length check (length(reason) between 1 and 50)
);
comment on table public.group_holds is 'A module holds a group still; the kernel only reads this.';

create table public.group_roles (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  name text not null,
  is_leader boolean not null default false,
  is_joiner boolean not null default false,
  created_from_role_template_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint group_roles_pkey primary key (id),
  constraint group_roles_name_key unique (group_id, name),
  -- What a composite foreign key points at: a role belongs to its group (K11).
  constraint group_roles_group_key unique (id, group_id),
  constraint group_roles_leader_key unique (id, group_id, is_leader),
  constraint group_roles_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint group_roles_created_from_role_template_id_fkey
  foreign key (created_from_role_template_id)
  references public.role_templates (id) on delete set null,
  constraint group_roles_name_length check (length(name) between 1 and 100),
  constraint group_roles_name_printable check (name !~ '[[:cntrl:]]'),
  constraint group_roles_leader_not_joiner check (not (is_leader and is_joiner))
);
create index group_roles_created_from_role_template_id_idx
on public.group_roles (created_from_role_template_id);
comment on table public.group_roles is
'The roles of a group, copied from templates. A leader role holds every group permission.';

create table public.group_role_permissions (
  group_role_id uuid not null,
  group_id uuid not null,
  permission_id uuid not null,
  granted boolean not null default true,
  constraint group_role_permissions_pkey primary key (group_role_id, permission_id),
  constraint group_role_permissions_group_role_id_fkey
  foreign key (group_role_id, group_id) references public.group_roles (id, group_id)
  on delete cascade,
  constraint group_role_permissions_permission_id_fkey
  foreign key (permission_id) references public.permissions (id) on delete cascade
);
create index group_role_permissions_permission_id_idx
on public.group_role_permissions (permission_id) where not granted;
comment on table public.group_role_permissions is
'What a role may do in its group. Not granted is the same as absent, never a veto.';

create table public.group_memberships (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  user_id uuid,
  member_group_id uuid,
  edge_role_id uuid,
  added_by_user_id uuid not null,
  added_at timestamptz not null default now(),
  joined_at timestamptz,
  left_at timestamptz,
  status text not null default 'active',
  status_changed_at timestamptz not null default now(),
  status_before_invite text,
  needs_invite boolean not null default false,
  constraint group_memberships_pkey primary key (id),
  -- K2: one membership a person and a member group. NULLs differ, so each key binds its kind.
  constraint group_memberships_user_key unique (group_id, user_id),
  constraint group_memberships_member_group_key unique (group_id, member_group_id),
  constraint check_member_type check ((user_id is null) <> (member_group_id is null)),
  constraint group_memberships_edge_role check (member_group_id is not null or edge_role_id is null),
  constraint group_memberships_not_itself check (member_group_id <> group_id),
  constraint group_memberships_status_known
  check (status in ('invited', 'active', 'paused', 'left', 'removed')),
  constraint group_memberships_times check (
    case status
      when 'invited' then (joined_at is null) = (status_before_invite is null)
      when 'active' then joined_at is not null and left_at is null
      when 'paused' then joined_at is not null and left_at is null
      else joined_at is not null and left_at is not null
    end
  ),
  constraint group_memberships_status_before_invite check (
    case when status = 'invited' then status_before_invite in ('left', 'removed')
      else status_before_invite is null end
  ),
  constraint group_memberships_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint group_memberships_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict,
  constraint group_memberships_member_group_id_fkey
  foreign key (member_group_id) references public.groups (id) on delete cascade,
  constraint group_memberships_edge_role_id_fkey
  foreign key (edge_role_id, group_id) references public.group_roles (id, group_id)
  on delete no action,
  constraint group_memberships_added_by_user_id_fkey
  foreign key (added_by_user_id) references public.users (id) on delete restrict
) with (fillfactor = 90);
create index group_memberships_user_id_idx on public.group_memberships (user_id, status);
create index group_memberships_member_group_id_idx
on public.group_memberships (member_group_id) where member_group_id is not null;
create index group_memberships_edge_role_id_idx
on public.group_memberships (edge_role_id) where edge_role_id is not null;
create index group_memberships_added_by_user_id_idx
on public.group_memberships (added_by_user_id);
-- Members in the order of succession and of the member list.
create index group_memberships_standing_idx
on public.group_memberships (group_id, status, joined_at, user_id);
comment on table public.group_memberships is
'Who is, was or may become a member: a person or, nested, a group (K2 to K6, K13).';
comment on column public.group_memberships.needs_invite is
'Removed, or left while paused: comes back by an addressed invitation only (K4).';
comment on column public.group_memberships.status_before_invite is
'What a former member returns to when the invitation ends unused.';

-- The names of document 002, for its view group_members.
create type public.group_role as enum ('admin', 'member');
create type public.member_status as enum ('active', 'inactive');

create table public.membership_spells (
  id uuid not null default gen_random_uuid(),
  membership_id uuid not null,
  group_id uuid not null,
  user_id uuid,
  joined_at timestamptz not null,
  left_at timestamptz not null,
  ended_as text not null,
  constraint membership_spells_pkey primary key (id),
  constraint membership_spells_membership_id_fkey
  foreign key (membership_id) references public.group_memberships (id) on delete cascade,
  constraint membership_spells_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint membership_spells_user_id_fkey
  foreign key (user_id) references public.users (id) on delete restrict
);
create index membership_spells_membership_id_idx on public.membership_spells (membership_id);
create index membership_spells_group_id_idx on public.membership_spells (group_id);
create index membership_spells_user_id_idx on public.membership_spells (user_id);
comment on table public.membership_spells is 'Earlier times of those who came back (K4).';

create table public.user_group_roles (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  group_id uuid not null,
  group_role_id uuid not null,
  is_leader boolean not null,
  assigned_by_user_id uuid not null,
  assigned_at timestamptz not null default now(),
  constraint user_group_roles_pkey primary key (id),
  constraint user_group_roles_assignment_key unique (user_id, group_id, group_role_id),
  constraint user_group_roles_membership_fkey
  foreign key (group_id, user_id) references public.group_memberships (group_id, user_id)
  on delete cascade,
  constraint user_group_roles_group_role_fkey
  foreign key (group_role_id, group_id, is_leader)
  references public.group_roles (id, group_id, is_leader)
  on update cascade on delete cascade,
  constraint user_group_roles_assigned_by_user_id_fkey
  foreign key (assigned_by_user_id) references public.users (id) on delete restrict
);
create index user_group_roles_group_idx on public.user_group_roles (group_id, user_id);
create index user_group_roles_leaders_idx on public.user_group_roles (group_id) where is_leader;
create index user_group_roles_group_role_id_idx on public.user_group_roles (group_role_id);
create index user_group_roles_assigned_by_user_id_idx
on public.user_group_roles (assigned_by_user_id);
comment on table public.user_group_roles is 'Who holds which role; the holder is a member (K11).';

create type public.invite_status as enum (
  'pending', 'accepted', 'declined', 'revoked', 'expired'
);

create table public.invites (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  inviter_id uuid not null,
  invitee_email extensions.citext,
  invitee_user_id uuid,
  group_role_id uuid,
  token_hash bytea,
  max_uses integer,
  use_count integer not null default 0,
  message text,
  status public.invite_status not null default 'pending',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  responded_at timestamptz,
  constraint invites_pkey primary key (id),
  constraint invites_token_hash_key unique (token_hash),
  constraint invites_one_addressee check (invitee_email is null or invitee_user_id is null),
  constraint invites_email_shape check (
    length(invitee_email::text) between 3 and 254
    and invitee_email::text
    ~ '^[^@[:space:][:cntrl:]]{1,64}@[^@[:space:][:cntrl:]]+[.][^@[:space:][:cntrl:].]+$'
  ),
  constraint invites_max_uses_range check (max_uses between 1 and 10000),
  -- K8: redeemed no more often than allowed, however many redeem at once.
  constraint invites_uses check (use_count <= max_uses),
  constraint invites_message_length check (length(message) <= 1000),
  constraint invites_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint invites_inviter_id_fkey
  foreign key (inviter_id) references public.users (id) on delete restrict,
  constraint invites_invitee_user_id_fkey
  foreign key (invitee_user_id) references public.users (id) on delete cascade,
  constraint invites_group_role_id_fkey
  foreign key (group_role_id, group_id) references public.group_roles (id, group_id)
  on delete cascade
);
create unique index invites_pending_user_key
on public.invites (group_id, invitee_user_id) where status = 'pending';
create unique index invites_pending_email_key
on public.invites (group_id, invitee_email) where status = 'pending';
create index invites_group_id_idx on public.invites (group_id, status);
create index invites_inviter_id_idx on public.invites (inviter_id);
create index invites_invitee_user_id_idx on public.invites (invitee_user_id);
create index invites_invitee_email_idx on public.invites (invitee_email);
create index invites_group_role_id_idx on public.invites (group_role_id);
create index invites_expiry_idx on public.invites (expires_at) where status = 'pending';
comment on table public.invites is
'Invitations to a person, to an e-mail address, or, with neither, by link (K8).';

create table public.invite_uses (
  invite_id uuid not null,
  user_id uuid not null,
  used_at timestamptz not null default now(),
  constraint invite_uses_pkey primary key (invite_id, user_id),
  constraint invite_uses_invite_id_fkey
  foreign key (invite_id) references public.invites (id) on delete cascade,
  constraint invite_uses_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade
);
create index invite_uses_user_id_idx on public.invite_uses (user_id);
comment on table public.invite_uses is 'Who came by which invitation.';

-- What policies read instead of the tables above (section 3) ------------------------------------

create table muster.direct_access (
  user_id uuid not null,
  group_id uuid not null,
  status text not null,
  joined_at timestamptz,
  is_leader boolean not null default false,
  role_ids uuid [] not null default '{}',
  constraint direct_access_pkey primary key (user_id, group_id),
  constraint direct_access_group_id_fkey
  foreign key (group_id) references public.groups (id) on delete cascade,
  constraint direct_access_user_id_fkey
  foreign key (user_id) references public.users (id) on delete cascade
) with (fillfactor = 90);
create index direct_access_group_id_idx on muster.direct_access (group_id);
create index direct_access_leaders_idx on muster.direct_access (group_id) where is_leader;
comment on table muster.direct_access is
'Each person''s own memberships with their roles; kept by triggers, read by policies.';

create table muster.group_closure (
  inner_group_id uuid not null,
  outer_group_id uuid not null,
  group_role_id uuid not null,
  constraint group_closure_pkey primary key (inner_group_id, outer_group_id, group_role_id),
  constraint group_closure_inner_group_id_fkey
  foreign key (inner_group_id) references public.groups (id) on delete cascade,
  constraint group_closure_outer_group_id_fkey
  foreign key (outer_group_id) references public.groups (id) on delete cascade,
  constraint group_closure_group_role_id_fkey
  foreign key (group_role_id, outer_group_id) references public.group_roles (id, group_id)
  on delete cascade,
  constraint group_closure_not_itself check (inner_group_id <> outer_group_id)
);
create index group_closure_outer_group_id_idx on muster.group_closure (outer_group_id);
create index group_closure_group_role_id_idx on muster.group_closure (group_role_id);
comment on table muster.group_closure is
'Which groups a group is inside of, at any depth, and in which role (K13).';
