-- Who leads when a leader goes (K7).

create function muster.successor_candidates(group_id uuid, leaving_user_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select coalesce(
      json_agg(json_build_object('userId', u.id, 'fullName', u.full_name)
        order by m.joined_at, m.user_id),
      '[]'
    )
    from public.group_memberships as m
    join public.users as u on u.id = m.user_id
    where m.group_id = successor_candidates.group_id and m.status = 'active'
      and m.user_id is distinct from leaving_user_id
  );
end
$$;
comment on function muster.successor_candidates(uuid, uuid) is
'The direct active members who could lead, longest-standing first.';

create function muster.make_leader(group_id uuid, user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  leader_role_id uuid;
begin
  select r.id into leader_role_id
  from public.group_roles as r
  where r.group_id = make_leader.group_id and r.is_leader
  order by r.created_at, r.id
  limit 1;
  perform muster.give_role(make_leader.group_id, make_leader.user_id, leader_role_id);
  perform muster.notify(make_leader.user_id, 'leadership_received', make_leader.group_id);
end
$$;
comment on function muster.make_leader(uuid, uuid) is 'Gives a member the group''s leader role.';

-- The group is locked by now; the person still holds their roles.
create function muster.find_heir(
  present public.groups, leaving_user_id uuid, successor_id uuid, goes_away boolean
) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
  heir_id uuid;
begin
  if successor_id is not null then
    -- Only a leader hands on leadership, and only a leader is told who could take it (R4).
    if not exists (
      select
      from muster.direct_access as a
      where a.group_id = present.id and a.user_id = leaving_user_id
        and a.is_leader and a.status = 'active'
    ) then
      raise exception using errcode = 'MU011', message = 'forbidden',
        detail = json_build_object('permission', 'leader');
    end if;
    -- Naming a successor works in every mode.
    if successor_id = leaving_user_id or not exists (
      select
      from public.group_memberships as m
      where m.group_id = present.id and m.user_id = successor_id and m.status = 'active'
    ) then
      raise exception using errcode = 'MU034', message = 'successor_not_eligible',
        detail = json_build_object(
          'candidates', muster.successor_candidates(present.id, leaving_user_id));
    end if;
    return successor_id;
  end if;

  if not exists (
    select
    from muster.direct_access as a
    where a.group_id = present.id and a.user_id = leaving_user_id
      and a.is_leader and a.status = 'active'
  ) or exists (
    select
    from muster.direct_access as a
    where a.group_id = present.id and a.user_id <> leaving_user_id
      and a.is_leader and a.status = 'active'
  ) then
    -- Not the last leader: nobody has to follow.
    return null;
  end if;

  select m.user_id into heir_id
  from public.group_memberships as m
  where m.group_id = present.id and m.status = 'active' and m.user_id <> leaving_user_id
  order by m.joined_at, m.user_id
  limit 1;
  if heir_id is null and goes_away then
    -- The sole active member may always leave.
    return null;
  end if;
  if heir_id is null or present.succession <> 'automatic' then
    raise exception using errcode = 'MU020', message = 'last_leader',
      detail = json_build_object(
        'candidates', muster.successor_candidates(present.id, leaving_user_id));
  end if;
  return heir_id;
end
$$;
comment on function muster.find_heir(public.groups, uuid, uuid, boolean) is
'Who leads after the given person, by the group''s succession; null: nobody has to. Or refuses (K7).';

create function muster.hand_over(
  present public.groups, leaving_user_id uuid, successor_id uuid
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  heir_id uuid := muster.find_heir(present, leaving_user_id, successor_id, false);
begin
  if heir_id is not null then
    perform muster.make_leader(present.id, heir_id);
  end if;
end
$$;
comment on function muster.hand_over(public.groups, uuid, uuid) is
'Sees to a leader after a person who stays a member (K7).';

create function public.transfer_leadership(group_id uuid, user_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  -- Nobody named is nobody's turn: what follows would give the caller a joiner's roles.
  if transfer_leadership.user_id is null then
    raise exception using errcode = 'MU034', message = 'successor_not_eligible';
  end if;
  present := muster.begin_change(transfer_leadership.group_id);
  perform muster.hand_over(present, caller_id, transfer_leadership.user_id);
  delete from public.user_group_roles as r
  where r.group_id = present.id and r.user_id = caller_id and r.is_leader;
  if not exists (
    select
    from public.user_group_roles as r
    where r.group_id = present.id and r.user_id = caller_id
  ) then
    perform muster.give_joiner_roles(present.id, caller_id);
  end if;
  return present.id;
end
$$;
comment on function public.transfer_leadership(uuid, uuid) is
'Makes another active member leader in the caller''s place (K7).';
grant execute on function public.transfer_leadership(uuid, uuid) to authenticated;
