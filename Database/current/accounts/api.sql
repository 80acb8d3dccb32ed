-- The shapes of the routes under Accounts. Columns are named as the JSON fields.

create function muster.account_json(user_id uuid) returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return (
    select json_build_object(
      'id', u.id, 'email', p.email, 'emailVerified', a.confirmed_at is not null,
      'pendingEmail', muster.pending_email(a.id),
      'fullName', u.full_name, 'avatarUrl', u.avatar_url, 'bio', u.bio,
      'dietaryRequirements', p.dietary_requirements, 'locale', p.locale,
      'timeZone', p.time_zone, 'createdAt', u.created_at
    )::text
    from public.users as u
    join public.user_private as p on p.user_id = u.id
    left join auth.users as a on a.id = u.auth_user_id
    where u.id = account_json.user_id
  );
end
$$;
comment on function muster.account_json(uuid) is 'A person as they see themselves.';

create function api.me() returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return (
    select muster.account_json(muster.caller())
  );
end
$$;
comment on function api.me() is 'GET /me';
grant execute on function api.me() to authenticated;

create view api.sessions with (security_invoker = true) as
select
  s.id, s.created_at as "createdAt", s.refreshed_at as "lastUsedAt",
  s.user_agent as "userAgent", s.address, s.is_current as "isCurrent"
from public.my_sessions() as s;
comment on view api.sessions is 'GET /auth/sessions';
grant select on api.sessions to authenticated;

create view api.notifications with (security_invoker = true) as
select
  n.id, n.kind, n.group_id as "groupId", n.actor_user_id as "actorId", n.data,
  n.created_at as "createdAt", n.read_at as "readAt"
from public.notifications as n;
comment on view api.notifications is 'GET /me/notifications';
grant select on api.notifications to authenticated;

create function api.find_user(email text) returns table (
  id uuid, "fullName" text, "avatarUrl" text
)
language sql stable
set search_path = ''
as $$
  select f.id, f.full_name, f.avatar_url from public.find_user_by_email(email) as f
$$;
comment on function api.find_user(text) is 'GET /users?email=';
grant execute on function api.find_user(text) to authenticated;
