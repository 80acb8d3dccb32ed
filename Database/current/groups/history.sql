-- Audit entries are written by triggers, so that nothing goes around them (K16). People by id
-- only: no address, code or token, and no free text, which may hold any of those; of free text
-- the entry tells that it changed.

create function muster.audit(
  action text, group_id uuid, subject_table text, subject_id uuid, user_id uuid,
  before jsonb, after jsonb
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.audit_log
  (actor_user_id, group_id, action, subject_table, subject_id, user_id, before, after)
  values (
    auth.uid(), audit.group_id, audit.action, audit.subject_table, audit.subject_id,
    audit.user_id, audit.before, audit.after
  );
end
$$;
comment on function muster.audit(text, uuid, text, uuid, uuid, jsonb, jsonb) is
'Writes an audit entry.';

create function muster.audited(row_data jsonb, subject_table text) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_strip_nulls(row_data - case subject_table
    when 'groups' then array[
      'id', 'name', 'description', 'label', 'settings', 'version', 'created_at', 'updated_at',
      'member_count'
    ]
    when 'group_memberships' then array[
      'id', 'group_id', 'user_id', 'added_at', 'status_changed_at'
    ]
    when 'invites' then array[
      'id', 'group_id', 'invitee_email', 'token_hash', 'message', 'created_at', 'updated_at'
    ]
    when 'group_join_codes' then array['group_id', 'code', 'created_at']
    when 'group_roles' then array['id', 'group_id', 'created_at', 'updated_at', 'name']
    when 'user_group_roles' then array[
      'id', 'group_id', 'user_id', 'assigned_at', 'assigned_by_user_id', 'is_leader'
    ]
    else array[]::text []
  end)
$$;
comment on function muster.audited(jsonb, text) is 'What an audit entry keeps of a row.';

create function muster.audit_row() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  any_row jsonb := coalesce(new_row, old_row);
  before jsonb := muster.audited(old_row, tg_table_name);
  after jsonb := muster.audited(new_row, tg_table_name);
  unsaid text [];
begin
  if tg_op = 'UPDATE' then
    select array_agg(k.key order by k.key) into unsaid
    from unnest(array['name', 'description', 'label', 'settings', 'message', 'code',
      'token_hash']) as k (key)
    where old_row -> k.key is distinct from new_row -> k.key;
    if before = after and unsaid is null then
      return null;
    end if;
    if unsaid is not null then
      after := after || jsonb_build_object('changed', unsaid);
    end if;
  end if;
  perform muster.audit(
    tg_argv[0] || case tg_op
      when 'INSERT' then '.created' when 'UPDATE' then '.changed' else '.deleted' end,
    case tg_table_name
      when 'groups' then (any_row ->> 'id')::uuid
      else (any_row ->> 'group_id')::uuid
    end,
    tg_table_name, (any_row ->> 'id')::uuid,
    coalesce((any_row ->> 'user_id')::uuid, (any_row ->> 'invitee_user_id')::uuid),
    before, after
  );
  return null;
end
$$;
comment on function muster.audit_row() is 'Writes the audit entry of a changed row.';

create trigger audit_group_insert after insert or delete on public.groups
for each row execute function muster.audit_row('group');
-- Counting members and raising the version are no changes of their own.
create trigger audit_group_update after update on public.groups
for each row when (
  (old.name, old.description, old.label, old.is_public, old.show_member_list, old.settings,
    old.succession, old.min_members, old.max_members, old.archived_at)
  is distinct from
  (new.name, new.description, new.label, new.is_public, new.show_member_list, new.settings,
    new.succession, new.min_members, new.max_members, new.archived_at)
) execute function muster.audit_row('group');
create trigger audit_membership after insert or update or delete on public.group_memberships
for each row execute function muster.audit_row('membership');
create trigger audit_invite after insert or update or delete on public.invites
for each row execute function muster.audit_row('invite');
create trigger audit_join_code after insert or update or delete on public.group_join_codes
for each row execute function muster.audit_row('join_code');
create trigger audit_role after insert or update or delete on public.group_roles
for each row execute function muster.audit_row('role');
create trigger audit_assignment after insert or delete on public.user_group_roles
for each row execute function muster.audit_row('assignment');

-- A role comes with a dozen permissions: one entry a statement and role.
create function muster.audit_role_permissions() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  role record;
begin
  if tg_op = 'INSERT' then
    for role in
      select n.group_id, n.group_role_id, jsonb_agg(n.permission_id order by n.permission_id) as ids
      from new_rows as n where n.granted group by n.group_id, n.group_role_id
    loop
      perform muster.audit('role_permissions.granted', role.group_id, tg_table_name,
        role.group_role_id, null, null, jsonb_build_object('permission_ids', role.ids));
    end loop;
  elsif tg_op = 'DELETE' then
    for role in
      select o.group_id, o.group_role_id, jsonb_agg(o.permission_id order by o.permission_id) as ids
      from old_rows as o where o.granted group by o.group_id, o.group_role_id
    loop
      perform muster.audit('role_permissions.revoked', role.group_id, tg_table_name,
        role.group_role_id, null, jsonb_build_object('permission_ids', role.ids), null);
    end loop;
  else
    for role in
      select n.group_id, n.group_role_id,
        jsonb_agg(n.permission_id order by n.permission_id) as ids, n.granted
      from new_rows as n
      join old_rows as o using (group_role_id, permission_id)
      where n.granted <> o.granted
      group by n.group_id, n.group_role_id, n.granted
    loop
      perform muster.audit(
        case when role.granted then 'role_permissions.granted'
          else 'role_permissions.revoked' end,
        role.group_id, tg_table_name, role.group_role_id, null, null,
        jsonb_build_object('permission_ids', role.ids));
    end loop;
  end if;
  return null;
end
$$;
comment on function muster.audit_role_permissions() is
'Writes one audit entry for each role whose permissions a statement changed.';
create trigger audit_role_permissions_insert after insert on public.group_role_permissions
referencing new table as new_rows
for each statement execute function muster.audit_role_permissions();
create trigger audit_role_permissions_update after update on public.group_role_permissions
referencing old table as old_rows new table as new_rows
for each statement execute function muster.audit_role_permissions();
create trigger audit_role_permissions_delete after delete on public.group_role_permissions
referencing old table as old_rows
for each statement execute function muster.audit_role_permissions();

create function muster.audit_platform_role() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  entry public.user_platform_roles := coalesce(new, old);
begin
  perform muster.audit(
    case tg_op when 'INSERT' then 'platform_role.given' else 'platform_role.taken' end,
    null, tg_table_name, entry.platform_role_id, entry.user_id, null, null
  );
  return null;
end
$$;
comment on function muster.audit_platform_role() is 'Writes the audit entry of a platform role.';
create trigger audit_platform_role after insert or delete on public.user_platform_roles
for each row execute function muster.audit_platform_role();

create function muster.refuse_rewriting() returns trigger
language plpgsql volatile
set search_path = ''
as $$
begin
  raise exception using errcode = 'MU041', message = 'append_only';
end
$$;
comment on function muster.refuse_rewriting() is 'Audit entries stay as they are (K16).';
create trigger refuse_rewriting before update or delete or truncate on public.audit_log
for each statement execute function muster.refuse_rewriting();

create function muster.audit_template() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  any_row jsonb := to_jsonb(coalesce(new, old)) - array['name', 'description', 'role_name'];
begin
  -- Installing and upgrading the product is no change of anybody's.
  if auth.uid() is null then
    return null;
  end if;
  perform muster.audit(
    tg_argv[0] || case tg_op
      when 'INSERT' then '.created' when 'UPDATE' then '.changed' else '.deleted' end,
    null, tg_table_name,
    coalesce(any_row ->> 'id', any_row ->> tg_argv[1])::uuid, null,
    case when tg_op <> 'INSERT' then to_jsonb(old) - array['name', 'description', 'role_name'] end,
    case when tg_op <> 'DELETE' then any_row end
  );
  return null;
end
$$;
comment on function muster.audit_template() is 'Writes the audit entry of a changed template.';
create trigger audit_role_template after insert or update or delete on public.role_templates
for each row execute function muster.audit_template('role_template', 'id');
create trigger audit_role_template_permission
after insert or update or delete on public.role_template_permissions
for each row execute function muster.audit_template('role_template', 'role_template_id');
create trigger audit_group_template after insert or update or delete on public.group_templates
for each row execute function muster.audit_template('group_template', 'id');
create trigger audit_group_template_role
after insert or update or delete on public.group_template_roles
for each row execute function muster.audit_template('group_template', 'group_template_id');
-- For each row, so that it reaches the parts of the log, whichever way they are named.
create trigger refuse_rewriting_row before update or delete on public.audit_log
for each row execute function muster.refuse_rewriting();
