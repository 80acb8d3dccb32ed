-- The kernel's tables under the names of document 002: `group_members` with admin and member,
-- active and inactive. Read under the caller's policies (R4).

create view public.group_members with (security_invoker = true) as
select
  m.group_id, m.user_id,
  case
    when exists (
      select
      from public.user_group_roles as r
      where r.group_id = m.group_id and r.user_id = m.user_id and r.is_leader
    ) then 'admin' else 'member'
  end::public.group_role as role,
  case when m.status = 'active' then 'active' else 'inactive' end::public.member_status as status,
  m.joined_at, m.left_at
from public.group_memberships as m
where m.user_id is not null and m.joined_at is not null;
comment on view public.group_members is
'Memberships as document 002 names them; those who never joined are not in it.';

grant select on public.group_members to authenticated;
