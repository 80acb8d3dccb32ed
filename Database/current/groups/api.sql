-- The shapes of the routes under Groups. Columns are named as the JSON fields; every view reads
-- under the caller's policies. Functions are volatile where they follow a change in the same
-- statement, so that they see it.

create view api.groups with (security_invoker = true) as
select
  g.id, g.name, g.description, g.label,
  (
    select t.name from public.group_templates as t where t.id = g.created_from_group_template_id
  ) as template,
  g.is_public as "isPublic", g.show_member_list as "showMemberList",
  g.succession, g.min_members as "minMembers", g.max_members as "maxMembers",
  g.member_count as "memberCount",
  (
    select c.code from public.group_join_codes as c where c.group_id = g.id
  ) as "joinCode",
  leaders.ids [1] as "leaderId", coalesce(leaders.ids, '{}') as "leaderIds",
  g.archived_at as "archivedAt", g.created_by_user_id as "createdById",
  g.created_at as "createdAt", g.updated_at as "updatedAt", g.settings
from public.groups as g
cross join lateral (
  select array_agg(l.user_id order by l.joined_at, l.user_id) as ids
  from muster.my_leaders as l
  where l.group_id = g.id
) as leaders;
comment on view api.groups is 'A group as its members see it.';
grant select on api.groups to authenticated;

-- What K14 shows of a public group, to anybody. The owner's view: the row itself, with settings
-- and succession, is readable whole or not at all (R2), and not for those outside.
create view api.public_groups with (security_barrier = true) as
select
  g.id, g.name, g.description, g.label, g.is_public as "isPublic",
  g.member_count as "memberCount", g.archived_at as "archivedAt", g.created_at as "createdAt"
from public.groups as g
where g.is_public and g.archived_at is null;
comment on view api.public_groups is 'Public groups as anybody sees them (K14).';
grant select on api.public_groups to anon, authenticated;

-- A group by its id: whole to those who have to do with it, else what K14 shows.
create view api.visible_groups with (security_invoker = true) as
select g.*
from api.groups as g
where g.id in (select a.group_id from muster.my_groups as a)
  or (select muster.i_manage_all_groups())
union all
select
  g.id, g.name, g.description, g.label, null, g."isPublic", null, null, null, null,
  g."memberCount", null, null, '{}', g."archivedAt", null, g."createdAt", null, null
from api.public_groups as g
where g.id not in (select a.group_id from muster.my_groups as a)
  and not (select muster.i_manage_all_groups());
comment on view api.visible_groups is 'GET /groups/{id}';
grant select on api.visible_groups to authenticated;

create view api.my_groups with (security_invoker = true) as
select
  g.*,
  json_build_object(
    'status', m.status, 'joinedAt', m.joined_at, 'leftAt', m.left_at, 'via', m.via,
    'roles', coalesce(
      case when m.via is null then (
        select json_agg(r.name order by r.is_leader desc, r.name)
        from muster.my_roles as r
        where r.group_id = m.group_id
      ) else (
        select json_agg(r.name order by r.name)
        from public.group_roles as r
        where r.id in (
          select n.group_role_id from muster.my_nested as n where n.group_id = m.group_id
        )
      ) end, '[]'
    )
  ) as membership
from muster.my_memberships as m
join api.groups as g on g.id = m.group_id;
comment on view api.my_groups is
'GET /me/groups: the caller''s groups with their membership.';
grant select on api.my_groups to authenticated;

create function api.group_answer(group_id uuid) returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(v)::text, g.version
  from api.visible_groups as v
  join public.groups as g on g.id = v.id
  where v.id = group_answer.group_id;
end
$$;
comment on function api.group_answer(uuid) is 'A group after a change, with its version.';
grant execute on function api.group_answer(uuid) to authenticated;

create function api.my_group_answer(group_id uuid) returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(v)::text, g.version
  from api.my_groups as v
  join public.groups as g on g.id = v.id
  where v.id = my_group_answer.group_id;
end
$$;
comment on function api.my_group_answer(uuid) is
'A group with the caller''s membership, after a change of it.';
grant execute on function api.my_group_answer(uuid) to authenticated;

