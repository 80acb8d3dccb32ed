-- Who sees which accounts (R1, R2, A6). auth is nobody's to read.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'auth.users', 'auth.sessions', 'auth.refresh_tokens', 'auth.one_time_tokens',
    'auth.rate_limits', 'public.users', 'public.user_private',
    'muster.mails', 'muster.idempotency_keys', 'muster.bans', 'muster.analytics',
    'public.platform_settings'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

grant select on public.users to authenticated;
grant update (full_name, avatar_url, bio) on public.users to authenticated;
-- A6: oneself, and whoever one sees as a member somewhere: the policy of memberships knows who
-- is shown whom, so a hidden member list (K14) stays hidden here too.
create policy select_acquainted on public.users for select to authenticated
using (
  id = (select auth.uid())
  or exists (select from public.group_memberships as m where m.user_id = users.id)
  or exists (select from muster.my_nested_members as n where n.user_id = users.id)
  or (select muster.i_manage_all_groups())
);
create policy update_own on public.users for update to authenticated
using (id = (select auth.uid()) and is_active) with check (id = (select auth.uid()));

grant select on public.user_private to authenticated;
grant update (dietary_requirements, locale, time_zone) on public.user_private to authenticated;
create policy select_own on public.user_private for select to authenticated
using (user_id = (select auth.uid()));
create policy update_own on public.user_private for update to authenticated
using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

create view public.profiles with (security_invoker = true) as
select u.id, u.full_name, u.avatar_url, u.bio, u.is_active, u.created_at, u.updated_at
from public.users as u;
comment on view public.profiles is 'People as document 002 names them.';
grant select on public.profiles to authenticated;
