-- The permissions, role templates and group templates that Muster brings (K11).
--
-- This file is the one list of what each permission is, who holds it by default and what it
-- guards. Columns of the list:
--
--   scope     group: held through a role of a group, counts in that group only
--             platform: held through a platform role, counts everywhere
--   holders   who holds it by default, besides leader roles, which hold every group permission:
--             G Travel Guide, M Member, O Observer, H Household Member, C Dinner Crew Member,
--             everyone: the default platform role; admin: the Platform Admin role
--   guards    the actions that ask for it
--
-- Why so: what only reads is an Observer's; taking part is a Member's; helping others along is a
-- Guide's; whatever changes the group or another person is a leader's alone. A household is small
-- and equal, so every member invites. What acts on the whole platform (the marketplace of
-- journeys, templates, other people's groups) cannot come with a role in one group, since anyone
-- may make a group and lead it.

create temporary table catalogue on commit drop as
select *
from (values
  ('create_group', 'group_management', 'platform', 'everyone',
    'Create new groups', 'making a group'),
  ('edit_group_settings', 'group_management', 'group', '',
    'Edit group name, description, settings',
    'name, description, label, size, settings; with a leader role also the succession'),
  ('delete_group', 'group_management', 'group', '',
    'Delete groups', 'deleting a group for good'),
  ('invite_members', 'group_management', 'group', 'H',
    'Invite new members to groups',
    'inviting, seeing and revoking the group''s invitations, its join code'),
  ('remove_members', 'group_management', 'group', '',
    'Remove members from groups', 'removing a member'),
  ('activate_members', 'group_management', 'group', '',
    'Activate paused members', 'ending a pause'),
  ('pause_members', 'group_management', 'group', '',
    'Pause member accounts', 'pausing a member'),
  ('assign_roles', 'group_management', 'group', '',
    'Assign roles to members', 'making and giving roles, asking why about others'),
  ('remove_roles', 'group_management', 'group', '',
    'Remove roles from members', 'taking and deleting roles'),
  ('view_member_list', 'group_management', 'group', 'GMOHC',
    'View list of group members', 'members, their roles and earlier times'),
  ('view_member_profiles', 'group_management', 'group', 'GMOHC',
    'View detailed member profiles', 'profiles of the members one sees in the list'),
  ('set_group_visibility', 'group_management', 'group', '',
    'Change group public/private settings', 'the field isPublic'),
  ('control_member_list_visibility', 'group_management', 'group', '',
    'Control member list visibility', 'the field showMemberList'),

  ('enroll_group_in_journey', 'journey_management', 'group', 'G',
    'Enroll entire group in journeys', 'enrolling the group'),
  ('enroll_self_in_journey', 'journey_management', 'platform', 'everyone',
    'Enroll self in journeys', 'enrolling oneself'),
  ('unenroll_from_journey', 'journey_management', 'group', 'G',
    'Unenroll from journeys', 'ending the group''s enrolment'),
  ('freeze_journey', 'journey_management', 'group', 'G',
    'Freeze journey progress', 'freezing and unfreezing the group''s enrolment'),
  ('create_journey', 'journey_management', 'platform', 'everyone',
    'Create new journeys', 'making a draft'),
  ('edit_journey', 'journey_management', 'platform', 'admin',
    'Edit journey content', 'editing journeys of others; authors edit their own'),
  ('publish_journey', 'journey_management', 'platform', 'admin',
    'Publish journeys to marketplace', 'publishing to everyone'),
  ('unpublish_journey', 'journey_management', 'platform', 'admin',
    'Remove journeys from marketplace', 'withdrawing journeys of others'),
  ('delete_journey', 'journey_management', 'platform', 'admin',
    'Delete journeys', 'deleting journeys of others; authors delete their own drafts'),

  ('view_journey_content', 'journey_participation', 'group', 'GMO',
    'Access journey materials', 'steps of a journey that the group is enrolled in'),
  ('complete_journey_activities', 'journey_participation', 'group', 'GM',
    'Complete journey activities', 'marking steps of the group''s journey'),
  ('view_own_progress', 'journey_participation', 'group', 'GM',
    'View own journey progress', 'one''s own progress in the group''s journey'),
  ('view_others_progress', 'journey_participation', 'group', 'G',
    'View other members progress', 'the progress of each member'),
  ('track_group_progress', 'journey_participation', 'group', 'G',
    'View group-wide progress overview', 'the overview of the group''s progress'),

  ('post_forum_messages', 'communication', 'group', 'GMHC',
    'Post messages in forums', 'opening a thread'),
  ('send_direct_messages', 'communication', 'group', 'GMHC',
    'Send direct messages', 'writing to a member of the group'),
  ('moderate_forum', 'communication', 'group', 'G',
    'Moderate forum (delete/edit messages)', 'editing and hiding posts of others'),
  ('view_forum', 'communication', 'group', 'GMOHC',
    'View forum content', 'reading threads'),
  ('reply_to_messages', 'communication', 'group', 'GMHC',
    'Reply to messages', 'replying in a thread'),

  ('provide_feedback_to_members', 'feedback', 'group', 'G',
    'Give feedback to members', 'writing feedback'),
  ('receive_feedback', 'feedback', 'group', 'GM',
    'Receive feedback', 'being given feedback, and reading one''s own'),
  ('view_member_feedback', 'feedback', 'group', 'G',
    'View feedback given to others', 'reading feedback to others'),

  ('manage_platform_settings', 'platform_admin', 'platform', 'admin',
    'Manage platform-wide settings', 'webhooks and limits of the platform, giving platform roles'),
  ('manage_all_groups', 'platform_admin', 'platform', 'admin',
    'Manage all groups on platform', 'seeing and managing every group and every person'),
  ('manage_role_templates', 'platform_admin', 'platform', 'admin',
    'Create/edit role templates', 'role templates and what they grant'),
  ('manage_group_templates', 'platform_admin', 'platform', 'admin',
    'Create/edit group templates', 'group templates and their roles'),
  ('view_platform_analytics', 'platform_admin', 'platform', 'admin',
    'View platform-wide analytics', 'counts over all groups and people')
) as c (name, category, scope, holders, description, guards);

insert into public.permissions (name, description, category, scope, guards)
select c.name, c.description, c.category, c.scope, c.guards
from catalogue as c
on conflict on constraint permissions_name_key do update
set description = excluded.description, category = excluded.category,
  scope = excluded.scope, guards = excluded.guards
where (permissions.description, permissions.category, permissions.scope, permissions.guards)
  is distinct from
  (excluded.description, excluded.category, excluded.scope, excluded.guards);

-- Templates that exist are left as an admin may have changed them.
insert into public.role_templates (name, description, is_leader)
values
  ('Platform Admin Role Template', 'Full platform administration capabilities', false),
  ('Group Leader Role Template', 'Manage and lead a specific group', true),
  ('Travel Guide Role Template', 'Facilitate journeys and provide guidance', false),
  ('Member Role Template', 'Standard participant in groups and journeys', false),
  ('Observer Role Template', 'View-only access to group activities', false),
  ('Household Member Role Template', 'An equal among equals, who may invite', false),
  ('Dinner Crew Member Role Template', 'One of the crew', false)
on conflict on constraint role_templates_name_key do nothing;

-- A grant that an admin took away stays as a row with granted = false, and is not given back.
insert into public.role_template_permissions (role_template_id, permission_id)
select r.id, p.id
from (values
  ('Travel Guide Role Template', 'G'),
  ('Member Role Template', 'M'),
  ('Observer Role Template', 'O'),
  ('Household Member Role Template', 'H'),
  ('Dinner Crew Member Role Template', 'C')
) as h (template, letter)
join catalogue as c on c.scope = 'group' and position(h.letter in c.holders) > 0
join public.permissions as p on p.name = c.name
join public.role_templates as r on r.name = h.template
union all
select r.id, p.id
from catalogue as c
join public.permissions as p on p.name = c.name
join public.role_templates as r
  on (r.name = 'Group Leader Role Template' and c.scope = 'group')
  or (r.name = 'Platform Admin Role Template' and c.scope = 'platform')
on conflict on constraint role_template_permissions_pkey do nothing;

insert into public.group_templates
(name, description, succession, min_members, max_members, has_join_code, is_fixed, may_nest)
values
  ('Small Team Template', 'For teams of 2-10 people', 'protect', 2, 10, true, false, true),
  ('Large Group Template', 'For groups of 10+ people', 'protect', null, null, true, false, true),
  ('Organization Template', 'For companies and institutions', 'protect', null, null, false, false, true),
  ('Learning Cohort Template', 'For learning groups going through journeys together',
    'protect', null, null, true, false, true),
  ('Household', 'For people who share a home or a purse', 'choose', null, null, true, false, true),
  ('Dinner Crew', 'For 3 to 5 people who meet other crews for dinner',
    'automatic', 3, 5, true, true, false)
on conflict on constraint group_templates_name_key do nothing;

insert into public.group_template_roles
(group_template_id, role_template_id, role_name, is_default, is_joiner)
select g.id, r.id, t.role_name, t.is_default, t.is_joiner
from (values
  ('Small Team Template', 'Group Leader Role Template', 'Group Leader', true, false),
  ('Small Team Template', 'Member Role Template', 'Member', false, true),
  ('Large Group Template', 'Group Leader Role Template', 'Group Leader', true, false),
  ('Large Group Template', 'Member Role Template', 'Member', false, true),
  ('Large Group Template', 'Observer Role Template', 'Observer', false, false),
  ('Organization Template', 'Group Leader Role Template', 'Group Leader', true, false),
  ('Organization Template', 'Travel Guide Role Template', 'Travel Guide', false, false),
  ('Organization Template', 'Member Role Template', 'Member', false, true),
  ('Organization Template', 'Observer Role Template', 'Observer', false, false),
  ('Learning Cohort Template', 'Group Leader Role Template', 'Group Leader', true, false),
  ('Learning Cohort Template', 'Travel Guide Role Template', 'Travel Guide', false, false),
  ('Learning Cohort Template', 'Member Role Template', 'Member', false, true),
  ('Learning Cohort Template', 'Observer Role Template', 'Observer', false, false),
  ('Household', 'Group Leader Role Template', 'Admin', true, false),
  ('Household', 'Household Member Role Template', 'Member', false, true),
  ('Dinner Crew', 'Group Leader Role Template', 'Leader', true, false),
  ('Dinner Crew', 'Dinner Crew Member Role Template', 'Member', false, true)
) as t (group_template, role_template, role_name, is_default, is_joiner)
join public.group_templates as g on g.name = t.group_template
join public.role_templates as r on r.name = t.role_template
-- Only into templates that are new: an admin may have taken a role out.
where not exists (
  select from public.group_template_roles as e where e.group_template_id = g.id
)
on conflict do nothing;

insert into public.platform_roles (name, is_default, created_from_role_template_id)
select v.name, v.is_default, r.id
from (values
  ('Everyone', true, null),
  ('Platform Admin', false, 'Platform Admin Role Template')
) as v (name, is_default, template)
left join public.role_templates as r on r.name = v.template
on conflict on constraint platform_roles_name_key do nothing;

insert into public.platform_role_permissions (platform_role_id, permission_id)
select r.id, p.id
from catalogue as c
join public.permissions as p on p.name = c.name
join public.platform_roles as r
  on (r.name = 'Everyone' and c.holders = 'everyone') or r.name = 'Platform Admin'
where c.scope = 'platform'
on conflict on constraint platform_role_permissions_pkey do nothing;
