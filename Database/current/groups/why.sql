-- What a person may do in a group, and why (K18). Asked about oneself, or about others by whoever
-- may give roles.

create function muster.require_asking_about(group_id uuid, user_id uuid) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if not muster.sees_group(caller_id, require_asking_about.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if coalesce(require_asking_about.user_id, caller_id) <> caller_id
    and not muster.may(caller_id, require_asking_about.group_id, 'assign_roles')
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'assign_roles');
  end if;
  return coalesce(require_asking_about.user_id, caller_id);
end
$$;
comment on function muster.require_asking_about(uuid, uuid) is
'The person asked about; refuses who may not ask.';

create function public.effective_permissions(group_id uuid, user_id uuid default null)
returns table (permission text)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  about_id uuid := muster.require_asking_about(
    effective_permissions.group_id, effective_permissions.user_id);
begin
  return query
  select p.name
  from public.permissions as p
  where p.scope = 'group' and muster.may(about_id, effective_permissions.group_id, p.name)
  order by p.name;
end
$$;
comment on function public.effective_permissions(uuid, uuid) is
'Everything that the caller, or another person, may do in a group (K18).';
grant execute on function public.effective_permissions(uuid, uuid) to authenticated;

-- The ways from a group that a person is directly in to another, as chains of edges. Counted off
-- at a hundred: many ways say no more than some. Each is followed to its end before the next is
-- begun, and none that leads nowhere: nested diamonds have more ways than could ever be listed.
create function muster.ways_into(group_id uuid, user_id uuid, with_blocked_inheritance boolean)
returns table (via uuid, edge_role_id uuid, edges json)
language plpgsql stable
set search_path = ''
as $$
#variable_conflict use_column
declare
  mine uuid [] := array(
    select a.group_id
    from muster.direct_access as a
    where a.user_id = ways_into.user_id and a.status = 'active'
  );
  on_the_way uuid [];
  ahead jsonb := '[]';
  here jsonb;
  way_count integer := 0;
begin
  -- The groups on the way: those that one of the person's is, or is inside of.
  with recursive around (id) as (
    select m.id from unnest(mine) as m (id)
    union
    select m.group_id
    from around as a
    join public.group_memberships as m on m.member_group_id = a.id
    join public.groups as g on g.id = m.group_id
    where m.status = 'active'
      and (with_blocked_inheritance or g.settings -> 'inheritance' is distinct from 'false')
  )
  select array_agg(a.id) into on_the_way from around as a;
  here := jsonb_build_object('group', ways_into.group_id, 'chain', '[]'::jsonb);
  loop
    ahead := ahead || coalesce((
      select jsonb_agg(jsonb_build_object(
        'group', m.member_group_id,
        'role', coalesce(here -> 'role', to_jsonb(m.edge_role_id)),
        'chain', jsonb_build_array(m.id) || (here -> 'chain')))
      from public.group_memberships as m
      join public.groups as g on g.id = m.group_id
      where m.group_id = (here ->> 'group')::uuid and m.member_group_id = any(on_the_way)
        and m.status = 'active'
        and (with_blocked_inheritance or g.settings -> 'inheritance' is distinct from 'false')
    ), '[]');
    exit when jsonb_array_length(ahead) = 0 or way_count = 100;
    here := ahead -> -1;
    ahead := ahead - -1;
    if (here ->> 'group')::uuid = any(mine) then
      way_count := way_count + 1;
      return query
      select (here ->> 'group')::uuid, (here ->> 'role')::uuid, json_agg(json_build_object(
          'innerGroupId', m.member_group_id, 'outerGroupId', m.group_id,
          'roleId', r.id, 'role', r.name
        ) order by c.position)
      from jsonb_array_elements_text(here -> 'chain') with ordinality as c (id, position)
      join public.group_memberships as m on m.id = c.id::uuid
      join public.group_roles as r on r.id = m.edge_role_id;
    end if;
  end loop;
end
$$;
comment on function muster.ways_into(uuid, uuid, boolean) is
'The chains of edges through which a person is in a group.';

