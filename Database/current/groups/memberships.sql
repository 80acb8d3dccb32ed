-- What holds for memberships whoever writes them: moves, times, counts, leaders (K2 to K7).

create function muster.guard_membership() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  moment timestamptz;
begin
  if tg_op = 'DELETE' then
    -- Everything of a deleted group goes with it (K15).
    if not exists (select from public.groups as g where g.id = old.group_id) then
      return old;
    end if;
    -- K4: only a membership that never was.
    -- An edge goes with either of its groups.
    if (old.status <> 'invited' or old.joined_at is not null) and not (
      old.member_group_id is not null
      and not exists (select from public.groups as g where g.id = old.member_group_id)
    ) then
      raise exception using errcode = 'MU027', message = 'invalid_move',
        detail = json_build_object('from', old.status, 'to', null);
    end if;
    perform muster.touch_group(old.group_id);
    return old;
  end if;

  if tg_op = 'INSERT' then
    if new.status not in ('invited', 'active') then
      raise exception using errcode = 'MU027', message = 'invalid_move',
        detail = json_build_object('from', null, 'to', new.status);
    end if;
    perform muster.touch_group(
      new.group_id, (new.status = 'active' and new.user_id is not null)::integer
    );
    -- Read after the lock, so that those who joined stand in the order in which they came in.
    moment := clock_timestamp();
    new.joined_at := case when new.status = 'active' then moment end;
    new.left_at := null;
    new.needs_invite := false;
    new.status_before_invite := null;
    new.status_changed_at := moment;
    return new;
  end if;

  if (new.id, new.group_id, new.user_id, new.member_group_id)
    is distinct from (old.id, old.group_id, old.user_id, old.member_group_id)
  then
    raise exception using errcode = 'MU027', message = 'invalid_move';
  end if;
  if new.status = old.status then
    -- Nothing but a move changes what a move sets.
    new.joined_at := old.joined_at;
    new.left_at := old.left_at;
    new.needs_invite := old.needs_invite;
    new.status_before_invite := old.status_before_invite;
    new.status_changed_at := old.status_changed_at;
    return new;
  end if;
  -- K3, and K4 for those who come back.
  if not (case old.status
      when 'invited' then new.status in ('active', coalesce(old.status_before_invite, 'active'))
      when 'active' then new.status in ('paused', 'left', 'removed')
      when 'paused' then new.status in ('active', 'left', 'removed')
      when 'left' then new.status = 'invited' or (new.status = 'active' and not old.needs_invite)
      when 'removed' then new.status = 'invited'
    end)
  then
    raise exception using errcode = 'MU027', message = 'invalid_move',
      detail = json_build_object('from', old.status, 'to', new.status);
  end if;
  perform muster.touch_group(
    new.group_id,
    case when new.user_id is null then 0
      else (new.status in ('active', 'paused'))::integer
        - (old.status in ('active', 'paused'))::integer end
  );
  moment := clock_timestamp();
  new.status_changed_at := moment;
  new.joined_at := old.joined_at;
  new.left_at := old.left_at;
  new.needs_invite := old.needs_invite;
  new.status_before_invite := null;
  if new.status in ('left', 'removed') then
    new.edge_role_id := null;
  end if;
  if new.status <> 'invited' then
    new.awaits_consent_of := null;
  end if;
  if new.status = 'active' and old.status in ('left', 'invited') then
    if old.joined_at is not null then
      insert into public.membership_spells
      (membership_id, group_id, user_id, joined_at, left_at, ended_as)
      values (
        old.id, old.group_id, old.user_id, old.joined_at, old.left_at,
        coalesce(old.status_before_invite, old.status)
      );
    end if;
    new.joined_at := moment;
    new.left_at := null;
    new.needs_invite := false;
  elsif new.status = 'invited' then
    new.status_before_invite := old.status;
  elsif new.status in ('left', 'removed') and old.status in ('active', 'paused') then
    new.left_at := moment;
    new.needs_invite := new.status = 'removed' or old.status = 'paused';
  end if;
  return new;
end
$$;
comment on function muster.guard_membership() is
'Refuses moves that K3 and K4 do not know; locks the group; keeps times, spells and the count.';
create trigger guard_membership before insert or update or delete on public.group_memberships
for each row execute function muster.guard_membership();

