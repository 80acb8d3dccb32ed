-- Making, changing and deleting roles of a group (K11, K12). Whoever edits a role holds all that
-- it holds, before and after; leader roles are leaders' business.

create function muster.strings(list jsonb) returns text []
language sql immutable
set search_path = ''
as $$
  select array(
    select e.value
    from jsonb_array_elements_text(coalesce(nullif(list, 'null'), '[]'))
      with ordinality as e (value, position)
    order by e.position
  )
$$;
comment on function muster.strings(jsonb) is 'A JSON array of strings as an array; null is empty.';

create function muster.require_editable_role(group_id uuid, group_role_id uuid)
returns public.group_roles
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  role public.group_roles;
begin
  select * into role
  from public.group_roles as r
  where r.id = require_editable_role.group_role_id
    and r.group_id = require_editable_role.group_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if role.is_leader and not muster.leads(caller_id, role.group_id) then
    raise exception using errcode = 'MU013', message = 'leader_protected';
  end if;
  if not muster.may_give_role(caller_id, role.group_id, role.id) then
    raise exception using errcode = 'MU012', message = 'role_above_own';
  end if;
  return role;
end
$$;
comment on function muster.require_editable_role(uuid, uuid) is
'A role of a group, for somebody who holds all that it holds (K12).';

-- The ids of permissions of groups that the caller holds.
create function muster.grantable_permissions(group_id uuid, names text []) returns uuid []
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  wanted text;
  ids uuid [] := '{}';
  permission_id uuid;
begin
  foreach wanted in array coalesce(names, '{}') loop
    select p.id into permission_id
    from public.permissions as p where p.name = wanted and p.scope = 'group';
    if not found then
      raise exception using errcode = 'MU093', message = 'unknown_permission',
        detail = json_build_object('permission', wanted);
    end if;
    if not muster.may(caller_id, grantable_permissions.group_id, wanted) then
      raise exception using errcode = 'MU012', message = 'role_above_own',
        detail = json_build_object('permission', wanted);
    end if;
    ids := ids || permission_id;
  end loop;
  return ids;
end
$$;
comment on function muster.grantable_permissions(uuid, text []) is
'Permissions by name, each of which the caller has in the group (K12).';

create function muster.set_role_permissions(role public.group_roles, permission_ids uuid [])
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  delete from public.group_role_permissions as p
  where p.group_role_id = role.id and p.permission_id <> all(permission_ids);
  insert into public.group_role_permissions (group_role_id, group_id, permission_id)
  select role.id, role.group_id, i.id
  from (select distinct w.id from unnest(permission_ids) as w (id)) as i
  on conflict on constraint group_role_permissions_pkey do update set granted = true
  where not group_role_permissions.granted;
end
$$;
comment on function muster.set_role_permissions(public.group_roles, uuid []) is
'Makes a role hold just these permissions.';

