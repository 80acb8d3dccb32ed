-- Bans (A3): from the next request on, on every server, a person is not let in. They stay where
-- they are, with their roles: a ban moves no leadership (K7).

create function public.ban_user(user_id uuid, until timestamptz, reason text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_all_groups');
  account auth.users;
begin
  if ban_user.user_id = caller_id then
    raise exception using errcode = 'MU086', message = 'not_oneself';
  end if;
  -- The lock is against signing in and against being made an admin at the same time.
  select * into account from auth.users as u where u.id = ban_user.user_id for no key update;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- Admins are equals: first the role is taken, which is another's decision to see.
  if muster.is_platform_admin(account.id) then
    raise exception using errcode = 'MU087', message = 'admin_protected';
  end if;
  if until <= clock_timestamp() then
    raise exception using errcode = '23514', message = 'a ban ends in the future',
      constraint = 'bans_until_future', table = 'bans', schema = 'muster';
  end if;
  insert into muster.bans as b (user_id, banned_by_user_id, reason)
  values (account.id, caller_id, btrim(ban_user.reason))
  on conflict on constraint bans_pkey do update
  set banned_by_user_id = excluded.banned_by_user_id, reason = excluded.reason,
    banned_at = excluded.banned_at;
  update auth.users as u set banned_until = coalesce(ban_user.until, 'infinity')
  where u.id = account.id;
  update auth.sessions as s set ended_at = clock_timestamp()
  where s.user_id = account.id and s.ended_at is null;
  perform muster.audit('account.banned', null, 'users', account.id, account.id, null,
    jsonb_strip_nulls(jsonb_build_object('until', ban_user.until)));
  return account.id;
end
$$;
comment on function public.ban_user(uuid, timestamptz, text) is
'Keeps a person out until a time, or for good, and ends their sessions (A3).';
grant execute on function public.ban_user(uuid, timestamptz, text) to authenticated;

create function public.unban_user(user_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  account auth.users;
begin
  perform muster.require_platform_permission('manage_all_groups');
  select * into account from auth.users as u where u.id = unban_user.user_id for no key update;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if account.banned_until is not null then
    update auth.users as u set banned_until = null where u.id = account.id;
    delete from muster.bans as b where b.user_id = account.id;
    perform muster.audit('account.unbanned', null, 'users', account.id, account.id, null, null);
  end if;
  return account.id;
end
$$;
comment on function public.unban_user(uuid) is 'Lets a banned person in again.';
grant execute on function public.unban_user(uuid) to authenticated;