create function muster.refresh_direct_access(group_id uuid, user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into muster.direct_access as a
  (user_id, group_id, status, joined_at, is_leader, role_ids)
  select m.user_id, m.group_id, m.status, m.joined_at,
    coalesce(bool_or(r.is_leader), false),
    coalesce(array_agg(r.group_role_id order by r.group_role_id)
      filter (where r.group_role_id is not null), '{}')
  from public.group_memberships as m
  left join public.user_group_roles as r on r.group_id = m.group_id and r.user_id = m.user_id
  where m.group_id = refresh_direct_access.group_id
    and m.user_id = refresh_direct_access.user_id
  group by m.user_id, m.group_id, m.status, m.joined_at
  on conflict on constraint direct_access_pkey do update
  set status = excluded.status, joined_at = excluded.joined_at,
    is_leader = excluded.is_leader, role_ids = excluded.role_ids
  where (a.status, a.joined_at, a.is_leader, a.role_ids)
    is distinct from (excluded.status, excluded.joined_at, excluded.is_leader, excluded.role_ids);
end
$$;
comment on function muster.refresh_direct_access(uuid, uuid) is
'Makes a person''s row of muster.direct_access say what the tables say.';

create function muster.follow_membership() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from muster.direct_access as a
    where a.group_id = old.group_id and a.user_id = old.user_id;
    return null;
  end if;
  if new.user_id is null then
    return null;
  end if;
  if tg_op = 'INSERT' then
    insert into muster.direct_access (user_id, group_id, status, joined_at)
    values (new.user_id, new.group_id, new.status, new.joined_at);
  elsif new.status <> old.status then
    if new.status in ('left', 'removed') then
      -- Frozen: roles are dropped (K4).
      delete from public.user_group_roles as r
      where r.group_id = new.group_id and r.user_id = new.user_id;
    end if;
    perform muster.refresh_direct_access(new.group_id, new.user_id);
  end if;
  return null;
end
$$;
comment on function muster.follow_membership() is
'Keeps muster.direct_access; drops the roles of those who go.';
create trigger follow_membership after insert or update or delete on public.group_memberships
for each row execute function muster.follow_membership();

create function muster.follow_assignments() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  entry record;
begin
  -- People by id; their groups are locked by now (guard_archived).
  if tg_op = 'INSERT' then
    for entry in select distinct n.group_id, n.user_id from new_rows as n order by 1, 2 loop
      perform muster.refresh_direct_access(entry.group_id, entry.user_id);
    end loop;
  else
    for entry in select distinct o.group_id, o.user_id from old_rows as o order by 1, 2 loop
      perform muster.refresh_direct_access(entry.group_id, entry.user_id);
    end loop;
  end if;
  return null;
end
$$;
comment on function muster.follow_assignments() is
'Keeps muster.direct_access when roles are given or taken.';
create trigger follow_assignments_insert after insert on public.user_group_roles
referencing new table as new_rows
for each statement execute function muster.follow_assignments();
create trigger follow_assignments_update after update on public.user_group_roles
referencing old table as old_rows
for each statement execute function muster.follow_assignments();
create trigger follow_assignments_delete after delete on public.user_group_roles
referencing old table as old_rows
for each statement execute function muster.follow_assignments();

create function muster.guard_assignment() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- Whose it is stays: one ends and another is made.
  if tg_op = 'UPDATE' and (new.user_id, new.group_id) is distinct from (old.user_id, old.group_id)
  then
    raise exception using errcode = 'MU027', message = 'invalid_move';
  end if;
  -- Frozen and invited people hold no roles (K4). The group is locked by now (guard_archived).
  perform
  from public.group_memberships as m
  where m.group_id = new.group_id and m.user_id = new.user_id
    and m.status in ('active', 'paused');
  if not found then
    raise exception using errcode = 'MU027', message = 'invalid_move';
  end if;
  return new;
end
$$;
comment on function muster.guard_assignment() is
'Roles go to current members only, and stay whose they are.';
create trigger guard_assignment before insert or update on public.user_group_roles
for each row execute function muster.guard_assignment();

-- Behind all functions: a group with a direct active member has a direct active leader (K7).
create function muster.check_leader() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  concerned uuid := coalesce(new.group_id, old.group_id);
begin
  if exists (
    select from muster.direct_access as a where a.group_id = concerned and a.status = 'active'
  ) and not exists (
    select
    from public.user_group_roles as r
    join public.group_memberships as m on m.group_id = r.group_id and m.user_id = r.user_id
    where r.group_id = concerned and r.is_leader and m.status = 'active'
  ) then
    raise exception using errcode = 'MU020', message = 'last_leader',
      detail = json_build_object('candidates', muster.successor_candidates(concerned, null));
  end if;
  return null;
end
$$;
comment on function muster.check_leader() is
'Refuses, at commit, to leave a group with members and no leader (K7).';
create constraint trigger check_leader_of_membership
after insert or update of status or delete on public.group_memberships
deferrable initially deferred
for each row execute function muster.check_leader();
create constraint trigger check_leader_of_assignment
after update or delete on public.user_group_roles
deferrable initially deferred
for each row execute function muster.check_leader();
