-- How every change of a group begins: lock, then check (R5).

create function muster.lock_group(group_id uuid) returns public.groups
language plpgsql volatile
set search_path = ''
as $$
declare
  locked public.groups;
begin
  perform muster.require_read_committed();
  update public.groups as g set version = g.version + 1
  where g.id = lock_group.group_id
  returning * into locked;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return locked;
end
$$;
comment on function muster.lock_group(uuid) is
'Takes the group''s lock by raising its version, and returns the row as it is then.';

create function muster.begin_change(
  group_id uuid, permission text default null, archived_too boolean default false,
  with_neighbours boolean default false
) returns public.groups
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  locked public.groups;
begin
  -- Before the lock, so that a stranger cannot hold anybody up.
  if not muster.sees_group(caller_id, begin_change.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if with_neighbours then
    perform muster.lock_with_neighbours(begin_change.group_id);
  end if;
  locked := muster.lock_group(begin_change.group_id);
  -- After the lock: what was true before may be no longer.
  if permission is not null
    and not muster.may(caller_id, begin_change.group_id, begin_change.permission)
  then
    if not muster.sees_group(caller_id, begin_change.group_id) then
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', begin_change.permission);
  end if;
  if locked.archived_at is not null and not archived_too then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  return locked;
end
$$;
comment on function muster.begin_change(uuid, text, boolean, boolean) is
'Locks a group for a change that needs a permission of the caller.';

create function muster.touch_group(group_id uuid, member_delta integer default 0) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_read_committed();
  -- A transaction that has raised the version already holds the lock.
  update public.groups as g
  set version = g.version + 1, member_count = g.member_count + member_delta
  where g.id = touch_group.group_id
    and (member_delta <> 0 or g.xmin <> pg_current_xact_id()::xid);
end
$$;
comment on function muster.touch_group(uuid, integer) is
'Takes the group''s lock unless this transaction has it, and counts members.';

create function muster.notify(
  user_id uuid, kind text, group_id uuid, data jsonb default '{}'
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- Nobody is told of what they did themselves.
  insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
  select notify.user_id, notify.kind, notify.group_id, auth.uid(), notify.data
  where notify.user_id is distinct from auth.uid();
end
$$;
comment on function muster.notify(uuid, text, uuid, jsonb) is
'Tells a person what somebody else did (K17).';

create function muster.notify_leaders(group_id uuid, kind text, data jsonb default '{}')
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
  select a.user_id, notify_leaders.kind, notify_leaders.group_id, auth.uid(), notify_leaders.data
  from muster.direct_access as a
  where a.group_id = notify_leaders.group_id and a.is_leader and a.status = 'active'
    and a.user_id is distinct from auth.uid();
end
$$;
comment on function muster.notify_leaders(uuid, text, jsonb) is
'Tells a group''s leaders, but for the one who did it.';
