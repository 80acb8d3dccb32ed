-- Which groups the caller reaches, in which roles, and what that allows (section 3 of the rules).
--
-- Every policy of the kernel reads these views and nothing else of other tables. They belong to
-- the owner and are not security_invoker, unlike all views that show data: what they read is not
-- filtered again by policies, so plans stay flat and nothing recurses. Each filters by auth.uid()
-- itself, and security_barrier keeps a caller's conditions from running before that filter.
-- Measured: with invoker views over tables under policies, "my groups" made a plan of 2,000 nodes
-- and took five times as long.
--
-- The functions below serve definer functions, which see all rows and name the person.

create view muster.my_nested with (security_barrier = true) as
select c.outer_group_id as group_id, c.group_role_id, a.group_id as via, a.joined_at
from muster.direct_access as a
join muster.group_closure as c on c.inner_group_id = a.group_id
where a.user_id = (select auth.uid()) and a.status = 'active'
  -- A direct membership replaces or blocks the indirect one (K13).
  and not exists (
    select
    from muster.direct_access as d
    where d.user_id = a.user_id and d.group_id = c.outer_group_id
      and d.status in ('active', 'paused', 'removed')
  );
comment on view muster.my_nested is
'The groups that the caller is in through a group inside them, in which role.';

create view muster.my_access with (security_barrier = true) as
select a.group_id, a.is_leader, a.role_ids
from muster.direct_access as a
where a.user_id = (select auth.uid()) and a.status = 'active'
union all
select n.group_id, false, array[n.group_role_id]
from muster.my_nested as n;
comment on view muster.my_access is 'The groups that the caller is active in, with roles.';

create view muster.my_groups with (security_barrier = true) as
select a.group_id
from muster.direct_access as a
where a.user_id = (select auth.uid())
union all
select c.outer_group_id
from muster.direct_access as a
join muster.group_closure as c on c.inner_group_id = a.group_id
where a.user_id = (select auth.uid()) and a.status = 'active';
comment on view muster.my_groups is
'The groups whose row the caller sees: of any own membership, also an ended one (K5, K6).';

-- One row a group. Where a former member is in again through another group, that is what counts.
create view muster.my_memberships with (security_barrier = true) as
select m.group_id, m.status, m.joined_at, m.left_at, null::uuid as via, g.name as group_name, g.archived_at
from public.group_memberships as m
join public.groups as g on g.id = m.group_id
where m.user_id = (select auth.uid()) and (
  m.status in ('active', 'paused', 'removed')
  or not exists (select from muster.my_nested as n where n.group_id = m.group_id)
)
union all
select n.group_id, 'active', n.joined_at, null, n.via, g.name, g.archived_at
from (
  select distinct on (n.group_id) n.group_id, n.joined_at, n.via
  from muster.my_nested as n
  order by n.group_id, n.joined_at, n.via
) as n
join public.groups as g on g.id = n.group_id;
comment on view muster.my_memberships is
'The caller''s own memberships, direct and nested, with what lists of them filter by.';

create view muster.my_roles with (security_barrier = true) as
select h.group_id, r.id as group_role_id, r.name, r.is_leader
from public.user_group_roles as h
join public.group_roles as r on r.id = h.group_role_id
where h.user_id = (select auth.uid());
comment on view muster.my_roles is 'The roles that the caller holds of their own.';

create view muster.my_permissions with (security_barrier = true) as
select a.group_id, p.id as permission_id, p.name as permission
from muster.my_access as a
join public.permissions as p on p.scope = 'group'
where a.is_leader or exists (
  select
  from public.group_role_permissions as g
  where g.group_role_id = any(a.role_ids) and g.permission_id = p.id and g.granted
);
comment on view muster.my_permissions is 'What the caller may do, in which group.';

create view muster.my_member_lists with (security_barrier = true) as
select a.group_id
from muster.my_access as a
where a.is_leader or (
  exists (select from public.groups as g where g.id = a.group_id and g.show_member_list)
  and exists (
    select
    from public.group_role_permissions as p
    where p.group_role_id = any(a.role_ids) and p.granted
      and p.permission_id = (
        select n.id from public.permissions as n where n.name = 'view_member_list'
      )
  )
);
comment on view muster.my_member_lists is
'The groups whose members the caller may see: view_member_list and an open list, or leading (K14).';

create view muster.my_leaders with (security_barrier = true) as
select d.group_id, d.user_id, d.status, d.joined_at
from muster.my_access as a
join muster.direct_access as d
  on d.group_id = a.group_id and d.is_leader and d.status = 'active';
comment on view muster.my_leaders is 'Who leads the groups that the caller is active in.';

create function muster.has_platform_permission(user_id uuid, permission text) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select exists (
      select
      from public.users as u
      cross join public.platform_roles as r
      join public.platform_role_permissions as g on g.platform_role_id = r.id
      join public.permissions as p on p.id = g.permission_id
      where u.id = has_platform_permission.user_id and u.is_active
        and p.name = has_platform_permission.permission and p.scope = 'platform'
        and (r.is_default or exists (
          select
          from public.user_platform_roles as h
          where h.user_id = u.id and h.platform_role_id = r.id
        ))
    )
  );
end
$$;
comment on function muster.has_platform_permission(uuid, text) is
'Whether a person holds a platform permission (K11).';

create function muster.require_platform_permission(permission text) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if not muster.has_platform_permission(caller_id, require_platform_permission.permission) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', require_platform_permission.permission);
  end if;
  return caller_id;
end
$$;
comment on function muster.require_platform_permission(text) is
'The caller, if they hold a platform permission (K11).';

