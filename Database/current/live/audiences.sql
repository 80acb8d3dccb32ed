-- Who may be shown what is published: an audience is a kind and an id, and these views say who
-- belongs to it now. A module adds a kind by a view of (audience_id, user_id) and a branch in
-- muster.audiences; nothing else has to know it.
--
-- A *whole* audience is one that servers watch for a person, such as a group or a chat: its id is
-- the topic. The others are parts of one, named `whole.part` and with the same id, and are looked
-- up only to decide on one event.
--
-- For definer functions only: nobody is granted these views.

create view muster.active_access with (security_invoker = true) as
select a.group_id, a.user_id, a.is_leader, a.role_ids
from muster.direct_access as a
where a.status = 'active'
union all
-- Through groups that are members; a direct membership replaces or blocks that (K13).
select c.outer_group_id, a.user_id, false, array[c.group_role_id]
from muster.direct_access as a
join muster.group_closure as c on c.inner_group_id = a.group_id
where a.status = 'active'
  and not exists (
    select
    from muster.direct_access as d
    where d.user_id = a.user_id and d.group_id = c.outer_group_id
      and d.status in ('active', 'paused', 'removed')
  );
comment on view muster.active_access is
'Everybody who is active in a group, directly or nested: muster.my_access for all.';

create view muster.audiences with (security_invoker = true) as
select 'group' as kind, true as is_whole, a.group_id as audience_id, a.user_id
from muster.active_access as a
union all
-- Those who may see who the members are (K14).
select 'group.member_list', false, a.group_id, a.user_id
from muster.active_access as a
where a.is_leader or (
  exists (select from public.groups as g where g.id = a.group_id and g.show_member_list)
  and exists (
    select
    from public.group_role_permissions as p
    where p.group_role_id = any(a.role_ids) and p.granted
      and p.permission_id = (
        select n.id from public.permissions as n where n.name = 'view_member_list'
      )
  )
)
union all
select 'group.leaders', false, a.group_id, a.user_id
from muster.direct_access as a
where a.is_leader and a.status = 'active'
union all
-- Those who see its money as it changes: direct members (K13). Who is paused is told apart.
select 'group.money', false, a.group_id, a.user_id
from muster.direct_access as a
where a.status = 'active'
union all
-- Those who may see its invitations (K8).
select 'group.inviters', false, a.group_id, a.user_id
from muster.active_access as a
where a.is_leader or exists (
  select
  from public.group_role_permissions as p
  where p.group_role_id = any(a.role_ids) and p.granted
    and p.permission_id = (
      select n.id from public.permissions as n where n.name = 'invite_members'
    )
)
union all
-- Those who take part in its journeys, those who see how far it is, and those who see how far
-- each member is (J4).
select 'group.' || k.kind, false, a.group_id, a.user_id
from muster.active_access as a
cross join (values
  ('journeys', array['view_journey_content']),
  ('progress', array['view_others_progress', 'track_group_progress']),
  ('member_progress', array['view_others_progress'])
) as k (kind, permissions)
where a.is_leader or exists (
  select
  from public.group_role_permissions as p
  where p.group_role_id = any(a.role_ids) and p.granted
    and p.permission_id in (
      select n.id from public.permissions as n where n.name = any(k.permissions)
    )
)
union all
-- Those who have to do with an event: its authors, and who is in an application that may be or is
-- approved (E2).
select 'event', true, a.event_id, a.user_id
from public.event_authors as a
union all
select 'event', true, m.event_id, m.user_id
from public.like_group_members as m
where m.accepted is distinct from false and exists (
  select
  from public.like_groups as g
  where g.id = m.group_id and g.status in ('pending', 'approved')
)
union all
select 'event.authors', false, a.event_id, a.user_id
from public.event_authors as a
union all
-- The members of an application, who need not know who decides how (E4); those who declined as
-- long as it is pending (E6).
select 'like_group', true, m.group_id, m.user_id
from public.like_group_members as m
where m.accepted is distinct from false or exists (
  select
  from public.like_groups as g
  where g.id = m.group_id and g.status = 'pending'
)
union all
-- Who takes part in a lunch (L6).
select 'lunch', true, p.lunch_group_id, p.user_id
from public.lunch_group_participants as p
union all
select 'chat', true, m.chat_id, m.user_id
from public.chat_members as m
join public.chats as c on c.id = m.chat_id and c.group_id is null
where m.left_at is null
union all
-- Who may read the chat of a group: who is in it, with a role that opens it (M1).
select 'group.chat', false, c.group_id, m.user_id
from public.chats as c
join public.chat_members as m on m.chat_id = c.id and m.left_at is null
join muster.direct_access as a
  on a.group_id = c.group_id and a.user_id = m.user_id and a.status = 'active'
where a.is_leader or exists (
  select
  from public.group_role_permissions as p
  where p.group_role_id = any(a.role_ids) and p.granted
    and p.permission_id = (select n.id from public.permissions as n where n.name = 'view_forum')
)
union all
-- Those who may read its forum (M1).
select 'group.forum', false, a.group_id, a.user_id
from muster.active_access as a
where a.is_leader or exists (
  select
  from public.group_role_permissions as p
  where p.group_role_id = any(a.role_ids) and p.granted
    and p.permission_id = (select n.id from public.permissions as n where n.name = 'view_forum')
);
comment on view muster.audiences is
'Who may be shown what is published to an audience, now. Modules add their kinds here.';

create function muster.audience_kinds() returns text []
language sql immutable
set search_path = ''
as $$
  select array[
    'user', 'people', 'session', 'group', 'group.member_list', 'group.leaders', 'group.inviters',
    'group.money', 'group.journeys', 'group.progress', 'group.member_progress', 'group.chat',
    'group.forum', 'event', 'event.authors', 'like_group', 'lunch', 'chat'
  ]
$$;
comment on function muster.audience_kinds() is
'The kinds that may be published to: those of muster.audiences, a person, people, a session.';
