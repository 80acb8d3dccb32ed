-- Platform admins (K11, K12): who holds the platform role of that name. One admin makes another;
-- the first, and one after the last, comes by the command line.

create function muster.is_platform_admin(user_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from public.user_platform_roles as h
    join public.platform_roles as r on r.id = h.platform_role_id
    where h.user_id = is_platform_admin.user_id and r.name = 'Platform Admin'
  );
end
$$;
comment on function muster.is_platform_admin(uuid) is 'Whether a person holds the role Platform Admin.';

-- One at a time gives or takes the role: the row of the role is the lock. Then the person's.
create function muster.lock_platform_admins() returns uuid
language plpgsql volatile
set search_path = ''
as $$
declare
  role_id uuid;
begin
  perform muster.require_read_committed();
  select r.id into role_id
  from public.platform_roles as r where r.name = 'Platform Admin' for update;
  return role_id;
end
$$;
comment on function muster.lock_platform_admins() is
'Locks who is a platform admin, and answers the role.';

create function muster.give_platform_admin(user_id uuid, assigned_by uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  role_id uuid := muster.lock_platform_admins();
  account auth.users;
begin
  -- The lock is against a ban at the same time.
  select * into account
  from auth.users as u where u.id = give_platform_admin.user_id for no key update;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  -- Somebody else may have signed up with the address of whom is meant.
  if account.confirmed_at is null then
    raise exception using errcode = 'MU014', message = 'email_not_verified';
  end if;
  if account.banned_until > clock_timestamp() then
    raise exception using errcode = 'MU071', message = 'account_banned';
  end if;
  insert into public.user_platform_roles (user_id, platform_role_id, assigned_by_user_id)
  values (account.id, role_id, assigned_by)
  on conflict on constraint user_platform_roles_pkey do nothing;
end
$$;
comment on function muster.give_platform_admin(uuid, uuid) is
'Gives the role Platform Admin to a verified person who is not banned.';

create function public.give_platform_admin(user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_platform_settings');
begin
  -- K12: nobody grants what they lack.
  if exists (
    select
    from public.platform_roles as r
    join public.platform_role_permissions as g on g.platform_role_id = r.id
    join public.permissions as p on p.id = g.permission_id
    where r.name = 'Platform Admin' and not muster.has_platform_permission(caller_id, p.name)
  ) then
    raise exception using errcode = 'MU012', message = 'role_above_own';
  end if;
  perform muster.give_platform_admin(give_platform_admin.user_id, caller_id);
end
$$;
comment on function public.give_platform_admin(uuid) is 'Makes a person a platform admin (K12).';
grant execute on function public.give_platform_admin(uuid) to authenticated;

create function public.take_platform_admin(user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_platform_settings');
  role_id uuid := muster.lock_platform_admins();
begin
  if not muster.is_platform_admin(take_platform_admin.user_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if exists (
    select
    from public.platform_role_permissions as g
    join public.permissions as p on p.id = g.permission_id
    where g.platform_role_id = role_id and not muster.has_platform_permission(caller_id, p.name)
  ) then
    raise exception using errcode = 'MU012', message = 'role_above_own';
  end if;
  if not exists (
    select
    from public.user_platform_roles as h
    where h.platform_role_id = role_id and h.user_id <> take_platform_admin.user_id
  ) then
    raise exception using errcode = 'MU085', message = 'last_admin';
  end if;
  delete from public.user_platform_roles as h
  where h.platform_role_id = role_id and h.user_id = take_platform_admin.user_id;
end
$$;
comment on function public.take_platform_admin(uuid) is
'Takes the role Platform Admin from a person, but not from the last one (K12).';
grant execute on function public.take_platform_admin(uuid) to authenticated;

-- For `muster admin`: whoever owns the database needs nobody's leave, and may take the last one's.
create function muster.set_platform_admin(email text, is_admin boolean) returns boolean
language plpgsql volatile
set search_path = ''
as $$
declare
  role_id uuid := muster.lock_platform_admins();
  person_id uuid;
begin
  select u.id into person_id
  from auth.users as u
  where u.email operator(extensions.=) set_platform_admin.email::extensions.citext;
  if not found then
    raise exception using errcode = 'MU037', message = 'unknown_user';
  end if;
  if muster.is_platform_admin(person_id) = is_admin then
    return false;
  end if;
  if is_admin then
    perform muster.give_platform_admin(person_id, null);
  else
    delete from public.user_platform_roles as h
    where h.platform_role_id = role_id and h.user_id = person_id;
  end if;
  return true;
end
$$;
comment on function muster.set_platform_admin(text, boolean) is
'Gives or takes the role Platform Admin by address; whether that changed anything. For the operator.';

create function muster.platform_admins()
returns table (email text, full_name text, since timestamptz)
language sql stable
set search_path = ''
as $$
  select a.email::text, u.full_name, h.assigned_at
  from public.user_platform_roles as h
  join public.platform_roles as r on r.id = h.platform_role_id and r.name = 'Platform Admin'
  join public.users as u on u.id = h.user_id
  join auth.users as a on a.id = u.auth_user_id
  order by h.assigned_at, a.email
$$;
comment on function muster.platform_admins() is 'Who is a platform admin; for the operator.';
