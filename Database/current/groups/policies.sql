-- Who reads which rows of the kernel (R1, R2). All writes go through functions, which check the
-- caller; so the policies here are for reading, and nobody but the owner may write.
--
-- `(select auth.uid())` and subqueries without outer references are evaluated once a query.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.permissions', 'public.role_templates', 'public.role_template_permissions',
    'public.group_templates', 'public.group_template_roles',
    'public.platform_roles', 'public.platform_role_permissions', 'public.user_platform_roles',
    'public.groups', 'public.group_join_codes', 'public.group_holds',
    'public.group_roles', 'public.group_role_permissions', 'public.group_memberships',
    'public.membership_spells', 'public.user_group_roles', 'public.invites',
    'public.invite_uses', 'public.audit_log', 'public.notifications',
    'muster.direct_access', 'muster.group_closure', 'muster.graph'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

-- muster.direct_access and muster.group_closure are nobody's to read: the views of access.sql
-- show each caller their own.

-- The catalogue: the same for everybody who is signed in -----------------------------------------

grant select on public.permissions, public.role_templates, public.role_template_permissions,
public.group_templates, public.group_template_roles, public.platform_roles,
public.platform_role_permissions to authenticated;

create policy select_all on public.permissions for select to authenticated using (true);
create policy select_all on public.role_templates for select to authenticated using (true);
create policy select_all on public.role_template_permissions
for select to authenticated using (true);
create policy select_all on public.group_templates for select to authenticated using (true);
create policy select_all on public.group_template_roles for select to authenticated using (true);
create policy select_all on public.platform_roles for select to authenticated using (true);
create policy select_all on public.platform_role_permissions
for select to authenticated using (true);

grant select on public.user_platform_roles to authenticated;
create policy select_own on public.user_platform_roles for select to authenticated
using (user_id = (select auth.uid()));
create policy select_admin on public.user_platform_roles for select to authenticated
using ((select muster.i_manage_all_groups()));

-- Groups ---------------------------------------------------------------------------------------

-- Who has nothing to do with a public group sees of it what api.public_groups shows (K14).
grant select on public.groups to authenticated;

-- One policy, so that a query weighs one condition: of my own, whatever my state in it (K5, K6),
-- or reached through a member group, or I am a platform admin.
create policy select_member on public.groups for select to authenticated
using (
  exists (select from muster.my_groups as a where a.group_id = groups.id)
  or (select muster.i_manage_all_groups())
);

grant select on public.group_join_codes to authenticated;
create policy select_member on public.group_join_codes for select to authenticated
using (exists (select from muster.my_access as a where a.group_id = group_join_codes.group_id));

grant select on public.group_holds to authenticated;
create policy select_member on public.group_holds for select to authenticated
using (group_id in (select a.group_id from muster.my_access as a));

-- Roles ----------------------------------------------------------------------------------------

grant select on public.group_roles to authenticated;
create policy select_member on public.group_roles for select to authenticated
using (
  group_id in (select a.group_id from muster.my_access as a)
  -- A paused member keeps roles without effect (K6) and is told which.
  or id in (
    select r.group_role_id
    from public.user_group_roles as r where r.user_id = (select auth.uid())
  )
  or (select muster.i_manage_all_groups())
);

grant select on public.group_role_permissions to authenticated;
create policy select_member on public.group_role_permissions for select to authenticated
using (
  group_id in (select a.group_id from muster.my_access as a)
  or (select muster.i_manage_all_groups())
);

-- Who leads is known to every member; the other roles go with the member list.
grant select on public.user_group_roles to authenticated;
create policy select_member on public.user_group_roles for select to authenticated
using (
  user_id = (select auth.uid())
  or (is_leader and (group_id, user_id) in (
    select l.group_id, l.user_id from muster.my_leaders as l
  ))
  or group_id in (select l.group_id from muster.my_member_lists as l)
  or (select muster.i_manage_all_groups())
);

-- Memberships ----------------------------------------------------------------------------------

grant select on public.group_memberships to authenticated;
create policy select_member on public.group_memberships for select to authenticated
using (
  user_id = (select auth.uid())
  or (
    (member_group_id is null or status <> 'invited')
    and group_id in (select l.group_id from muster.my_member_lists as l)
  )
  or (group_id, user_id) in (select l.group_id, l.user_id from muster.my_leaders as l)
  -- What one's own group is inside of; offers are for leaders.
  or (
    status <> 'invited' and member_group_id in (select a.group_id from muster.my_access as a)
  )
  or (
    member_group_id is not null and status = 'invited'
    and (
      group_id in (select a.group_id from muster.my_access as a where a.is_leader)
      or member_group_id in (select a.group_id from muster.my_access as a where a.is_leader)
    )
  )
  or (select muster.i_manage_all_groups())
);

grant select on public.membership_spells to authenticated;
create policy select_member on public.membership_spells for select to authenticated
using (
  user_id = (select auth.uid())
  or group_id in (select l.group_id from muster.my_member_lists as l)
  or (select muster.i_manage_all_groups())
);

-- Invitations ----------------------------------------------------------------------------------

grant select (
  id, group_id, inviter_id, invitee_email, invitee_user_id, group_role_id, max_uses, use_count,
  message, status, created_at, updated_at, expires_at, responded_at
) on public.invites to authenticated;
create policy select_concerned on public.invites for select to authenticated
using (
  inviter_id = (select auth.uid())
  or invitee_user_id = (select auth.uid())
  or invitee_email operator(extensions.=) (select muster.my_verified_email())
  or group_id in (
    select p.group_id from muster.my_permissions as p where p.permission = 'invite_members'
  )
  or (select muster.i_manage_all_groups())
);

grant select on public.invite_uses to authenticated;
create policy select_own on public.invite_uses for select to authenticated
using (user_id = (select auth.uid()));

-- History --------------------------------------------------------------------------------------

grant select on public.audit_log to authenticated, service_role;
create policy select_leader on public.audit_log for select to authenticated
using (
  group_id in (select a.group_id from muster.my_access as a where a.is_leader)
  or (select muster.i_manage_all_groups())
);
create policy select_service on public.audit_log for select to service_role using (true);

grant select on public.notifications to authenticated;
grant update (read_at) on public.notifications to authenticated;
create policy select_own on public.notifications for select to authenticated
using (user_id = (select auth.uid()));
create policy update_own on public.notifications for update to authenticated
using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
