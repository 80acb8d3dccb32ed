-- What of the kernel is published. By triggers, so that it is told whoever writes; for each
-- statement rather than each row, since a group can have many. A group that the same transaction
-- has made says nothing of its parts: its creator is told of the membership.

create function muster.publish_memberships() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into muster.stream_events
    (slot, type, audience, audience_id, data, detail_audience, detail, user_id)
    select s.slot, case when n.status = 'active' and n.user_id is not null
        then 'member.joined' else 'member.changed' end,
      case when n.status = 'active' then 'group' else 'group.member_list' end,
      n.group_id, jsonb_build_object('groupId', n.group_id), 'group.member_list',
      jsonb_build_object('userId', n.user_id), n.user_id
    from new_rows as n
    cross join muster.stream_state as s;
  elsif tg_op = 'UPDATE' then
    insert into muster.stream_events
    (slot, type, audience, audience_id, data, detail_audience, detail, user_id)
    select s.slot,
      case when n.user_id is null then 'member.changed'
        when n.status = 'active' and o.status <> 'paused' then 'member.joined'
        when n.status in ('left', 'removed') and o.status <> 'invited' then 'member.left'
        else 'member.changed' end,
      -- An invitation is no change to those who may not see the members.
      case when 'invited' in (n.status, o.status) and n.status <> 'active'
        then 'group.member_list' else 'group' end,
      n.group_id, jsonb_build_object('groupId', n.group_id), 'group.member_list',
      jsonb_build_object('userId', n.user_id), n.user_id
    from new_rows as n
    join old_rows as o on o.id = n.id
    cross join muster.stream_state as s
    where n.status <> o.status;
  else
    insert into muster.stream_events
    (slot, type, audience, audience_id, data, detail_audience, detail, user_id)
    select s.slot, 'member.changed', 'group.member_list', o.group_id,
      jsonb_build_object('groupId', o.group_id), 'group.member_list',
      jsonb_build_object('userId', o.user_id), o.user_id
    from old_rows as o
    cross join muster.stream_state as s
    -- Of a deleted group, its deletion says it all.
    where exists (select from public.groups as g where g.id = o.group_id);
  end if;
  if found then
    perform pg_notify('muster_events', '');
  end if;
  return null;
end
$$;
comment on function muster.publish_memberships() is
'Tells a group, and whom it is about, of a membership; who it was to those who see the members.';
create trigger publish_insert after insert on public.group_memberships
referencing new table as new_rows
for each statement execute function muster.publish_memberships();
create trigger publish_update after update on public.group_memberships
referencing old table as old_rows new table as new_rows
for each statement execute function muster.publish_memberships();
create trigger publish_delete after delete on public.group_memberships
referencing old table as old_rows
for each statement execute function muster.publish_memberships();

-- Members of the groups around see them as members, too (K13); which of them, the list says.
create function muster.publish_around() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.stream_events (slot, type, audience, audience_id, data)
  select s.slot, 'member.changed', 'group.member_list', c.outer_group_id,
    jsonb_build_object('groupId', c.outer_group_id)
  from (
    select distinct c.outer_group_id
    from muster.group_closure as c
    where c.inner_group_id = new.group_id
  ) as c
  cross join muster.stream_state as s;
  return null;
end
$$;
comment on function muster.publish_around() is
'Tells the groups that a group is inside of that their members changed.';
create trigger publish_around_insert after insert on public.group_memberships
for each row when (new.user_id is not null and new.status = 'active')
execute function muster.publish_around();
create trigger publish_around_update after update on public.group_memberships
for each row when (
  new.user_id is not null and (new.status = 'active') <> (old.status = 'active')
) execute function muster.publish_around();

create function muster.publish_assignments() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.stream_events
  (slot, type, audience, audience_id, data, detail_audience, detail, user_id)
  select s.slot, 'member.changed', 'group.member_list', c.group_id,
    jsonb_build_object('groupId', c.group_id), 'group.member_list',
    jsonb_build_object('userId', c.user_id), c.user_id
  from (select distinct r.group_id, r.user_id from changed_rows as r) as c
  join public.group_memberships as m on m.group_id = c.group_id and m.user_id = c.user_id
  cross join muster.stream_state as s
  -- What came or went with the membership has been told with it.
  where m.xmin <> pg_current_xact_id()::xid;
  if found then
    perform pg_notify('muster_events', '');
  end if;
  return null;
