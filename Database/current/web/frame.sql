-- What surrounds the pages of the web app: who reads, and what they may do in the group shown.

create function muster.frame_of_group(group_id uuid, user_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
declare
  own_status text := (
    select m.status
    from public.group_memberships as m
    where m.group_id = frame_of_group.group_id and m.user_id = frame_of_group.user_id
  );
  -- Null: active in no way.
  is_leader boolean;
  role_ids uuid [];
begin
  select bool_or(a.is_leader), array_agg(r.role_id) into is_leader, role_ids
  from muster.access_of(frame_of_group.user_id, frame_of_group.group_id) as a
  left join unnest(a.role_ids) as r (role_id) on true;
  return (
    select json_build_object(
      'id', g.id, 'name', g.name, 'label', g.label, 'isArchived', g.archived_at is not null,
      -- Where a former member is in again through another group, that is what counts.
      'status', case when is_leader is not null then 'active' else own_status end,
      -- Of one's own, now or before, not through another group.
      'isDirect', coalesce(own_status <> 'invited', false),
      'isLeader', coalesce(is_leader, false),
      'isDinner', exists (select from public.dinner_groups as d where d.group_id = g.id),
      'permissions', coalesce((
        select json_agg(p.name)
        from public.permissions as p
        where p.scope = 'group' and (
          is_leader or p.id in (
            select h.permission_id
            from public.group_role_permissions as h
            where h.group_role_id = any(role_ids) and h.granted
          )
        )
      ), '[]')
    )
    from public.groups as g
    where g.id = frame_of_group.group_id and (
      own_status is not null or is_leader is not null
      or (g.is_public and g.archived_at is null) or muster.i_manage_all_groups()
    )
  );
end
$$;
comment on function muster.frame_of_group(uuid, uuid) is
'The group that a page is about, and what a person is and may do there; null if it is hidden.';

create function api.frame(group_id uuid default null) returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  around json;
begin
  if frame.group_id is not null then
    around := muster.frame_of_group(frame.group_id, caller_id);
  end if;
  return (
    select json_build_object(
      'userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url, 'email', p.email,
      'emailVerified', exists (
        select from auth.users as a where a.id = u.auth_user_id and a.confirmed_at is not null
      ),
      'locale', p.locale, 'timeZone', p.time_zone,
      'unread', (
        select count(*) from (
          select from public.notifications as n
          where n.user_id = caller_id and n.read_at is null limit 100
        ) as waiting
      ),
      'isPlatformAdmin', muster.i_manage_all_groups(), 'group', around
    )::text
    from public.users as u
    join public.user_private as p on p.user_id = u.id
    where u.id = caller_id
  );
end
$$;
comment on function api.frame(uuid) is
'What surrounds a page: the caller, what waits for them, and what they may do in a group.';
grant execute on function api.frame(uuid) to authenticated;

create function api.renew_session() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  update auth.sessions as s
  set refreshed_at = clock_timestamp()
  where s.id = muster.current_session_id() and s.user_id = muster.caller()
    and s.ended_at is null;
end
$$;
comment on function api.renew_session() is
'Notes that the session of the request is in use, as renewing its tokens does (A2).';
grant execute on function api.renew_session() to authenticated;
