-- The shapes of members and of nested groups.

-- Who is, was or may become a member, direct ones first. What is sought for the page are keys;
-- a person is put together only when they are on it.
create function muster.lists_members(group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select from muster.my_member_lists as l where l.group_id = lists_members.group_id
  ) or muster.i_manage_all_groups();
end
$$;
comment on function muster.lists_members(uuid) is
'Whether the caller sees every member of a group (K14).';

-- Definer, as the policy of memberships made a plan of more than a thousand lines to open for every
-- list: five times the work of showing a small group. The model compares both in every state.
create function api.listed_members(
  group_id uuid, state text default 'current', most bigint default null, part text default null
) returns table (user_id uuid, joined_at timestamptz, via uuid)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  is_listed boolean := muster.lists_members(listed_members.group_id);
  -- Where the list is closed: oneself, and who leads.
  shown uuid [];
  states text [] := case listed_members.state
    when 'current' then array['active', 'paused']
    when 'previous' then array['left', 'removed']
    when 'participants' then array['active']
    else array[listed_members.state]
  end;
begin
  if not is_listed then
    shown := array(
      select auth.uid()
      union all
      select l.user_id from muster.my_leaders as l where l.group_id = listed_members.group_id
    );
  end if;
  return query
  select f.user_id, f.joined_at, f.via
  from (
    -- State by state, so that an index finds the first of each. A name is looked up for each of
    -- these members alone: joined, it could be looked for among everybody's.
    select m.user_id, m.joined_at, null::uuid as via
    from unnest(states) as s (status)
    cross join lateral (
      select d.user_id, d.joined_at
      from public.group_memberships as d
      where d.group_id = listed_members.group_id and d.status = s.status and d.user_id is not null
        and (listed_members.part is null or position(lower(listed_members.part) in lower((
          select u.full_name from public.users as u where u.id = d.user_id
        ))) > 0)
      order by d.joined_at, d.user_id
      limit listed_members.most
    ) as m
    where is_listed
    union all
    select m.user_id, m.joined_at, null
    from public.group_memberships as m
    where m.group_id = listed_members.group_id and m.user_id = any(shown)
      and m.status = any(states)
    union all
    select n.user_id, n.joined_at, n.via
    from (
      select distinct on (n.user_id) n.user_id, n.joined_at, n.via
      from muster.my_nested_members as n
      where is_listed and listed_members.state in ('current', 'participants')
        and n.group_id = listed_members.group_id
      order by n.user_id, n.joined_at, n.via
    ) as n
  ) as f
  where listed_members.part is null or position(lower(listed_members.part) in lower((
    select u.full_name from public.users as u where u.id = f.user_id
  ))) > 0
  order by f.via is not null, f.joined_at, f.user_id
  limit listed_members.most;
end
$$;
comment on function api.listed_members(uuid, text, bigint, text) is
'The first members that the caller sees, or of those whose name has this part: direct ones, then those who are in through a group (K13); as participants those of them who do not pause.';
grant execute on function api.listed_members(uuid, text, bigint, text) to authenticated;

create function api.members_of(
  group_id uuid, state text default 'current', page_size integer default null,
  page bigint default 1, part text default null
) returns table (
  "userId" uuid, "fullName" text, "avatarUrl" text, status text, "joinedAt" timestamptz,
  "leftAt" timestamptz, roles json, via uuid
)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  is_listed boolean := muster.lists_members(members_of.group_id);
begin
  return query
  select u.id, u.full_name, u.avatar_url, coalesce(m.status, 'active'), l.joined_at, m.left_at,
    case when l.via is null then coalesce(
      (
        select json_agg(r.name order by r.is_leader desc, r.name)
        from public.user_group_roles as h
        join public.group_roles as r on r.id = h.group_role_id
        where h.user_id = l.user_id and h.group_id = members_of.group_id
          -- Who leads is known to every member; the other roles go with the member list.
          and (is_listed or h.is_leader or h.user_id = (select auth.uid()))
      ), '[]'
    ) else (
      select json_agg(r.name order by r.name)
      from public.group_roles as r
      where r.id in (
        select n.group_role_id
        from muster.my_nested_members as n
        where n.group_id = members_of.group_id and n.user_id = l.user_id
      )
    ) end,
    l.via
  from api.listed_members(
    members_of.group_id, members_of.state, members_of.page_size * members_of.page, members_of.part
  ) with ordinality as l (user_id, joined_at, via, place)
  join public.users as u on u.id = l.user_id
  left join public.group_memberships as m
    on l.via is null and m.group_id = members_of.group_id and m.user_id = l.user_id
  where members_of.page_size is null or l.place > (members_of.page - 1) * members_of.page_size
  order by l.place;
end
$$;
comment on function api.members_of(uuid, text, integer, bigint, text) is
'GET /groups/{id}/members: a page of those who are listed, with names and roles.';
grant execute on function api.members_of(uuid, text, integer, bigint, text) to authenticated;

create function api.member_profile(group_id uuid, user_id uuid) returns table (body text)
language plpgsql stable
set search_path = ''
as $$
begin
  perform api.require_group(member_profile.group_id, 'view_member_list');
  perform api.require_group(member_profile.group_id, 'view_member_profiles');
  return query
  with ways as (
    select n.joined_at, n.via, n.group_role_id
    from muster.my_nested_members as n
    where n.group_id = member_profile.group_id and n.user_id = member_profile.user_id
  )
  select row_to_json(v)::text
  from (
    select m.*, u.bio
    from (
      select d."userId", d."fullName", d."avatarUrl", d.status::text, d."joinedAt", d."leftAt",
        d.roles, d.via
      from api.members as d
      where d."groupId" = member_profile.group_id and d."userId" = member_profile.user_id
        -- Who left, and is in by a group still, is in.
        and (d.status in ('active', 'paused') or not exists (select from ways))
      union all
      (
        select n.id, n.full_name, n.avatar_url, 'active', w.joined_at, null,
          (
            select json_agg(r.name order by r.name)
            from public.group_roles as r
            where r.id in (select o.group_role_id from ways as o)
          ), w.via
        from ways as w
        join public.users as n on n.id = member_profile.user_id
        order by w.joined_at, w.via
        limit 1
      )
    ) as m
    left join public.users as u on u.id = m."userId"
  ) as v;