-- Whether the caller may learn that a person is in a group.
create function muster.may_see_member(group_id uuid, user_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return user_id = auth.uid()
    or muster.has_platform_permission(auth.uid(), 'manage_all_groups')
    or exists (
      select from muster.my_member_lists as l where l.group_id = may_see_member.group_id
    )
    or exists (
      select
      from muster.my_nested_members as n
      where n.via = may_see_member.group_id and n.user_id = may_see_member.user_id
    );
end
$$;
comment on function muster.may_see_member(uuid, uuid) is
'Whether the caller may be told that a person is a member of a group (K14).';

create function public.why(group_id uuid, permission text, user_id uuid default null)
returns json
language plpgsql stable security definer
set search_path = ''
as $$
declare
  about_id uuid := muster.require_asking_about(why.group_id, why.user_id);
  asked public.permissions;
  own muster.direct_access;
  is_known boolean;
  paths json;
  missing jsonb := '[]';
  held uuid [];
begin
  select * into asked
  from public.permissions as p where p.name = why.permission and p.scope = 'group';
  if not found then
    raise exception using errcode = '23514', message = 'no permission of groups',
      constraint = 'why_permission_known', table = 'permissions', schema = 'public';
  end if;
  select * into own
  from muster.direct_access as a
  where a.user_id = about_id and a.group_id = why.group_id;

  -- Each way in, with the role it brings; whether the role grants it decides.
  with entry as (
    select 'direct' as kind, why.group_id as via, r.role_id, null::json as edges
    from unnest(own.role_ids) as r (role_id)
    where own.status = 'active'
    union all
    select 'nested', w.via, w.edge_role_id, w.edges
    from muster.ways_into(why.group_id, about_id, false) as w
    where own.status is null or own.status not in ('active', 'paused', 'removed')
  ), weighed as (
    select e.*, r.name as role_name, r.is_leader,
      r.is_leader or exists (
        select
        from public.group_role_permissions as g
        where g.group_role_id = r.id and g.permission_id = asked.id and g.granted
      ) as grants,
      muster.may_see_member(e.via, about_id) as is_shown
    from entry as e
    join public.group_roles as r on r.id = e.role_id
  ), told as (
    select json_build_object(
        'kind', w.kind,
        'membership', case when w.is_shown then json_build_object(
          'groupId', w.via, 'status', 'active', 'joinedAt', (
            select a.joined_at
            from muster.direct_access as a
            where a.group_id = w.via and a.user_id = about_id
          )) end,
        'edges', case when w.is_shown then coalesce(w.edges, '[]') end,
        -- A role that one edge alone carries names the group inside.
        'role', case when w.is_shown then json_build_object(
          'id', w.role_id, 'name', w.role_name, 'isLeader', w.is_leader) end,
        'grant', case when w.is_leader then 'leader' else 'role' end
      ) as path, w.kind, w.role_name
    from weighed as w
    where w.grants
    union all
    select json_build_object(
        'kind', 'platform', 'membership', null, 'edges', '[]'::json,
        'role', (
          select json_build_object('id', r.id, 'name', r.name, 'isLeader', false)
          from public.user_platform_roles as h
          join public.platform_roles as r on r.id = h.platform_role_id
          where h.user_id = about_id
          order by r.name
          limit 1
        ),
        'grant', 'platform'
      ), 'platform', null
    where muster.has_platform_permission(about_id, 'manage_all_groups')
  )
  select coalesce(json_agg(t.path order by t.kind, t.role_name), '[]'),
    (select array_agg(distinct w.role_id) from weighed as w)
  into paths, held
  from told as t;

  if json_array_length(paths) = 0 then
    is_known := own.status is not null;
    if is_known and own.status <> 'active' then
      missing := missing || jsonb_build_object('code', 'membership_' || own.status);
    end if;
    if own.status in ('paused', 'removed')
      and exists (
        select
        from muster.ways_into(why.group_id, about_id, false) as w
        where muster.may_see_member(w.via, about_id)
      )
    then
      missing := missing || jsonb_build_object(
        'code', 'direct_membership_blocks', 'status', own.status);
    end if;
    if held is not null or own.status = 'active' then
      missing := missing || jsonb_build_object(
        'code', 'no_role_grants',
        'roles', (
          select coalesce(jsonb_agg(r.name order by r.name), '[]')
          from public.group_roles as r where r.id = any(held)
        ),
        'grantedBy', (
          select coalesce(jsonb_agg(r.name order by r.name), '[]')
          from public.group_roles as r
          where r.group_id = why.group_id and (r.is_leader or exists (
            select
            from public.group_role_permissions as g
            where g.group_role_id = r.id and g.permission_id = asked.id and g.granted
          ))
        )
      );
    elsif exists (
        select
        from muster.ways_into(why.group_id, about_id, true) as w
        where muster.may_see_member(w.via, about_id)
      )
      and not exists (select from muster.ways_into(why.group_id, about_id, false))
      and coalesce(own.status, 'left') in ('left', 'invited')
    then
      missing := missing || jsonb_build_object('code', 'inheritance_off');
    elsif not is_known then
      missing := missing || jsonb_build_object('code', 'not_a_member');
    end if;
  end if;
  return json_build_object(
    'granted', json_array_length(paths) > 0, 'permission', asked.name, 'userId', about_id,
    'paths', paths, 'missing', missing);
end
$$;
comment on function public.why(uuid, text, uuid) is
'Whether somebody may do a thing in a group: each path to it, or what is missing (K18).';
grant execute on function public.why(uuid, text, uuid) to authenticated;
