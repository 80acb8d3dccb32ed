-- What a role of a group allows in what its people write to one another. Roles only: what is
-- written in a group is private to it, to platform admins too (K11).

create function muster.require_held(user_id uuid, group_id uuid, permission text) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if muster.holds(require_held.user_id, require_held.group_id, require_held.permission) then
    return;
  end if;
  if not muster.sees_group(require_held.user_id, require_held.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  raise exception using errcode = 'MU011', message = 'forbidden',
    detail = json_build_object('permission', require_held.permission);
end
$$;
comment on function muster.require_held(uuid, uuid, text) is
'Refuses whoever holds no such permission in a group; a group that they do not see is not there.';

create function muster.hold_ways(group_ids uuid [], user_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- Whoever is in a group through others leaves it by leaving those, or when one of them leaves.
  perform
  from public.groups as g
  where g.id = any(group_ids) or g.id in (
    select c.inner_group_id
    from muster.group_closure as c
    where c.outer_group_id = any(group_ids) and exists (
      select
      from muster.direct_access as a
      where a.user_id = any(user_ids) and a.status = 'active' and (
        a.group_id = c.inner_group_id
        or exists (
          select
          from muster.group_closure as w
          where w.inner_group_id = a.group_id and w.outer_group_id = c.inner_group_id
        )
      )
    )
  )
  order by g.id
  for share of g;
end
$$;
comment on function muster.hold_ways(uuid [], uuid []) is
'Keeps groups, and those inside them through which people are active there, as they are; by id (R5).';

create function muster.begin_contribution(
  group_id uuid, permission text, other_id uuid default null
) returns public.groups
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  -- Before the lock, so that a stranger cannot hold anybody up.
  perform muster.require_held(caller_id, begin_contribution.group_id, begin_contribution.permission);
  perform muster.require_read_committed();
  -- Shared: nobody leaves and no role changes meanwhile, and the group's version stays.
  perform muster.hold_ways(
    array[begin_contribution.group_id], array[caller_id, begin_contribution.other_id]);
  select * into present from public.groups as g where g.id = begin_contribution.group_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- After the lock: what was true before may be no longer.
  perform muster.require_held(caller_id, present.id, begin_contribution.permission);
  if present.archived_at is not null then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  return present;
end
$$;
comment on function muster.begin_contribution(uuid, text, uuid) is
'Keeps a group as it is while the caller, who holds a permission there, adds to what is written in it.';

create function api.require_held(group_id uuid, permission text) returns void
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform muster.require_held(muster.caller(), require_held.group_id, require_held.permission);
end
$$;
comment on function api.require_held(uuid, text) is
'Tells apart a list that is empty from one that no role of the caller''s opens.';
grant execute on function api.require_held(uuid, text) to authenticated;
