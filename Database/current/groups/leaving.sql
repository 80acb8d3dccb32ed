-- Leaving, being removed, pausing (K3, K4, K6, K7). Members are never deleted: they freeze.

create function muster.end_membership(
  present public.groups, membership public.group_memberships, new_status text, successor_id uuid
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  heir_id uuid;
begin
  if membership.status = 'active' then
    heir_id := muster.find_heir(present, membership.user_id, successor_id, true);
  elsif successor_id is not null then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  -- First gone, then followed: an archived group takes a new leader only if it has none (K15).
  update public.group_memberships as m set status = new_status where m.id = membership.id;
  if heir_id is not null then
    perform muster.make_leader(present.id, heir_id);
  elsif membership.status = 'active' and not exists (
    select
    from public.group_memberships as m
    where m.group_id = present.id and m.status = 'active' and m.user_id is not null
  ) then
    -- Nobody is left to run it: paused memberships end too.
    update public.group_memberships as m set status = 'left'
    where m.group_id = present.id and m.status = 'paused' and m.user_id is not null;
    perform muster.archive(present.id);
  end if;
end
$$;
comment on function muster.end_membership(public.groups, public.group_memberships, text, uuid) is
'Freezes a membership and sees to who leads then; without active members the group is archived (K7).';

create function public.leave_group(group_id uuid, successor_id uuid default null) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
  membership public.group_memberships;
begin
  perform muster.lock_if_it_may_end(leave_group.group_id, caller_id);
  -- Nobody is held in a group because it is archived.
  present := muster.begin_change(leave_group.group_id, archived_too => true);
  select * into membership
  from public.group_memberships as m
  where m.group_id = present.id and m.user_id = caller_id and m.status in ('active', 'paused');
  if not found then
    raise exception using errcode = 'MU039', message = 'not_a_member';
  end if;
  perform muster.end_membership(present, membership, 'left', leave_group.successor_id);
  perform muster.notify_leaders(present.id, 'member_left',
    jsonb_build_object('userId', caller_id));
  return present.id;
end
$$;
comment on function public.leave_group(uuid, uuid) is
'Ends the caller''s membership; a last leader names a successor, or the group''s rule decides (K7).';
grant execute on function public.leave_group(uuid, uuid) to authenticated;

create function public.transfer_admin_and_leave(group_id uuid, new_admin_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if new_admin_id is null then
    raise exception using errcode = 'MU034', message = 'successor_not_eligible';
  end if;
  return public.leave_group(transfer_admin_and_leave.group_id, new_admin_id);
end
$$;
comment on function public.transfer_admin_and_leave(uuid, uuid) is
'Makes a member leader and leaves, both or neither (K7).';
grant execute on function public.transfer_admin_and_leave(uuid, uuid) to authenticated;

-- What may be done to another member: leaders are leaders' business (K12).
create function muster.require_not_above(group_id uuid, user_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if exists (
    select
    from muster.direct_access as a
    where a.group_id = require_not_above.group_id and a.user_id = require_not_above.user_id
      and a.is_leader
  ) and not muster.leads(caller_id, require_not_above.group_id) then
    raise exception using errcode = 'MU013', message = 'leader_protected';
  end if;
end
$$;
comment on function muster.require_not_above(uuid, uuid) is
'Refuses to let anybody but a leader touch a leader (K12).';

create function public.remove_member(group_id uuid, user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
  membership public.group_memberships;
begin
  if muster.may(caller_id, remove_member.group_id, 'remove_members') then
    perform muster.lock_if_it_may_end(remove_member.group_id, remove_member.user_id);
  end if;
  present := muster.begin_change(remove_member.group_id, 'remove_members');
  if remove_member.user_id = caller_id then
    raise exception using errcode = 'MU035', message = 'leave_instead';
  end if;
  membership := muster.require_member(present.id, remove_member.user_id);
  perform muster.require_not_above(present.id, remove_member.user_id);
  perform muster.end_membership(present, membership, 'removed', null);
  -- The person knows the code (K9).
  if exists (select from public.group_join_codes as c where c.group_id = present.id) then
    perform muster.set_join_code(present.id);
  end if;
  perform muster.notify(remove_member.user_id, 'member_removed', present.id);
end
$$;
comment on function public.remove_member(uuid, uuid) is
'Ends another person''s membership; they come back by an addressed invitation only (K4).';
grant execute on function public.remove_member(uuid, uuid) to authenticated;

create function public.pause_member(group_id uuid, user_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups;
  membership public.group_memberships;
begin
  present := muster.begin_change(pause_member.group_id, 'pause_members');
  membership := muster.require_member(present.id, pause_member.user_id);
  perform muster.require_not_above(present.id, pause_member.user_id);
  if membership.status = 'paused' then
    return present.id;
  end if;
  perform muster.hand_over(present, pause_member.user_id, null);
  update public.group_memberships as m set status = 'paused' where m.id = membership.id;
  perform muster.notify(pause_member.user_id, 'member_paused', present.id);
  return present.id;
end
$$;
comment on function public.pause_member(uuid, uuid) is
'Suspends a member, who keeps seat and roles without effect (K6).';
grant execute on function public.pause_member(uuid, uuid) to authenticated;

create function public.activate_member(group_id uuid, user_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups;
  membership public.group_memberships;
begin
  present := muster.begin_change(activate_member.group_id, 'activate_members');
  membership := muster.require_member(present.id, activate_member.user_id);
  perform muster.require_not_above(present.id, activate_member.user_id);
  if membership.status = 'active' then
    return present.id;
  end if;
  update public.group_memberships as m set status = 'active' where m.id = membership.id;
  perform muster.notify(activate_member.user_id, 'member_activated', present.id);
  return present.id;
end
$$;
comment on function public.activate_member(uuid, uuid) is 'Ends a member''s pause (K6).';
grant execute on function public.activate_member(uuid, uuid) to authenticated;
