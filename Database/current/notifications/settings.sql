-- What a person wants mailed (K17).

alter table public.notification_settings enable row level security;
revoke all on public.notification_settings
from public, anon, authenticated, service_role, muster_web;
grant select on public.notification_settings to authenticated;
create policy select_own on public.notification_settings for select to authenticated
using (user_id = (select auth.uid()));
create trigger update_notification_settings_updated_at
before update on public.notification_settings
for each row execute function public.update_updated_at_column();

create function public.update_notification_settings(changes jsonb) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  wanted jsonb;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  wanted := coalesce(nullif(changes -> 'kinds', 'null'), '{}');
  if jsonb_typeof(wanted) <> 'object' or exists (
    select
    from jsonb_each(wanted) as w (kind, value)
    where jsonb_typeof(w.value) not in ('boolean', 'null')
  ) then
    raise exception using errcode = '23514', message = 'kinds are true, false or null',
      constraint = 'notification_settings_kinds_values', table = 'notification_settings',
      schema = 'public';
  end if;
  if exists (
    select
    from jsonb_object_keys(wanted) as w (kind)
    where not exists (select from muster.notification_kinds() as k where k.kind = w.kind)
  ) then
    raise exception using errcode = '23514', message = 'there is no such kind',
      constraint = 'notification_settings_kinds_known', table = 'notification_settings',
      schema = 'public';
  end if;
  insert into public.notification_settings (user_id) values (caller_id)
  on conflict on constraint notification_settings_pkey do nothing;
  -- A merge patch: null takes one's choice back, and the default holds again.
  update public.notification_settings as s
  set email = case when changes ? 'email' then coalesce((changes ->> 'email')::boolean, true)
      else s.email end,
    kinds = case when changes -> 'kinds' = 'null' then '{}'
      else jsonb_strip_nulls(s.kinds || wanted) end
  where s.user_id = caller_id;
end
$$;
comment on function public.update_notification_settings(jsonb) is
'Merges which notifications the caller wants mailed: email (false: none), kinds by name.';
grant execute on function public.update_notification_settings(jsonb) to authenticated;

create function api.notification_settings() returns text
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  return (
    select json_build_object(
      'email', coalesce(bool_and(s.email), true),
      'kinds', json_object_agg(
        k.kind, coalesce((s.kinds ->> k.kind)::boolean, k.is_mailed) order by k.kind
      )
    )::text
    from muster.notification_kinds() as k
    left join public.notification_settings as s on s.user_id = caller_id
  );
end
$$;
comment on function api.notification_settings() is 'GET /me/notification-settings';
grant execute on function api.notification_settings() to authenticated;

-- For the web login only: the server has checked the token of the mail.
create function auth.unsubscribe(user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into public.notification_settings as s (user_id, email)
  select u.id, false from public.users as u where u.id = unsubscribe.user_id
  on conflict on constraint notification_settings_pkey do update set email = false;
  if not found then
    raise exception using errcode = 'MU072', message = 'invalid_token';
  end if;
end
$$;
comment on function auth.unsubscribe(uuid) is
'Has no notification mailed to a person any more, as a link in each such mail asks for.';
grant execute on function auth.unsubscribe(uuid) to muster_web;
