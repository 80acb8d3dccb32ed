-- Who reads which feedback: its author; whom it was given to, as long as they hold receive_feedback
-- or are no active member any more (K5, K6); and whoever holds view_member_feedback.

create view muster.my_feedback with (security_barrier = true) as
select f.id
from public.feedback as f
where f.withdrawn_at is null and (
  f.author_id = (select auth.uid())
  or (
    f.recipient_id = (select auth.uid())
    and (
      f.group_id in (
        select p.group_id from muster.my_permissions as p where p.permission = 'receive_feedback'
      )
      or f.group_id not in (select a.group_id from muster.my_access as a)
    )
  )
  or f.group_id in (
    select p.group_id from muster.my_permissions as p where p.permission = 'view_member_feedback'
  )
);
comment on view muster.my_feedback is
'The feedback that the caller reads: as the policy of the table has it, for functions that see all.';
grant select on muster.my_feedback to authenticated;

do $$
begin
  alter table public.feedback enable row level security;
  revoke all on public.feedback from public, anon, authenticated, service_role, muster_web;
end
$$;
grant select on public.feedback to authenticated;
create policy select_concerned on public.feedback for select to authenticated
using (
  withdrawn_at is null and (
    author_id = (select auth.uid())
    or (
      recipient_id = (select auth.uid())
      and (
        group_id in (
          select p.group_id
          from muster.my_permissions as p where p.permission = 'receive_feedback'
        )
        or group_id not in (select a.group_id from muster.my_access as a)
      )
    )
    or group_id in (
      select p.group_id
      from muster.my_permissions as p where p.permission = 'view_member_feedback'
    )
  )
);

create trigger guard_person_author before insert on public.feedback
for each row execute function muster.guard_person('author_id');
create trigger guard_person_recipient before insert on public.feedback
for each row execute function muster.guard_person('recipient_id');

create function api.require_feedback(group_id uuid) returns void
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if exists (
    select from muster.access_of(caller_id, require_feedback.group_id)
  ) or exists (
    select
    from muster.direct_access as a
    where a.group_id = require_feedback.group_id and a.user_id = caller_id
      and a.joined_at is not null
  ) or exists (
    -- Who was in it through another group.
    select
    from public.feedback as f
    where f.group_id = require_feedback.group_id and caller_id in (f.author_id, f.recipient_id)
  ) then
    return;
  end if;
  if not muster.sees_group(caller_id, require_feedback.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  raise exception using errcode = 'MU011', message = 'forbidden',
    detail = json_build_object('permission', 'member');
end
$$;
comment on function api.require_feedback(uuid) is
'Tells apart a list of feedback that is empty from one that the caller may not see.';
grant execute on function api.require_feedback(uuid) to authenticated;
