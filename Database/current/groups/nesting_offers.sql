-- Groups are put inside others by consent of both sides, and taken out by either (K13).

create function muster.require_nestable(group_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if exists (
    select from public.groups as g where g.id = require_nestable.group_id and g.archived_at is not null
  ) then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  if exists (
    select
    from public.groups as g
    join public.group_templates as t on t.id = g.created_from_group_template_id
    where g.id = require_nestable.group_id and not t.may_nest
  ) then
    raise exception using errcode = 'MU092', message = 'not_nestable';
  end if;
end
$$;
comment on function muster.require_nestable(uuid) is
'Refuses archived groups, and those whose template never nests, such as crews.';

create function muster.edge_role(group_id uuid, wanted_role_id uuid) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
  found_role public.group_roles;
begin
  select * into found_role
  from public.group_roles as r
  where r.group_id = edge_role.group_id
    and case when wanted_role_id is null then r.is_joiner else r.id = wanted_role_id end
  order by r.created_at, r.id
  limit 1;
  if not found then
    raise exception using errcode = 'MU036', message = 'unknown_role';
  end if;
  if found_role.is_leader then
    raise exception using errcode = '23514', message = 'a leader role on an edge',
      constraint = 'group_memberships_edge_role_not_leader', table = 'group_memberships',
      schema = 'public';
  end if;
  return found_role.id;
end
$$;
comment on function muster.edge_role(uuid, uuid) is
'The role that members of an inner group get: the given one, else that of those who join.';

create function public.offer_nesting(
  group_id uuid, member_group_id uuid, group_role_id uuid default null
) returns text
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  leads_outer boolean;
  leads_inner boolean;
  role_id uuid;
  edge public.group_memberships;
  awaited text;
  asked_group_id uuid;
begin
  if not muster.sees_group(caller_id, offer_nesting.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if offer_nesting.member_group_id is null
    or not muster.sees_group(caller_id, offer_nesting.member_group_id)
  then
    raise exception using errcode = 'MU091', message = 'unknown_group';
  end if;
  -- Before the lock too, so that nobody holds up the graph who has no business with it.
  if not muster.leads(caller_id, offer_nesting.group_id)
    and not muster.leads(caller_id, offer_nesting.member_group_id)
  then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  perform muster.lock_edge(offer_nesting.group_id, offer_nesting.member_group_id);
  leads_outer := muster.leads(caller_id, offer_nesting.group_id);
  leads_inner := muster.leads(caller_id, offer_nesting.member_group_id);
  if not leads_outer and not leads_inner then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  perform muster.require_nestable(offer_nesting.group_id);
  perform muster.require_nestable(offer_nesting.member_group_id);
  if muster.is_inside(offer_nesting.group_id, offer_nesting.member_group_id) then
    raise exception using errcode = 'MU090', message = 'nesting_cycle';
  end if;
  select * into edge
  from public.group_memberships as m
  where m.group_id = offer_nesting.group_id
    and m.member_group_id = offer_nesting.member_group_id;
  if edge.status in ('active', 'paused') then
    raise exception using errcode = 'MU021', message = 'already_member';
  end if;
  -- Both sides have offered: that is consent, in the role that the outer group's side named.
  if edge.status = 'invited' and not (leads_outer and leads_inner)
    and edge.awaits_consent_of = (case when leads_outer then 'outer' else 'inner' end)
  then
    -- The outer side's word on the role, whichever came first; without one, that of joiners.
    role_id := muster.edge_role(offer_nesting.group_id, offer_nesting.group_role_id);
    if not leads_outer then
      role_id := edge.edge_role_id;
    end if;
    update public.group_memberships as m set edge_role_id = role_id where m.id = edge.id;
    perform public.accept_nesting(offer_nesting.group_id, offer_nesting.member_group_id);
    return 'active';
  end if;
  role_id := muster.edge_role(offer_nesting.group_id, offer_nesting.group_role_id);
  awaited := case when leads_outer then 'inner' else 'outer' end;
  if edge.id is null then
    insert into public.group_memberships
    (group_id, member_group_id, edge_role_id, added_by_user_id, status, awaits_consent_of)
    values (
      offer_nesting.group_id, offer_nesting.member_group_id, role_id, caller_id, 'invited',
      awaited
    );
  else
    -- Offering again renews the offer; an edge that has ended begins anew.
    update public.group_memberships as m
    set status = 'invited', edge_role_id = role_id, added_by_user_id = caller_id,
      awaits_consent_of = awaited
    where m.id = edge.id;
  end if;
  if leads_outer and leads_inner then
    perform muster.begin_edge(offer_nesting.group_id, offer_nesting.member_group_id, caller_id);
    return 'active';
  end if;
  -- An offer that is renewed was told of already.
  if edge.status = 'invited' then
    return 'invited';
  end if;
  asked_group_id := case when leads_outer
    then offer_nesting.member_group_id else offer_nesting.group_id end;
  perform muster.notify_leaders(asked_group_id, 'nesting_offered', jsonb_build_object(
    'outerGroupId', offer_nesting.group_id, 'innerGroupId', offer_nesting.member_group_id));
  return 'invited';
end
$$;
comment on function public.offer_nesting(uuid, uuid, uuid) is
'Offers to put a group inside another; whoever leads both needs nobody''s consent (K13).';
grant execute on function public.offer_nesting(uuid, uuid, uuid) to authenticated;

create function muster.most_nested_pairs() returns bigint
language sql immutable
set search_path = ''
as $$ select 20000 $$;
comment on function muster.most_nested_pairs() is
'How many pairs of an inner and an outer group one edge may make: what it costs under the graph''s lock.';

create function muster.require_small_edge(group_id uuid, member_group_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if (
    select count(distinct c.inner_group_id) + 1 from muster.group_closure as c
    where c.outer_group_id = require_small_edge.member_group_id
  ) * (
    select count(distinct c.outer_group_id) + 1 from muster.group_closure as c
    where c.inner_group_id = require_small_edge.group_id
  ) > muster.most_nested_pairs() then
    raise exception using errcode = 'MU099', message = 'nesting_too_large';
  end if;
end
$$;
comment on function muster.require_small_edge(uuid, uuid) is
'Refuses an edge that would hold up everybody else''s for long.';

create function muster.begin_edge(group_id uuid, member_group_id uuid, consenting_user_id uuid)
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_small_edge(begin_edge.group_id, begin_edge.member_group_id);
  update public.group_memberships as m
  set status = 'active', awaits_consent_of = null, added_by_user_id = consenting_user_id
  where m.group_id = begin_edge.group_id and m.member_group_id = begin_edge.member_group_id;
end
$$;
comment on function muster.begin_edge(uuid, uuid, uuid) is 'Makes an offered edge hold.';

-- The edge, once it and both groups are locked. Who leads neither group is told of nothing.
create function muster.lock_edge_of_mine(group_id uuid, member_group_id uuid)
returns public.group_memberships
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  edge public.group_memberships;
begin
  for attempt in 1..2 loop
    select m.* into edge
    from public.group_memberships as m
    where m.group_id = lock_edge_of_mine.group_id
      and m.member_group_id = lock_edge_of_mine.member_group_id;
    if not found or not (
      muster.leads(caller_id, lock_edge_of_mine.group_id)
      or muster.leads(caller_id, lock_edge_of_mine.member_group_id)
    ) then
      if muster.sees_group(caller_id, lock_edge_of_mine.group_id)
        and muster.sees_group(caller_id, lock_edge_of_mine.member_group_id)
        and edge.id is not null and edge.status = 'active'
      then
        raise exception using errcode = 'MU011', message = 'forbidden',
          detail = json_build_object('permission', 'leader');
      end if;
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    if attempt = 1 then
      -- And then once more, as it is under the lock.
      perform muster.lock_edge(
        lock_edge_of_mine.group_id, lock_edge_of_mine.member_group_id);
    end if;
  end loop;
  return edge;
end
$$;
comment on function muster.lock_edge_of_mine(uuid, uuid) is
'Locks an edge for a leader of either side and returns it.';

create function public.accept_nesting(
  group_id uuid, member_group_id uuid, group_role_id uuid default null
) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  edge public.group_memberships :=
    muster.lock_edge_of_mine(accept_nesting.group_id, accept_nesting.member_group_id);
  asked_group_id uuid := case edge.awaits_consent_of
    when 'outer' then edge.group_id else edge.member_group_id end;
  other_group_id uuid := case edge.awaits_consent_of
    when 'outer' then edge.member_group_id else edge.group_id end;
begin
  if edge.status = 'active' then
    return;
  end if;
  if edge.status <> 'invited' then
    raise exception using errcode = 'MU022', message = 'invite_not_pending';
  end if;
  -- Whoever agrees, agrees to what they have read.
  if edge.edge_role_id <> accept_nesting.group_role_id then
    raise exception using errcode = 'MU098', message = 'offer_changed';
  end if;
  if not muster.leads(caller_id, asked_group_id) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'leader');
  end if;
  -- The other side's consent is worth what its giver is worth now (as K8 has it).
  if not muster.leads(edge.added_by_user_id, other_group_id) then
    raise exception using errcode = 'MU029', message = 'inviter_may_not_invite';
  end if;
  perform muster.require_nestable(edge.group_id);
  perform muster.require_nestable(edge.member_group_id);
  perform muster.notify_leaders(other_group_id, 'nesting_accepted', jsonb_build_object(
    'outerGroupId', edge.group_id, 'innerGroupId', edge.member_group_id));
  perform muster.begin_edge(edge.group_id, edge.member_group_id, caller_id);
end
$$;
comment on function public.accept_nesting(uuid, uuid, uuid) is
'Agrees to an offered nesting, as a leader of the side that was asked; with a role, to that one only (K13).';
grant execute on function public.accept_nesting(uuid, uuid, uuid) to authenticated;

-- What was offered and never held is gone; what held before is what it was; what holds ends, by the
-- side that ends it.
create function muster.end_edges(edge_ids uuid [], ending_group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  delete from public.group_memberships as m
  where m.id = any(edge_ids) and m.status = 'invited' and m.joined_at is null;
  update public.group_memberships as m
  set status = case
      when m.status = 'invited' then m.status_before_invite
      when m.member_group_id = any(ending_group_ids) then 'left'
      else 'removed' end
  where m.id = any(edge_ids) and m.status in ('invited', 'active', 'paused');
end
$$;
comment on function muster.end_edges(uuid [], uuid []) is
'Ends edges and offers of them, with the groups whose doing it is.';

create function public.end_nesting(group_id uuid, member_group_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  edge public.group_memberships :=
    muster.lock_edge_of_mine(end_nesting.group_id, end_nesting.member_group_id);
  leads_inner boolean := muster.leads(caller_id, edge.member_group_id);
  other_group_id uuid := case when leads_inner then edge.group_id else edge.member_group_id end;
begin
  if edge.status not in ('invited', 'active', 'paused') then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.end_edges(
    array[edge.id], array[case when leads_inner then edge.member_group_id else edge.group_id end]);
  perform muster.notify_leaders(other_group_id, 'nesting_ended', jsonb_build_object(
    'outerGroupId', edge.group_id, 'innerGroupId', edge.member_group_id));
end
$$;
comment on function public.end_nesting(uuid, uuid) is
'Takes a group out of another, or ends an offer of it, as a leader of either (K13).';
grant execute on function public.end_nesting(uuid, uuid) to authenticated;

create function muster.end_edges_of(group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  edge_ids uuid [] := array(
    select m.id
    from public.group_memberships as m
    where (m.group_id = any(group_ids) and m.member_group_id is not null
        or m.member_group_id = any(group_ids))
      and m.status in ('invited', 'active', 'paused')
  );
begin
  if edge_ids = '{}' then
    return;
  end if;
  -- Who comes here without the graph became the last member at this moment: the order of locks
  -- would be wrong, and the same again goes through.
  if not exists (
    select from muster.graph as g where g.locked_by = pg_current_xact_id()
  ) then
    raise exception using errcode = 'serialization_failure', message = 'nested meanwhile';
  end if;
  perform muster.end_edges(edge_ids, group_ids);
end
$$;
comment on function muster.end_edges_of(uuid []) is
'Ends every edge and offer of groups, on both sides: they are being archived (K13).';
