-- What surrounds the pages of the web app: who reads, and what they may do in the group shown.

create function api.frame(group_id uuid default null) returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
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
      'isPlatformAdmin', muster.i_manage_all_groups(),
      'group', (
        select json_build_object(
          'id', g.id, 'name', g.name, 'label', g.label, 'isArchived', g.archived_at is not null,
          'status', (
            select m.status from muster.my_memberships as m where m.group_id = g.id
          ),
          -- Of one's own, now or before, not through another group.
          'isDirect', exists (
            select from public.group_memberships as m
            where m.group_id = g.id and m.user_id = caller_id and m.status <> 'invited'
          ),
          'isLeader', exists (
            select from muster.my_access as a where a.group_id = g.id and a.is_leader
          ),
          'isDinner', exists (
            select from public.dinner_groups as d where d.group_id = g.id
          ),
          'permissions', coalesce((
            select json_agg(distinct h.permission) from muster.my_permissions as h
            where h.group_id = g.id
          ), '[]')
        )
        from public.groups as g
        where g.id = frame.group_id and (
          exists (select from muster.my_memberships as m where m.group_id = g.id)
          or (g.is_public and g.archived_at is null) or muster.i_manage_all_groups()
        )
      )
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
