-- Everything that is kept of a person (A7), as they get it: one function a module. A test holds
-- it against the catalog: a table that names a person is in here, or in a list that says why not.

create function muster.history_limit() returns integer
language sql immutable
set search_path = ''
as $$
  select 10000
$$;
comment on function muster.history_limit() is
'How many entries of a history one export holds; what is older is asked for by the last one''s id.';

create function muster.export_account(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'account', muster.account_json(export_account.user_id)::jsonb,
    'emailVerifiedAt', (
      select a.confirmed_at from auth.users as a where a.id = export_account.user_id
    ),
    'lastSignInAt', (
      select p.last_sign_in_at
      from public.user_private as p where p.user_id = export_account.user_id
    ),
    'sessions', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', s.id, 'createdAt', s.created_at, 'lastUsedAt', s.refreshed_at,
        'endedAt', s.ended_at, 'userAgent', s.user_agent, 'address', s.address
      ) order by s.created_at, s.id), '[]')
      from auth.sessions as s where s.user_id = export_account.user_id
    ),
    'notificationSettings', (
      select jsonb_build_object('email', n.email, 'kinds', n.kinds)
      from public.notification_settings as n where n.user_id = export_account.user_id
    ),
    'bans', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'reason', b.reason, 'bannedAt', b.banned_at
      )), '[]')
      from muster.bans as b where b.user_id = export_account.user_id
    ),
    'platformRoles', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', r.name, 'assignedAt', h.assigned_at
      ) order by r.name), '[]')
      from public.user_platform_roles as h
      join public.platform_roles as r on r.id = h.platform_role_id
      where h.user_id = export_account.user_id
    )
  );
end
$$;
comment on function muster.export_account(uuid) is 'What accounts keep of a person.';

create function api.my_export(audit_before bigint) returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  return (
    jsonb_build_object('exportedAt', clock_timestamp())
    || muster.export_account(caller_id)
    || muster.export_groups(caller_id)
    || muster.export_events(caller_id)
    || muster.export_expenses(caller_id)
    || muster.export_chats(caller_id)
    || muster.export_blocks(caller_id)
    || muster.export_forums(caller_id)
    || muster.export_feedback(caller_id)
    || muster.export_dinners(caller_id)
    || muster.export_lunch(caller_id)
    || muster.export_journeys(caller_id)
    || muster.export_history(caller_id, audit_before)
  )::text;
end
$$;
comment on function api.my_export(bigint) is 'GET /me/export (A7)';
grant execute on function api.my_export(bigint) to authenticated;