create function muster.i_manage_all_groups() returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    -- The short way out for everybody who holds no platform role.
    select exists (select from public.user_platform_roles as h where h.user_id = auth.uid())
      and muster.has_platform_permission(auth.uid(), 'manage_all_groups')
  );
end
$$;
comment on function muster.i_manage_all_groups() is 'Whether the caller is a platform admin.';
grant execute on function muster.i_manage_all_groups() to authenticated;

create view muster.my_nested_members with (security_barrier = true) as
select c.outer_group_id as group_id, d.user_id, c.inner_group_id as via, c.group_role_id,
  d.joined_at
from muster.group_closure as c
join muster.direct_access as d on d.group_id = c.inner_group_id and d.status = 'active'
where (
    (
      exists (select from muster.my_member_lists as l where l.group_id = c.outer_group_id)
      -- The inner group's show_member_list holds in the outer list too (K13).
      and (
        exists (
          select from public.groups as g where g.id = c.inner_group_id and g.show_member_list
        )
        or exists (
          select from muster.my_access as a where a.group_id = c.inner_group_id and a.is_leader
        )
      )
    )
    or (select muster.i_manage_all_groups())
  )
  and not exists (
    select
    from muster.direct_access as b
    where b.user_id = d.user_id and b.group_id = c.outer_group_id
      and b.status in ('active', 'paused', 'removed')
  );
comment on view muster.my_nested_members is
'The indirect members of the groups whose members the caller may see, each by each way in (K13).';

grant select on muster.my_nested, muster.my_access, muster.my_groups, muster.my_memberships,
muster.my_roles, muster.my_permissions, muster.my_member_lists, muster.my_leaders,
muster.my_nested_members to authenticated;

-- Functions below: definer, only for other definer functions unless granted.

create function muster.access_of(user_id uuid, group_id uuid)
returns table (is_leader boolean, role_ids uuid [])
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select a.is_leader, a.role_ids
  from muster.direct_access as a
  where a.user_id = access_of.user_id and a.group_id = access_of.group_id and a.status = 'active'
  union all
  select false, array[c.group_role_id]
  from muster.direct_access as a
  join muster.group_closure as c on c.inner_group_id = a.group_id
  where a.user_id = access_of.user_id and a.status = 'active'
    and c.outer_group_id = access_of.group_id
    and not exists (
      select
      from muster.direct_access as d
      where d.user_id = access_of.user_id and d.group_id = access_of.group_id
        and d.status in ('active', 'paused', 'removed')
    );
end
$$;
comment on function muster.access_of(uuid, uuid) is
'Each way in which a person is active in a group; no row: in none.';

create function muster.leads(user_id uuid, group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select exists (
      select from muster.access_of(leads.user_id, leads.group_id) as a where a.is_leader
    ) or muster.has_platform_permission(leads.user_id, 'manage_all_groups')
  );
end
$$;
comment on function muster.leads(uuid, uuid) is
'Whether a person is an active leader of a group, or a platform admin.';

create function muster.holds(user_id uuid, group_id uuid, permission text) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from muster.access_of(holds.user_id, holds.group_id) as a
    join public.permissions as p on p.name = holds.permission and p.scope = 'group'
    where a.is_leader or exists (
      select
      from public.group_role_permissions as g
      where g.group_role_id = any(a.role_ids) and g.permission_id = p.id and g.granted
    )
  );
end
$$;
comment on function muster.holds(uuid, uuid, text) is
'Whether a person holds a permission by a role in a group, direct or nested; not as an admin.';

create function muster.may(user_id uuid, group_id uuid, permission text) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return muster.holds(may.user_id, may.group_id, may.permission)
    or muster.has_platform_permission(may.user_id, 'manage_all_groups');
end
$$;
comment on function muster.may(uuid, uuid, text) is
'Whether a person may do a thing in a group: by a role there, or as a platform admin.';

create function muster.may_give_role(user_id uuid, group_id uuid, group_role_id uuid)
returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    -- K12: nobody gives a role that has a permission they lack; leader roles are leaders' to give.
    select case
      when muster.leads(may_give_role.user_id, may_give_role.group_id) then true
      when (select r.is_leader from public.group_roles as r where r.id = may_give_role.group_role_id)
        then false
      else not exists (
        select
        from public.group_role_permissions as g
        join public.permissions as p on p.id = g.permission_id
        where g.group_role_id = may_give_role.group_role_id and g.granted
          and not muster.may(may_give_role.user_id, may_give_role.group_id, p.name)
      )
    end
  );
end
$$;
comment on function muster.may_give_role(uuid, uuid, uuid) is
'Whether a person may give or take a role (K12).';

create function muster.sees_group(user_id uuid, group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select exists (
      select
      from public.groups as g
      where g.id = sees_group.group_id and g.is_public and g.archived_at is null
    ) or exists (
      select
      from muster.direct_access as a
      where a.user_id = sees_group.user_id and a.group_id = sees_group.group_id
    ) or exists (
      select from muster.access_of(sees_group.user_id, sees_group.group_id)
    ) or (
      -- Nor does a group that there is not exist for an admin.
      exists (select from public.groups as g where g.id = sees_group.group_id)
      and muster.has_platform_permission(sees_group.user_id, 'manage_all_groups')
    )
  );
end
$$;
comment on function muster.sees_group(uuid, uuid) is
'Whether a group exists for a person; to everybody else it answers as if absent (R4).';

create function muster.require_unarchived(group_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if exists (
    select
    from public.groups as g
    where g.id = require_unarchived.group_id and g.archived_at is not null
  ) then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
end
$$;
comment on function muster.require_unarchived(uuid) is
'Refuses changes of what belongs to an archived group (K15); without a group nothing is archived.';