end
$$;
comment on function muster.publish_assignments() is 'Tells of roles that were given or taken.';
create trigger publish_insert after insert on public.user_group_roles
referencing new table as changed_rows
for each statement execute function muster.publish_assignments();
create trigger publish_delete after delete on public.user_group_roles
referencing old table as changed_rows
for each statement execute function muster.publish_assignments();

create function muster.publish_group() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('group.changed', 'group', new.id, jsonb_build_object('groupId', new.id));
  return null;
end
$$;
comment on function muster.publish_group() is 'Tells of a change of a group itself.';
create trigger publish_update after update on public.groups
for each row when (
  (old.name, old.description, old.label, old.is_public, old.show_member_list, old.settings,
    old.succession, old.min_members, old.max_members, old.archived_at)
  is distinct from
  (new.name, new.description, new.label, new.is_public, new.show_member_list, new.settings,
    new.succession, new.min_members, new.max_members, new.archived_at)
) execute function muster.publish_group();

-- Afterwards nobody could say any more who was in it.
create function muster.publish_deletion() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.stream_events (slot, type, audience, audience_id, people, data)
  select s.slot, 'group.deleted', 'people', old.id,
    array(select distinct a.user_id from muster.active_access as a where a.group_id = old.id),
    jsonb_build_object('groupId', old.id)
  from muster.stream_state as s;
  perform pg_notify('muster_events', '');
  return old;
end
$$;
comment on function muster.publish_deletion() is 'Tells those who were in a group that it is gone.';
create trigger publish_deletion before delete on public.groups
for each row execute function muster.publish_deletion();

create function muster.publish_join_code() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (
    select
    from public.groups as g
    where g.id = coalesce(new.group_id, old.group_id) and g.created_at <> now()
  ) then
    perform muster.publish(
      'group.changed', 'group', coalesce(new.group_id, old.group_id),
      jsonb_build_object('groupId', coalesce(new.group_id, old.group_id))
    );
  end if;
  return null;
end
$$;
comment on function muster.publish_join_code() is 'Tells of a new join code, or its end.';
create trigger publish_join_code after insert or update or delete on public.group_join_codes
for each row execute function muster.publish_join_code();

create function muster.publish_roles() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.stream_events (slot, type, audience, audience_id, data)
  select s.slot, 'role.changed', 'group', r.group_id,
    jsonb_build_object('groupId', r.group_id, 'roleId', r.role_id)
  from (
    select distinct c.group_id,
      (to_jsonb(c) ->> case tg_table_name when 'group_roles' then 'id' else 'group_role_id' end)::uuid
      as role_id
    from changed_rows as c
    join public.groups as g on g.id = c.group_id and g.created_at <> now()
  ) as r
  cross join muster.stream_state as s;
  if found then
    perform pg_notify('muster_events', '');
  end if;
  return null;
end
$$;
comment on function muster.publish_roles() is
'Tells of roles that were made, changed or deleted, and of what they allow.';
create trigger publish_insert after insert on public.group_roles
referencing new table as changed_rows
for each statement execute function muster.publish_roles();
create trigger publish_update after update on public.group_roles
referencing new table as changed_rows
for each statement execute function muster.publish_roles();
create trigger publish_delete after delete on public.group_roles
referencing old table as changed_rows
for each statement execute function muster.publish_roles();
create trigger publish_insert after insert on public.group_role_permissions
referencing new table as changed_rows
for each statement execute function muster.publish_roles();
create trigger publish_update after update on public.group_role_permissions
referencing new table as changed_rows
for each statement execute function muster.publish_roles();
create trigger publish_delete after delete on public.group_role_permissions
referencing old table as changed_rows
for each statement execute function muster.publish_roles();

