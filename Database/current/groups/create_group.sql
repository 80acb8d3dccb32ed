-- Making a group (K1).

create function muster.new_join_code() returns text
language sql volatile
set search_path = ''
as $$
  -- Eight characters of 32 that cannot be mistaken for one another (no 0, 1, I, O), each from
  -- the low five bits of a random byte; the bytes left out hold a UUID's version and variant.
  select string_agg(
    substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', get_byte(u.bytes, b.n) % 32 + 1, 1), ''
  )
  from (select uuid_send(gen_random_uuid()) as bytes) as u
  cross join unnest(array[0, 1, 2, 3, 4, 5, 7, 9]) as b (n)
$$;
comment on function muster.new_join_code() is 'A random join code of 40 bits (K9).';

create function muster.set_join_code(group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  drawn text := muster.new_join_code();
begin
  -- Should another transaction draw the same at this moment, the unique key decides.
  while exists (select from public.group_join_codes as c where c.code = drawn) loop
    drawn := muster.new_join_code();
  end loop;
  insert into public.group_join_codes as c (group_id, code)
  values (set_join_code.group_id, drawn)
  on conflict on constraint group_join_codes_pkey do update
  set code = excluded.code, created_at = now();
end
$$;
comment on function muster.set_join_code(uuid) is 'Gives a group a new join code.';

create function muster.find_group_template(template text) returns public.group_templates
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select t
    from public.group_templates as t
    where lower(t.name) in (
        lower(find_group_template.template), lower(find_group_template.template) || ' template'
      ) or t.id::text = lower(find_group_template.template)
    order by lower(t.name) = lower(find_group_template.template) desc
    limit 1
  );
end
$$;
comment on function muster.find_group_template(text) is
'A group template by name, with or without the word Template, or by id.';

create function muster.check_max_members(max_members integer) returns void
language plpgsql immutable
set search_path = ''
as $$
begin
  -- As the constraint has it, but before the one on capacity, which any group breaks then.
  if max_members not between 1 and 1000000 then
    raise exception using errcode = '23514', message = 'max_members out of range',
      constraint = 'groups_max_members_range', table = 'groups', schema = 'public';
  end if;
end
$$;
comment on function muster.check_max_members(integer) is
'Refuses a size that no group can have (K10).';

create function public.create_group(
  group_name text,
  description text default null,
  label text default null,
  template text default null,
  is_public boolean default null,
  show_member_list boolean default null,
  succession text default null,
  max_members integer default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  blueprint public.group_templates;
  new_group_id uuid := gen_random_uuid();
  leader_role_ids uuid [];
begin
  perform muster.require_read_committed();
  if not muster.has_platform_permission(caller_id, 'create_group') then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'create_group');
  end if;
  blueprint := muster.find_group_template(coalesce(template, 'Large Group Template'));
  if blueprint.id is null then
    raise exception using errcode = 'MU030', message = 'unknown_template';
  end if;
  if blueprint.is_fixed and (
    coalesce(create_group.succession, blueprint.succession) <> blueprint.succession
    or coalesce(create_group.max_members, blueprint.max_members) <> blueprint.max_members
  ) then
    raise exception using errcode = 'MU032', message = 'fixed_by_template';
  end if;

  perform muster.check_max_members(create_group.max_members);
  insert into public.groups (
    id, name, description, label, created_by_user_id, created_from_group_template_id,
    is_public, show_member_list, succession, min_members, max_members
  )
  values (
    new_group_id, btrim(group_name), create_group.description, create_group.label,
    caller_id, blueprint.id,
    coalesce(create_group.is_public, false), coalesce(create_group.show_member_list, true),
    coalesce(create_group.succession, blueprint.succession),
    least(blueprint.min_members, coalesce(create_group.max_members, blueprint.max_members)),
    coalesce(create_group.max_members, blueprint.max_members)
  );
  if blueprint.has_join_code then
    perform muster.set_join_code(new_group_id);
  end if;

  insert into public.group_roles (group_id, name, is_leader, is_joiner, created_from_role_template_id)
  select new_group_id, t.role_name, r.is_leader, t.is_joiner, r.id
  from public.group_template_roles as t
  join public.role_templates as r on r.id = t.role_template_id
  where t.group_template_id = blueprint.id;
  -- A leader role needs no rows: it holds every group permission, those to come too.
  insert into public.group_role_permissions (group_role_id, group_id, permission_id)
  select g.id, new_group_id, p.permission_id
  from public.group_roles as g
  join public.role_template_permissions as p
    on p.role_template_id = g.created_from_role_template_id
  where g.group_id = new_group_id and not g.is_leader and p.granted;

  insert into public.group_memberships (group_id, user_id, added_by_user_id, status)
  values (new_group_id, caller_id, caller_id, 'active');
  with given as (
    insert into public.user_group_roles
    (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
    select caller_id, new_group_id, g.id, g.is_leader, caller_id
    from public.group_roles as g
    join public.group_template_roles as t
      on t.role_template_id = g.created_from_role_template_id
      and t.group_template_id = blueprint.id
    where g.group_id = new_group_id and t.is_default
    returning group_role_id, is_leader
  )
  select array_agg(group_role_id) into leader_role_ids from given where is_leader;
  if leader_role_ids is null then
    -- A template made by hand may lack a leader role; then its groups could not be led.
    raise exception using errcode = 'MU031', message = 'template_without_leader';
  end if;
  return new_group_id;
end
$$;
comment on function public.create_group(text, text, text, text, boolean, boolean, text, integer) is
'Makes a group with its roles, its first member and leader: the caller (K1).';
grant execute on function
public.create_group(text, text, text, text, boolean, boolean, text, integer) to authenticated;
