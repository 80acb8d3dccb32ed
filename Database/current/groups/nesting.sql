-- Groups inside groups (K13). An edge is a membership whose member is a group; it carries a role
-- of the outer group. muster.group_closure says which groups are inside which, at any depth, and
-- in which role; only changes of edges write it, under one lock, so that joining and leaving
-- cost nothing more, however groups are nested.

create function muster.lock_graph() returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_read_committed();
  -- A transaction that has raised the version already holds the lock.
  update muster.graph as g set version = g.version + 1, locked_by = pg_current_xact_id()
  where g.locked_by is distinct from pg_current_xact_id();
end
$$;
comment on function muster.lock_graph() is
'Takes the lock of all edges; before any group''s (R5).';

create function muster.has_edges(group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from public.group_memberships as m
    where m.group_id = has_edges.group_id and m.member_group_id is not null
  ) or exists (
    select from public.group_memberships as m where m.member_group_id = has_edges.group_id
  );
end
$$;
comment on function muster.has_edges(uuid) is
'Whether a group is or was nested, or offered to be, on either side.';

-- For what may end edges of a group: the graph, then the group and all that share an edge with
-- it, by id (R5).
create function muster.lock_with_neighbours(group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.lock_graph();
  perform muster.lock_group(n.id)
  from (
    select lock_with_neighbours.group_id as id
    union
    select m.member_group_id
    from public.group_memberships as m
    where m.group_id = lock_with_neighbours.group_id and m.member_group_id is not null
    union
    select m.group_id
    from public.group_memberships as m
    where m.member_group_id = lock_with_neighbours.group_id
    order by id
  ) as n;
end
$$;
comment on function muster.lock_with_neighbours(uuid) is
'Locks the graph, then a group together with those it shares an edge with.';

-- A group without other active members ends with whoever goes.
create function muster.lock_if_it_may_end(group_id uuid, leaving_user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if (
    select bool_and(a.user_id = leaving_user_id)
    from muster.direct_access as a
    where a.group_id = lock_if_it_may_end.group_id and a.status = 'active'
  ) then
    perform muster.lock_with_neighbours(lock_if_it_may_end.group_id);
  end if;
end
$$;
comment on function muster.lock_if_it_may_end(uuid, uuid) is
'Locks what archiving a group takes, when a person is its last active member.';

create function muster.is_inside(inner_group_id uuid, outer_group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    with recursive around (group_id) as (
      select is_inside.inner_group_id
      union
      select m.group_id
      from around as a
      join public.group_memberships as m on m.member_group_id = a.group_id
      where m.status = 'active'
    )
    select from around as a where a.group_id = is_inside.outer_group_id
  );
end
$$;
comment on function muster.is_inside(uuid, uuid) is
'Whether a group is another one, or inside it at any depth, also where inheritance is off.';

create function muster.refresh_closure(changed_group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- All that is inside a changed group reaches what it reaches. An edge into a group whose
  -- settings turn inheritance off leads nowhere.
  with recursive inside (group_id) as (
    select unnest(changed_group_ids)
    union
    select m.member_group_id
    from inside as i
    join public.group_memberships as m on m.group_id = i.group_id
    where m.member_group_id is not null and m.status = 'active'
  ),
  reached (inner_group_id, outer_group_id, group_role_id) as (
    select i.group_id, m.group_id, m.edge_role_id
    from inside as i
    join public.group_memberships as m on m.member_group_id = i.group_id
    join public.groups as g on g.id = m.group_id
    where m.status = 'active' and g.settings -> 'inheritance' is distinct from 'false'
    union
    select r.inner_group_id, m.group_id, m.edge_role_id
    from reached as r
    join public.group_memberships as m on m.member_group_id = r.outer_group_id
    join public.groups as g on g.id = m.group_id
    where m.status = 'active' and g.settings -> 'inheritance' is distinct from 'false'
  ),
  gone as (
    delete from muster.group_closure as c
    using inside as i
    where c.inner_group_id = i.group_id
      and not exists (
        select
        from reached as r
        where r.inner_group_id = c.inner_group_id and r.outer_group_id = c.outer_group_id
          and r.group_role_id = c.group_role_id
      )
  )
  insert into muster.group_closure (inner_group_id, outer_group_id, group_role_id)
  select r.inner_group_id, r.outer_group_id, r.group_role_id
  from reached as r
  on conflict on constraint group_closure_pkey do nothing;
end
$$;
comment on function muster.refresh_closure(uuid []) is
'Makes muster.group_closure say what the edges say, for groups and all that is inside them.';

-- For each statement, so that many edges that end together cost one look at the graph. Held already
-- by the functions below; whoever else writes edges waits here.
create function muster.follow_edges() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  changed uuid [];
begin
  if tg_op = 'DELETE' then
    changed := array(
      select distinct o.member_group_id from old_rows as o
      where o.member_group_id is not null and o.status = 'active'
    );
  else
    changed := array(
      select distinct n.member_group_id from new_rows as n where n.member_group_id is not null
    );
  end if;
  if changed = '{}' then
    return null;
  end if;
  perform muster.lock_graph();
  if tg_op <> 'DELETE' then
    if exists (
      select
      from new_rows as n
      where n.member_group_id is not null and n.status = 'active'
        and muster.is_inside(n.group_id, n.member_group_id)
    ) then
      raise exception using errcode = 'MU090', message = 'nesting_cycle';
    end if;
  end if;
  perform muster.refresh_closure(changed);
  return null;
end
$$;
comment on function muster.follow_edges() is
'Refuses cycles, whoever writes the edges, and keeps muster.group_closure (K13).';
create trigger follow_edges_insert after insert on public.group_memberships
referencing new table as new_rows
for each statement execute function muster.follow_edges();
create trigger follow_edges_update after update on public.group_memberships
referencing new table as new_rows
for each statement execute function muster.follow_edges();
create trigger follow_edges_delete after delete on public.group_memberships
referencing old table as old_rows
for each statement execute function muster.follow_edges();

create function muster.follow_inheritance() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if muster.has_edges(new.id) then
    perform muster.lock_graph();
    perform muster.refresh_closure(array[new.id]);
  end if;
  return null;
end
$$;
comment on function muster.follow_inheritance() is
'Keeps muster.group_closure when a group turns inheritance on or off (K13).';
create trigger follow_inheritance after update of settings on public.groups
for each row when (old.settings -> 'inheritance' is distinct from new.settings -> 'inheritance')
execute function muster.follow_inheritance();

-- The graph and both groups, by id; then the groups as they are now.
create function muster.lock_edge(outer_group_id uuid, inner_group_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.lock_graph();
  perform muster.lock_group(least(outer_group_id, inner_group_id));
  perform muster.lock_group(greatest(outer_group_id, inner_group_id));
end
$$;
comment on function muster.lock_edge(uuid, uuid) is 'Locks an edge and the groups at its ends.';