create function public.create_role(
  group_id uuid, role_name text, permissions text [] default '{}',
  is_leader boolean default false, is_joiner boolean default false
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  permission_ids uuid [];
  role public.group_roles;
begin
  perform muster.begin_change(create_role.group_id, 'assign_roles');
  if create_role.is_leader and not muster.leads(caller_id, create_role.group_id) then
    raise exception using errcode = 'MU013', message = 'leader_protected';
  end if;
  permission_ids := muster.grantable_permissions(create_role.group_id, create_role.permissions);
  if create_role.is_leader and permission_ids <> '{}' then
    raise exception using errcode = 'MU094', message = 'leader_role_is_whole';
  end if;
  insert into public.group_roles (group_id, name, is_leader, is_joiner)
  values (
    create_role.group_id, btrim(role_name), coalesce(create_role.is_leader, false),
    coalesce(create_role.is_joiner, false)
  )
  returning * into role;
  perform muster.set_role_permissions(role, permission_ids);
  return role.id;
end
$$;
comment on function public.create_role(uuid, text, text [], boolean, boolean) is
'Makes a role that holds what its maker holds at most (K12).';
grant execute on function public.create_role(uuid, text, text [], boolean, boolean)
to authenticated;

create function public.update_role(group_id uuid, group_role_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  role public.group_roles;
  permission_ids uuid [];
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  perform muster.begin_change(update_role.group_id, 'assign_roles');
  role := muster.require_editable_role(update_role.group_id, update_role.group_role_id);
  if changes ? 'permissions' then
    permission_ids := muster.grantable_permissions(
      role.group_id, muster.strings(changes -> 'permissions'));
  end if;
  if changes ? 'isLeader'
    and (changes ->> 'isLeader')::boolean is distinct from role.is_leader
  then
    if not muster.leads(caller_id, role.group_id) then
      raise exception using errcode = 'MU013', message = 'leader_protected';
    end if;
    if exists (
      select from public.group_memberships as m where m.edge_role_id = role.id
    ) then
      raise exception using errcode = 'MU095', message = 'role_in_use';
    end if;
    -- A leader role holds everything, without rows; one that leads no more begins with nothing.
    perform muster.set_role_permissions(role, '{}');
    role.is_leader := (changes ->> 'isLeader')::boolean;
  end if;
  if role.is_leader and permission_ids <> '{}' then
    raise exception using errcode = 'MU094', message = 'leader_role_is_whole';
  end if;
  update public.group_roles as r
  set name = case when changes ? 'name' then btrim(changes ->> 'name') else r.name end,
    is_leader = role.is_leader,
    is_joiner = case when changes ? 'isJoiner' then (changes ->> 'isJoiner')::boolean
      else r.is_joiner end
  where r.id = role.id;
  if permission_ids is not null then
    perform muster.set_role_permissions(role, permission_ids);
  end if;
  return role.id;
end
$$;
comment on function public.update_role(uuid, uuid, jsonb) is
'Merges the given fields, named as in the API, into a role (K12); K7 holds at its end.';
grant execute on function public.update_role(uuid, uuid, jsonb) to authenticated;

create function public.delete_role(group_id uuid, group_role_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  role public.group_roles;
begin
  perform muster.begin_change(delete_role.group_id, 'remove_roles');
  role := muster.require_editable_role(delete_role.group_id, delete_role.group_role_id);
  if exists (select from public.group_memberships as m where m.edge_role_id = role.id) then
    raise exception using errcode = 'MU095', message = 'role_in_use';
  end if;
  -- Nobody is let in without the role that was promised.
  perform muster.withdraw_invited(role.group_id, i.invitee_user_id)
  from public.invites as i
  where i.group_role_id = role.id and i.status = 'pending' and i.invitee_user_id is not null;
  update public.invites as i set status = 'revoked'
  where i.group_role_id = role.id and i.status = 'pending';
  delete from public.group_roles as r where r.id = role.id;
end
$$;
comment on function public.delete_role(uuid, uuid) is
'Deletes a role: its holders lose it, invitations into it end; K7 holds at its end.';
grant execute on function public.delete_role(uuid, uuid) to authenticated;

create function muster.change_grant(
  group_id uuid, group_role_id uuid, permission text, granted boolean
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  role public.group_roles;
  permission_ids uuid [];
begin
  perform muster.begin_change(change_grant.group_id, 'assign_roles');
  role := muster.require_editable_role(change_grant.group_id, change_grant.group_role_id);
  permission_ids := muster.grantable_permissions(role.group_id, array[change_grant.permission]);
  if role.is_leader then
    raise exception using errcode = 'MU094', message = 'leader_role_is_whole';
  end if;
  if change_grant.granted then
    insert into public.group_role_permissions (group_role_id, group_id, permission_id)
    values (role.id, role.group_id, permission_ids [1])
    on conflict on constraint group_role_permissions_pkey do update set granted = true
    where not group_role_permissions.granted;
  else
    delete from public.group_role_permissions as p
    where p.group_role_id = role.id and p.permission_id = permission_ids [1];
  end if;
end
$$;
comment on function muster.change_grant(uuid, uuid, text, boolean) is
'Grants a permission to a role or takes it, for whoever holds it and all that the role holds.';

create function public.grant_permission(group_id uuid, group_role_id uuid, permission text)
returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.change_grant(
    grant_permission.group_id, grant_permission.group_role_id, grant_permission.permission, true);
end
$$;
comment on function public.grant_permission(uuid, uuid, text) is
'Lets a role do one more thing (K12).';
grant execute on function public.grant_permission(uuid, uuid, text) to authenticated;

create function public.revoke_permission(group_id uuid, group_role_id uuid, permission text)
returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.change_grant(
    revoke_permission.group_id, revoke_permission.group_role_id, revoke_permission.permission,
    false);
end
$$;
comment on function public.revoke_permission(uuid, uuid, text) is
'Lets a role do one thing less (K12).';
grant execute on function public.revoke_permission(uuid, uuid, text) to authenticated;
