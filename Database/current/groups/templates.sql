-- Role templates and group templates, made and changed by platform admins (K11). Groups copy
-- their template when they are made; what changes here changes none that exists.

create function muster.set_template_permissions(template_id uuid, names text []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  -- What a platform role was made from speaks of the platform, all else of groups.
  wanted_scope text := case when exists (
    select
    from public.platform_roles as r
    where r.created_from_role_template_id = set_template_permissions.template_id
  ) then 'platform' else 'group' end;
  unknown text;
begin
  select n.name into unknown
  from unnest(names) as n (name)
  where not exists (
    select from public.permissions as p where p.name = n.name and p.scope = wanted_scope
  )
  limit 1;
  if found then
    raise exception using errcode = 'MU093', message = 'unknown_permission',
      detail = json_build_object('permission', unknown);
  end if;
  -- Taken from a template that the product brings, a grant stays as a row: else the next version
  -- would give it back.
  update public.role_template_permissions as g
  set granted = p.name = any(names)
  from public.permissions as p
  where g.role_template_id = set_template_permissions.template_id and p.id = g.permission_id
    and g.granted <> (p.name = any(names));
  insert into public.role_template_permissions (role_template_id, permission_id)
  select set_template_permissions.template_id, p.id
  from public.permissions as p
  where p.name = any(names)
  on conflict on constraint role_template_permissions_pkey do nothing;
end
$$;
comment on function muster.set_template_permissions(uuid, text []) is
'Makes a role template grant just these permissions.';

create function public.save_role_template(template_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_role_templates');
  template public.role_templates;
begin
  if template_id is null then
    insert into public.role_templates (name, description, is_system, is_leader)
    values (
      btrim(changes ->> 'name'), changes ->> 'description', false,
      coalesce((changes ->> 'isLeader')::boolean, false)
    )
    returning * into template;
  else
    select * into template
    from public.role_templates as t where t.id = save_role_template.template_id for update;
    if not found then
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    -- Its name is how the next version of the product finds it.
    if template.is_system and (changes ?| array['name', 'isLeader']) then
      raise exception using errcode = 'MU096', message = 'system_template';
    end if;
    update public.role_templates as t
    set name = case when changes ? 'name' then btrim(changes ->> 'name') else t.name end,
      description = case when changes ? 'description' then changes ->> 'description'
        else t.description end,
      is_leader = case when changes ? 'isLeader' then (changes ->> 'isLeader')::boolean
        else t.is_leader end
    where t.id = template.id
    returning * into template;
    perform muster.require_leader_template(g.group_template_id)
    from public.group_template_roles as g where g.role_template_id = template.id;
  end if;
  -- A leader role holds everything, without rows.
  if changes ? 'isLeader' and template.is_leader then
    perform muster.set_template_permissions(template.id, '{}');
  end if;
  if changes ? 'permissions' then
    if template.is_leader and muster.strings(changes -> 'permissions') <> '{}' then
      raise exception using errcode = 'MU094', message = 'leader_role_is_whole';
    end if;
    perform muster.set_template_permissions(
      template.id, muster.strings(changes -> 'permissions'));
  end if;
  return template.id;
end
$$;
comment on function public.save_role_template(uuid, jsonb) is
'Makes a role template, or merges the given fields, named as in the API, into one.';
grant execute on function public.save_role_template(uuid, jsonb) to authenticated;

create function public.delete_role_template(template_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_role_templates');
  template public.role_templates;
begin
  select * into template
  from public.role_templates as t where t.id = delete_role_template.template_id for update;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if template.is_system then
    raise exception using errcode = 'MU096', message = 'system_template';
  end if;
  if exists (
    select from public.group_template_roles as g where g.role_template_id = template.id
  ) then
    raise exception using errcode = 'MU097', message = 'template_in_use';
  end if;
  delete from public.role_templates as t where t.id = template.id;
end
$$;
comment on function public.delete_role_template(uuid) is
'Deletes a role template that no group template uses; roles made from it stay.';
grant execute on function public.delete_role_template(uuid) to authenticated;

create function muster.require_leader_template(group_template_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not exists (
    select
    from public.group_template_roles as g
    join public.role_templates as r on r.id = g.role_template_id
    where g.group_template_id = require_leader_template.group_template_id
      and g.is_default and r.is_leader
  ) then
    raise exception using errcode = 'MU031', message = 'template_without_leader';
  end if;
end
$$;
comment on function muster.require_leader_template(uuid) is
'Refuses a group template whose groups nobody would lead.';

create function muster.set_template_roles(template_id uuid, roles jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if exists (
    select
    from jsonb_array_elements(roles) as r (role)
    where not exists (
      select
      from public.role_templates as t
      where t.id::text = lower(r.role ->> 'roleTemplateId')
        and not exists (
          select
          from public.platform_roles as p where p.created_from_role_template_id = t.id
        )
    )
  ) then
    raise exception using errcode = 'MU036', message = 'unknown_role';
  end if;
  delete from public.group_template_roles as g
  where g.group_template_id = set_template_roles.template_id;
  insert into public.group_template_roles
  (group_template_id, role_template_id, role_name, is_default, is_joiner)
  select set_template_roles.template_id, (r.role ->> 'roleTemplateId')::uuid,
    btrim(r.role ->> 'name'), coalesce((r.role ->> 'isDefault')::boolean, false),
    coalesce((r.role ->> 'isJoiner')::boolean, false)
  from jsonb_array_elements(roles) as r (role);
end
$$;
comment on function muster.set_template_roles(uuid, jsonb) is
'Makes a group template bring just these roles.';

create function public.save_group_template(template_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_group_templates');
  template public.group_templates;
begin
  if template_id is null then
    insert into public.group_templates as t (name, is_system)
    values (btrim(changes ->> 'name'), false)
    returning * into template;
  else
    select * into template
    from public.group_templates as t where t.id = save_group_template.template_id for update;
    if not found then
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    if template.is_system and changes ? 'name' then
      raise exception using errcode = 'MU096', message = 'system_template';
    end if;
  end if;
  update public.group_templates as t
  set name = case when changes ? 'name' then btrim(changes ->> 'name') else t.name end,
    description = case when changes ? 'description' then changes ->> 'description'
      else t.description end,
    succession = case when changes ? 'succession' then changes ->> 'succession'
      else t.succession end,
    min_members = case when changes ? 'minMembers'
      then (changes ->> 'minMembers')::numeric::integer else t.min_members end,
    max_members = case when changes ? 'maxMembers'
      then (changes ->> 'maxMembers')::numeric::integer else t.max_members end,
    has_join_code = case when changes ? 'hasJoinCode' then (changes ->> 'hasJoinCode')::boolean
      else t.has_join_code end,
    may_nest = case when changes ? 'mayNest' then (changes ->> 'mayNest')::boolean
      else t.may_nest end
  where t.id = template.id;
  if changes ? 'roles' then
    perform muster.set_template_roles(
      template.id, coalesce(nullif(changes -> 'roles', 'null'), '[]'));
  end if;
  perform muster.require_leader_template(template.id);
  return template.id;
end
$$;
comment on function public.save_group_template(uuid, jsonb) is
'Makes a group template, or merges the given fields, named as in the API, into one.';
grant execute on function public.save_group_template(uuid, jsonb) to authenticated;

create function public.delete_group_template(template_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_group_templates');
begin
  delete from public.group_templates as t
  where t.id = delete_group_template.template_id and not t.is_system;
  if not found then
    if exists (
      select from public.group_templates as t where t.id = delete_group_template.template_id
    ) then
      raise exception using errcode = 'MU096', message = 'system_template';
    end if;
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
end
$$;
comment on function public.delete_group_template(uuid) is
'Deletes a group template; groups made from it stay as they are.';
grant execute on function public.delete_group_template(uuid) to authenticated;
