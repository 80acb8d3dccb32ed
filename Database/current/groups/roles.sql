-- Giving and taking roles (K11, K12). Making and thinning roles comes on top of these tables.

create function muster.give_role(group_id uuid, user_id uuid, group_role_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.user_group_roles
  (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
  select give_role.user_id, r.group_id, r.id, r.is_leader,
    coalesce(auth.uid(), give_role.user_id)
  from public.group_roles as r
  where r.id = give_role.group_role_id and r.group_id = give_role.group_id
  on conflict on constraint user_group_roles_assignment_key do nothing;
end
$$;
comment on function muster.give_role(uuid, uuid, uuid) is 'Gives a role, unchecked.';

create function muster.give_joiner_roles(group_id uuid, user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.user_group_roles
  (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
  select give_joiner_roles.user_id, r.group_id, r.id, r.is_leader, give_joiner_roles.user_id
  from public.group_roles as r
  where r.group_id = give_joiner_roles.group_id and r.is_joiner
  on conflict on constraint user_group_roles_assignment_key do nothing;
end
$$;
comment on function muster.give_joiner_roles(uuid, uuid) is
'Gives the roles that whoever joins gets.';

create function muster.require_member(
  group_id uuid, user_id uuid, variadic statuses text [] default array['active', 'paused']
) returns public.group_memberships
language plpgsql stable
set search_path = ''
as $$
declare
  found_row public.group_memberships;
begin
  select * into found_row
  from public.group_memberships as m
  where m.group_id = require_member.group_id and m.user_id = require_member.user_id
    and m.status = any(statuses);
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return found_row;
end
$$;
comment on function muster.require_member(uuid, uuid, text []) is
'A person''s membership in one of the given states.';

create function public.assign_role(group_id uuid, user_id uuid, group_role_id uuid)
returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  role public.group_roles;
begin
  perform muster.begin_change(assign_role.group_id, 'assign_roles');
  perform muster.require_member(assign_role.group_id, assign_role.user_id);
  perform muster.require_not_above(assign_role.group_id, assign_role.user_id);
  select * into role
  from public.group_roles as r
  where r.id = assign_role.group_role_id and r.group_id = assign_role.group_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if not muster.may_give_role(caller_id, assign_role.group_id, role.id) then
    raise exception using errcode = 'MU012', message = 'role_above_own';
  end if;
  perform muster.give_role(assign_role.group_id, assign_role.user_id, role.id);
  perform muster.notify(assign_role.user_id, 'role_given', assign_role.group_id,
    jsonb_build_object('roleId', role.id));
end
$$;
comment on function public.assign_role(uuid, uuid, uuid) is 'Gives a member a role (K12).';
grant execute on function public.assign_role(uuid, uuid, uuid) to authenticated;

create function public.unassign_role(
  group_id uuid, user_id uuid, group_role_id uuid, successor_id uuid default null
) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  changed public.groups;
  role public.group_roles;
begin
  -- Anybody may lay down a role of their own, unless paused (K6).
  changed := muster.begin_change(
    unassign_role.group_id,
    case when unassign_role.user_id <> caller_id then 'remove_roles' end
  );
  if unassign_role.user_id = caller_id
    and not exists (select from muster.access_of(caller_id, unassign_role.group_id))
  then
    -- Paused, one keeps one's roles (K6).
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'remove_roles');
  end if;
  perform muster.require_member(unassign_role.group_id, unassign_role.user_id);
  perform muster.require_not_above(unassign_role.group_id, unassign_role.user_id);
  select r.* into role
  from public.group_roles as r
  join public.user_group_roles as h on h.group_role_id = r.id
  where r.id = unassign_role.group_role_id and r.group_id = unassign_role.group_id
    and h.user_id = unassign_role.user_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if unassign_role.user_id <> caller_id
    and not muster.may_give_role(caller_id, unassign_role.group_id, role.id)
  then
    raise exception using errcode = 'MU012', message = 'role_above_own';
  end if;
  -- Who leads by another role, too, leads on: there is nothing to hand over unless they say so.
  if role.is_leader and (unassign_role.successor_id is not null or not exists (
    select
    from public.user_group_roles as h
    join public.group_roles as r on r.id = h.group_role_id and r.is_leader
    where h.group_id = unassign_role.group_id and h.user_id = unassign_role.user_id
      and h.group_role_id <> role.id
  )) then
    perform muster.hand_over(changed, unassign_role.user_id, unassign_role.successor_id);
  end if;
  delete from public.user_group_roles as h
  where h.group_id = unassign_role.group_id and h.user_id = unassign_role.user_id
    and h.group_role_id = role.id;
  -- Who does not lead any more is a member like those who join.
  if role.is_leader and not exists (
    select
    from public.user_group_roles as h
    where h.group_id = unassign_role.group_id and h.user_id = unassign_role.user_id
  ) then
    perform muster.give_joiner_roles(unassign_role.group_id, unassign_role.user_id);
  end if;
  perform muster.notify(unassign_role.user_id, 'role_taken', unassign_role.group_id,
    jsonb_build_object('roleId', role.id));
end
$$;
comment on function public.unassign_role(uuid, uuid, uuid, uuid) is
'Takes a role; the last leader''s only by the rules of succession (K7, K12).';
grant execute on function public.unassign_role(uuid, uuid, uuid, uuid) to authenticated;
