-- Changing, archiving and deleting a group (K14, K15).

create function public.update_group(
  group_id uuid, changes jsonb, expected_version bigint default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
  needed text;
  -- JSON knows no integers: 20.0 is as good as 20.
  wanted_members integer := (changes ->> 'maxMembers')::numeric::integer;
begin
  -- Without fields no permission would be asked for.
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  present := muster.begin_change(
    update_group.group_id,
    -- Turning inheritance on or off changes what edges do.
    with_neighbours => changes ? 'settings' and (
      changes -> 'settings' ? 'inheritance' or muster.has_edges(update_group.group_id)
    ) and muster.may(caller_id, update_group.group_id, 'edit_group_settings')
  );
  for needed in
    select case k.key
        when 'isPublic' then 'set_group_visibility'
        when 'showMemberList' then 'control_member_list_visibility'
        else 'edit_group_settings' end
    from jsonb_object_keys(changes) as k (key)
    union
    select 'edit_group_settings' where changes = '{}'
  loop
    if not muster.may(caller_id, present.id, needed) then
      raise exception using errcode = 'MU011', message = 'forbidden',
        detail = json_build_object('permission', needed);
    end if;
  end loop;
  -- How leaders follow one another is theirs to say.
  if changes ? 'succession' and not muster.leads(caller_id, present.id) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  -- begin_change has raised the version by one.
  if expected_version is not null and expected_version <> present.version - 1 then
    raise exception using errcode = 'MU033', message = 'version_mismatch';
  end if;
  if (
      (changes ? 'succession' and changes ->> 'succession' is distinct from present.succession)
      or (changes ? 'maxMembers'
        and wanted_members is distinct from present.max_members)
    ) and exists (
      select
      from public.group_templates as t
      where t.id = present.created_from_group_template_id and t.is_fixed
    )
  then
    raise exception using errcode = 'MU032', message = 'fixed_by_template';
  end if;
  perform muster.check_max_members(wanted_members);
  update public.groups as g
  set name = case when changes ? 'name' then btrim(changes ->> 'name') else g.name end,
    description = case when changes ? 'description' then changes ->> 'description'
      else g.description end,
    label = case when changes ? 'label' then changes ->> 'label' else g.label end,
    is_public = case when changes ? 'isPublic' then (changes ->> 'isPublic')::boolean
      else g.is_public end,
    show_member_list = case when changes ? 'showMemberList'
      then (changes ->> 'showMemberList')::boolean else g.show_member_list end,
    succession = case when changes ? 'succession' then changes ->> 'succession'
      else g.succession end,
    min_members = case when changes ? 'maxMembers'
      then least(g.min_members, wanted_members) else g.min_members end,
    max_members = case when changes ? 'maxMembers' then wanted_members
      else g.max_members end,
    settings = case when changes ? 'settings' then changes -> 'settings' else g.settings end
  where g.id = present.id;
  return present.id;
end
$$;
comment on function public.update_group(uuid, jsonb, bigint) is
'Merges the given fields, named as in the API, into a group; each asks for its own permission.';
grant execute on function public.update_group(uuid, jsonb, bigint) to authenticated;

create function muster.end_pending_invites(group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  update public.invites as i set status = 'revoked'
  where i.group_id = end_pending_invites.group_id and i.status = 'pending';
  perform muster.withdraw_invited(m.group_id, m.user_id)
  from public.group_memberships as m
  where m.group_id = end_pending_invites.group_id and m.status = 'invited'
    and m.user_id is not null;
end
$$;
comment on function muster.end_pending_invites(uuid) is 'Ends every pending invitation of a group.';

create function muster.archive(group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.end_pending_invites(archive.group_id);
  perform muster.end_edges_of(array[archive.group_id]);
  delete from public.group_join_codes as c where c.group_id = archive.group_id;
  update public.groups as g set archived_at = clock_timestamp()
  where g.id = archive.group_id and g.archived_at is null;
end
$$;
comment on function muster.archive(uuid) is
'Archives a group: invitations and the join code end (K15).';

create function public.archive_group(group_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  present := muster.begin_change(
    archive_group.group_id, archived_too => true,
    with_neighbours => muster.leads(caller_id, archive_group.group_id));
  if not muster.leads(caller_id, present.id) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  if exists (
    select
    from public.group_holds as h
    where h.group_id = present.id and not h.deletion_only
  ) then
    raise exception using errcode = 'MU025', message = 'locked';
  end if;
  perform muster.archive(present.id);
  return present.id;
end
$$;
comment on function public.archive_group(uuid) is
'Makes a group readable only; its leaders may undo it (K15).';
grant execute on function public.archive_group(uuid) to authenticated;

create function public.unarchive_group(group_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  present := muster.begin_change(unarchive_group.group_id, archived_too => true);
  if not muster.leads(caller_id, present.id) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  update public.groups as g set archived_at = null where g.id = present.id;
  return present.id;
end
$$;
comment on function public.unarchive_group(uuid) is 'Opens an archived group again (K15).';
grant execute on function public.unarchive_group(uuid) to authenticated;

create function public.delete_group(group_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups;
begin
  present := muster.begin_change(
    delete_group.group_id, 'delete_group', archived_too => true,
    with_neighbours => muster.may(muster.caller(), delete_group.group_id, 'delete_group'));
  if exists (select from public.group_holds as h where h.group_id = present.id) then
    -- Without open balances it is another module that holds it; a detail may not be null.
    raise exception using errcode = 'MU025', message = 'locked',
      detail = coalesce(muster.open_balances(present.id)::text, '');
  end if;
  delete from public.groups as g where g.id = present.id;
end
$$;
comment on function public.delete_group(uuid) is
'Deletes a group with everything of it, except its audit entries (K15).';
grant execute on function public.delete_group(uuid) to authenticated;

-- K15: nothing of an archived group changes, whoever writes it; but whoever wants to leave it may,
-- and must when their account ends (A7), with what that brings: their roles go, and somebody else
-- leads (K7).
create function muster.guard_archived() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  concerned uuid := coalesce(new.group_id, old.group_id);
begin
  -- Locked first: else it could be archived between this look and the commit (R5).
  if tg_table_name = 'group_memberships' and tg_op = 'DELETE' then
    -- An edge goes with its inner group, whatever the outer one is.
    if not exists (select from public.groups as g where g.id = coalesce(old.member_group_id, old.group_id)) then
      return old;
    end if;
  end if;
  if tg_table_name <> 'group_role_permissions' then
    perform muster.touch_group(concerned);
  end if;
  if not exists (
    select from public.groups as g where g.id = concerned and g.archived_at is not null
  ) then
    return coalesce(new, old);
  end if;
  if tg_table_name = 'group_memberships' and tg_op = 'UPDATE' then
    if old.status in ('active', 'paused') and new.status = 'left' then
      return new;
    end if;
  elsif tg_table_name = 'user_group_roles' and tg_op = 'DELETE' then
    if not exists (
      select
      from public.group_memberships as m
      where m.group_id = concerned and m.user_id = old.user_id
        and m.status in ('active', 'paused')
    ) then
      return old;
    end if;
  elsif tg_table_name = 'user_group_roles' and tg_op = 'INSERT' then
    if new.is_leader and not exists (
      select
      from muster.direct_access as a
      where a.group_id = concerned and a.is_leader and a.status = 'active'
    ) then
      return new;
    end if;
  end if;
  raise exception using errcode = 'MU026', message = 'archived';
end
$$;
comment on function muster.guard_archived() is 'Refuses changes inside an archived group, but for leaving it (K15).';
create trigger guard_archived before insert or update or delete on public.group_memberships
for each row execute function muster.guard_archived();
create trigger guard_archived before insert or update or delete on public.user_group_roles
for each row execute function muster.guard_archived();
create trigger guard_archived before insert or update or delete on public.group_roles
for each row execute function muster.guard_archived();
create trigger guard_archived before insert or update on public.group_join_codes
for each row execute function muster.guard_archived();
create trigger guard_archived before insert on public.invites
for each row execute function muster.guard_archived();

-- What a role may do comes by the dozen, with its role, which has the lock: once a statement.
create function muster.guard_archived_permissions() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (
    select
    from public.groups as g
    where g.id in (select c.group_id from changed_rows as c) and g.archived_at is not null
  ) then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  return null;
end
$$;
comment on function muster.guard_archived_permissions() is
'Refuses changes of what roles of an archived group may do (K15).';
create trigger guard_archived_insert after insert on public.group_role_permissions
referencing new table as changed_rows
for each statement execute function muster.guard_archived_permissions();
create trigger guard_archived_update after update on public.group_role_permissions
referencing new table as changed_rows
for each statement execute function muster.guard_archived_permissions();
create trigger guard_archived_delete after delete on public.group_role_permissions
referencing old table as changed_rows
for each statement execute function muster.guard_archived_permissions();