-- Members --------------------------------------------------------------------------------------

create view api.members with (security_invoker = true) as
select
  m.group_id as "groupId", m.user_id as "userId", u.full_name as "fullName",
  u.avatar_url as "avatarUrl", m.status, m.joined_at as "joinedAt", m.left_at as "leftAt",
  coalesce(
    (
      select json_agg(r.name order by r.is_leader desc, r.name)
      from public.user_group_roles as h
      join public.group_roles as r on r.id = h.group_role_id
      where h.user_id = m.user_id and h.group_id = m.group_id
    ), '[]'
  ) as roles,
  null::uuid as via
from public.group_memberships as m
left join public.users as u on u.id = m.user_id
where m.user_id is not null;
comment on view api.members is 'GET /groups/{id}/members';
grant select on api.members to authenticated;

create function api.member_answer(group_id uuid, user_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(v)::text
  from (
    select m."userId", m."fullName", m."avatarUrl", m.status, m."joinedAt", m."leftAt", m.roles,
      m.via
    from api.members as m
    where m."groupId" = member_answer.group_id and m."userId" = member_answer.user_id
  ) as v;
end
$$;
comment on function api.member_answer(uuid, uuid) is 'A member after a change.';
grant execute on function api.member_answer(uuid, uuid) to authenticated;

create function api.require_group(group_id uuid, permission text default null) returns void
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  if not muster.sees_group(caller_id, require_group.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if require_group.permission is null
    or (require_group.permission = 'leader' and muster.leads(caller_id, require_group.group_id))
  then
    return;
  end if;
  select * into present from public.groups as g where g.id = require_group.group_id;
  if not muster.may(caller_id, present.id, require_group.permission)
    or (
      require_group.permission = 'view_member_list' and not present.show_member_list
      and not muster.leads(caller_id, present.id)
    )
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', require_group.permission);
  end if;
end
$$;
comment on function api.require_group(uuid, text) is
'Tells apart an empty list from one that the caller may not see.';
grant execute on function api.require_group(uuid, text) to authenticated;

-- Invitations ----------------------------------------------------------------------------------

create view api.invites with (security_invoker = true) as
select
  i.id, i.group_id as "groupId", i.inviter_id as "inviterId", i.invitee_email as email,
  i.invitee_user_id as "userId", i.group_role_id as "roleId", i.message,
  i.max_uses as "maxUses", i.use_count as "useCount",
  case
    when i.status = 'pending' and i.expires_at <= now() then 'expired'
    else i.status::text
  end as status,
  i.created_at as "createdAt", i.expires_at as "expiresAt", i.responded_at as "respondedAt"
from public.invites as i;
comment on view api.invites is 'GET /groups/{id}/invites';
grant select on api.invites to authenticated;

create function api.create_invite(
  group_id uuid, invitee_user_id uuid, invitee_email text, group_role_id uuid, message text,
  max_uses integer, expires_in_seconds integer, public_url text
) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  made record;
begin
  select c.id, c.token into made
  from public.create_invite(
    create_invite.group_id, create_invite.invitee_user_id, create_invite.invitee_email,
    create_invite.group_role_id, create_invite.message, create_invite.max_uses,
    create_invite.expires_in_seconds
  ) as c;
  return query
  select (
    to_jsonb(i) || case when made.token is null then '{}'::jsonb else jsonb_build_object(
      'token', made.token,
      'url', create_invite.public_url || '/groups/' || i."groupId" || '/invites/' || made.token
    ) end
  )::text
  from api.invites as i
  where i.id = made.id;
end
$$;
comment on function
api.create_invite(uuid, uuid, text, uuid, text, integer, integer, text) is
'POST /groups/{id}/invites: a link''s token and URL are answered this once (K8).';
grant execute on function
api.create_invite(uuid, uuid, text, uuid, text, integer, integer, text) to authenticated;

-- Names only: the preview shows nothing else of group and inviter (K8).
create function api.invite_preview(token text) returns table (body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select json_build_object(
    'group', json_build_object('name', g.name),
    'inviter', json_build_object('fullName', u.full_name),
    'expiresAt', i.expires_at,
    'status', case
      when i.status = 'pending' and i.expires_at <= clock_timestamp() then 'expired'
      else i.status::text
    end
  )::text
  from public.invites as i
  join public.groups as g on g.id = i.group_id
  join public.users as u on u.id = i.inviter_id
  where i.token_hash = muster.hash_token(invite_preview.token);
end
$$;
comment on function api.invite_preview(text) is 'GET /invites/{token}';
grant execute on function api.invite_preview(text) to anon, authenticated;

create function api.my_invites() returns table (
  id uuid, "group" json, inviter json, role text, message text, status text,
  "createdAt" timestamptz, "expiresAt" timestamptz
)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := auth.uid();
  email extensions.citext := muster.my_verified_email();
begin
  return query
  select
    i.id, json_build_object('id', g.id, 'name', g.name),
    json_build_object('id', u.id, 'fullName', u.full_name),
    r.name, i.message, i.status::text, i.created_at, i.expires_at
  from public.invites as i
  join public.groups as g on g.id = i.group_id
  join public.users as u on u.id = i.inviter_id
  left join public.group_roles as r on r.id = i.group_role_id
  where (i.invitee_user_id = caller_id or i.invitee_email operator(extensions.=) email)
    and i.status = 'pending' and i.expires_at > clock_timestamp();
end
$$;
comment on function api.my_invites() is 'GET /me/invites: what waits for the caller (A4, K8).';
grant execute on function api.my_invites() to authenticated;

create function api.declined_answer(invite_id uuid) returns table (body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select json_build_object(
    'group', json_build_object('name', g.name),
    'inviter', json_build_object('fullName', u.full_name),
    'expiresAt', i.expires_at, 'status', i.status
  )::text
  from public.invites as i
  join public.groups as g on g.id = i.group_id
  join public.users as u on u.id = i.inviter_id
  where i.id = declined_answer.invite_id;
end
$$;
comment on function api.declined_answer(uuid) is 'An invitation after it was declined.';
-- Only reached with an id that decline_invite has just returned to the caller; it would tell
-- group and inviter of any id, so a person may not call it.

create function api.decline_invite(invite text) returns table (body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select d.body from api.declined_answer(public.decline_invite(invite)) as d;
end
$$;
comment on function api.decline_invite(text) is 'POST /invites/{tokenOrId}/decline';
grant execute on function api.decline_invite(text) to authenticated;

-- The catalogue --------------------------------------------------------------------------------

create view api.permissions with (security_invoker = true) as
select p.id, p.name, p.description, p.category, p.scope, p.guards from public.permissions as p;
comment on view api.permissions is 'GET /permissions';
grant select on api.permissions to authenticated;

create view api.role_templates with (security_invoker = true) as
select
  t.id, t.name, t.description, t.is_system as "isSystem", t.is_leader as "isLeader",
  coalesce(
    (
      select json_agg(p.name order by p.name)
      from public.role_template_permissions as g
      join public.permissions as p on p.id = g.permission_id
      where g.role_template_id = t.id and g.granted
    ), '[]'
  ) as permissions
from public.role_templates as t;
comment on view api.role_templates is 'GET /role-templates';
grant select on api.role_templates to authenticated;

create view api.group_templates with (security_invoker = true) as
select
  t.id, t.name, t.description, t.is_system as "isSystem", t.succession,
  t.min_members as "minMembers", t.max_members as "maxMembers",
  t.has_join_code as "hasJoinCode", t.is_fixed as "isFixed", t.may_nest as "mayNest",
  coalesce(
    (
      select json_agg(json_build_object(
        'name', r.role_name, 'roleTemplateId', r.role_template_id,
        'isDefault', r.is_default, 'isJoiner', r.is_joiner
      ) order by r.is_default desc, r.role_name)
      from public.group_template_roles as r
      where r.group_template_id = t.id
    ), '[]'
  ) as roles
from public.group_templates as t;
comment on view api.group_templates is 'GET /group-templates';
grant select on api.group_templates to authenticated;