create function muster.publish_invites() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.stream_events (slot, type, audience, audience_id, data, user_id)
  select s.slot, 'invite.changed', 'group.inviters', i.group_id,
    jsonb_build_object('groupId', i.group_id, 'inviteId', i.id),
    -- Whom it is addressed to; an address is somebody's once it is verified (A4).
    coalesce(i.invitee_user_id, (
      select u.id
      from auth.users as u
      where u.email operator(extensions.=) i.invitee_email and u.confirmed_at is not null
    ))
  from changed_rows as i
  cross join muster.stream_state as s
  where tg_op <> 'DELETE' or exists (select from public.groups as g where g.id = i.group_id);
  if found then
    perform pg_notify('muster_events', '');
  end if;
  return null;
end
$$;
comment on function muster.publish_invites() is
'Tells those who may invite, and the addressee, of an invitation.';
create trigger publish_insert after insert on public.invites
referencing new table as changed_rows
for each statement execute function muster.publish_invites();
create trigger publish_update after update on public.invites
referencing new table as changed_rows
for each statement execute function muster.publish_invites();
create trigger publish_delete after delete on public.invites
referencing old table as changed_rows
for each statement execute function muster.publish_invites();

create function muster.publish_nesting() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- Which groups the members of the inner one reach has changed, and who is in the outer one.
  insert into muster.stream_events (slot, type, audience, audience_id, data)
  select s.slot, c.type, c.audience, c.group_id, jsonb_build_object('groupId', c.group_id)
  from (
    select distinct 'groups.changed' as type, 'group' as audience, r.inner_group_id as group_id
    from changed_rows as r
    union
    select 'member.changed', 'group.member_list', r.outer_group_id from changed_rows as r
  ) as c
  cross join muster.stream_state as s
  where exists (select from public.groups as g where g.id = c.group_id);
  if found then
    perform pg_notify('muster_events', '');
  end if;
  return null;
end
$$;
comment on function muster.publish_nesting() is 'Tells of groups that came to be inside of others, or ceased to.';
create trigger publish_insert after insert on muster.group_closure
referencing new table as changed_rows
for each statement execute function muster.publish_nesting();
create trigger publish_delete after delete on muster.group_closure
referencing old table as changed_rows
for each statement execute function muster.publish_nesting();

-- Sessions and people ---------------------------------------------------------------------------

create function muster.publish_session_end() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('internal.session', 'session', old.id);
  return null;
end
$$;
comment on function muster.publish_session_end() is 'Has the streams of a session end with it (A3).';
create trigger publish_session_end after update of ended_at on auth.sessions
for each row when (old.ended_at is null and new.ended_at is not null)
execute function muster.publish_session_end();
create trigger publish_session_deletion after delete on auth.sessions
for each row when (old.ended_at is null) execute function muster.publish_session_end();

create function muster.publish_standing() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('internal.session', 'user', new.id);
  return null;
end
$$;
comment on function muster.publish_standing() is
'Has every stream of a person looked at again: they were banned, or are active no more (A3).';
create trigger publish_standing after update of banned_until on auth.users
for each row when (old.banned_until is distinct from new.banned_until)
execute function muster.publish_standing();
create trigger publish_standing after update of is_active on public.users
for each row when (old.is_active and not new.is_active)
execute function muster.publish_standing();

-- Notifications ---------------------------------------------------------------------------------

create function muster.publish_notifications() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.stream_events (slot, type, audience, audience_id, data)
  select s.slot, 'notification', 'user', n.user_id, jsonb_build_object('id', n.id)
  from new_rows as n
  cross join muster.stream_state as s;
  if found then
    perform pg_notify('muster_events', '');
  end if;
  return null;
end
$$;
comment on function muster.publish_notifications() is
'Pushes notifications; how they read is looked up when they are delivered (K17).';
create trigger publish_insert after insert on public.notifications
referencing new table as new_rows
for each statement execute function muster.publish_notifications();

create function muster.publish_reading() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.stream_events (slot, type, audience, audience_id)
  select s.slot, 'notifications.read', 'user', r.user_id
  from (
    select distinct n.user_id
    from new_rows as n
    join old_rows as o on o.id = n.id
    where o.read_at is distinct from n.read_at
  ) as r
  cross join muster.stream_state as s;
  if found then
    perform pg_notify('muster_events', '');
  end if;
  return null;
end
$$;
comment on function muster.publish_reading() is
'Tells a person''s other devices that notifications were read.';
create trigger publish_update after update on public.notifications
referencing old table as old_rows new table as new_rows
for each statement execute function muster.publish_reading();