end
$$;
comment on function api.member_profile(uuid, uuid) is
'GET /groups/{id}/members/{userId}: one of those who are listed, with what they say of themselves.';
grant execute on function api.member_profile(uuid, uuid) to authenticated;

create function api.subgroups(group_id uuid, state text default 'current') returns table (
  "groupId" uuid, name text, "memberCount" integer, status text, "awaitsConsentOf" text,
  "roleId" uuid, role text, "joinedAt" timestamptz, "offeredById" uuid
)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  return query
  select g.id, g.name, g.member_count, m.status, m.awaits_consent_of, r.id, r.name, m.joined_at,
    case when m.status = 'invited' then m.added_by_user_id end
  from public.group_memberships as m
  join public.groups as g on g.id = m.member_group_id
  join public.group_roles as r on r.id = m.edge_role_id
  where m.group_id = subgroups.group_id
    and case subgroups.state
      -- A member group is listed to whom members are listed; an offer is leaders' business.
      when 'current' then m.status = 'active' and (
        exists (select from muster.my_member_lists as l where l.group_id = m.group_id)
        or muster.leads(caller_id, m.group_id)
      )
      else m.status = 'invited' and muster.leads(caller_id, m.group_id)
    end;
end
$$;
comment on function api.subgroups(uuid, text) is
'GET /groups/{id}/subgroups: the groups inside a group, or offered to be (K13).';
grant execute on function api.subgroups(uuid, text) to authenticated;

create function api.supergroups(group_id uuid, state text default 'current') returns table (
  "groupId" uuid, name text, "memberCount" integer, status text, "awaitsConsentOf" text,
  "roleId" uuid, role text, "joinedAt" timestamptz, "offeredById" uuid
)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  return query
  select g.id, g.name, g.member_count, m.status, m.awaits_consent_of, r.id, r.name, m.joined_at,
    case when m.status = 'invited' then m.added_by_user_id end
  from public.group_memberships as m
  join public.groups as g on g.id = m.group_id
  join public.group_roles as r on r.id = m.edge_role_id
  where m.member_group_id = supergroups.group_id
    and case supergroups.state
      when 'current' then m.status = 'active' and (
        exists (select from muster.my_access as a where a.group_id = m.member_group_id)
        or muster.leads(caller_id, m.member_group_id)
      )
      else m.status = 'invited' and muster.leads(caller_id, m.member_group_id)
    end;
end
$$;
comment on function api.supergroups(uuid, text) is
'GET /groups/{id}/supergroups: the groups that a group is inside of, or offered to be (K13).';
grant execute on function api.supergroups(uuid, text) to authenticated;

-- After a change; whoever may make it leads one of the two.
create function api.subgroup_answer(group_id uuid, member_group_id uuid)
returns table (body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.caller();
  return query
  select row_to_json(s)::text
  from (
    select *
    from api.subgroups(subgroup_answer.group_id, 'current') as c
    where c."groupId" = subgroup_answer.member_group_id
    union all
    select *
    from api.subgroups(subgroup_answer.group_id, 'offered') as o
    where o."groupId" = subgroup_answer.member_group_id
    union all
    -- To the inner group's leaders, as it shows among their supergroups.
    select subgroup_answer.member_group_id, g.name, g.member_count, i.status,
      i."awaitsConsentOf", i."roleId", i.role, i."joinedAt", i."offeredById"
    from (
      select * from api.supergroups(subgroup_answer.member_group_id, 'current')
      union all
      select * from api.supergroups(subgroup_answer.member_group_id, 'offered')
    ) as i
    join public.groups as g on g.id = subgroup_answer.member_group_id
    where i."groupId" = subgroup_answer.group_id
  ) as s
  limit 1;
end
$$;
comment on function api.subgroup_answer(uuid, uuid) is 'An edge after a change of it.';
grant execute on function api.subgroup_answer(uuid, uuid) to authenticated;

create function api.offer_nesting(group_id uuid, member_group_id uuid, group_role_id uuid)
returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  perform public.offer_nesting(
    offer_nesting.group_id, offer_nesting.member_group_id, offer_nesting.group_role_id);
  return query
  select a.body
  from api.subgroup_answer(offer_nesting.group_id, offer_nesting.member_group_id) as a;
end
$$;
comment on function api.offer_nesting(uuid, uuid, uuid) is 'POST /groups/{id}/subgroups';
grant execute on function api.offer_nesting(uuid, uuid, uuid) to authenticated;

create function api.accept_nesting(
  group_id uuid, member_group_id uuid, group_role_id uuid
)
returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  perform public.accept_nesting(
    accept_nesting.group_id, accept_nesting.member_group_id, accept_nesting.group_role_id);
  return query
  select a.body
  from api.subgroup_answer(accept_nesting.group_id, accept_nesting.member_group_id) as a;
end
$$;
comment on function api.accept_nesting(uuid, uuid, uuid) is
'POST /groups/{id}/subgroups/{groupId}/accept';
grant execute on function api.accept_nesting(uuid, uuid, uuid) to authenticated;
