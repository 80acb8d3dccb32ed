-- The shape of the audit (K16), newest first, below an id that the caller names.

create view api.audit with (security_invoker = true) as
select
  a.group_id as "groupId", a.id as "sequence",
  json_build_object(
    'id', a.id::text, 'at', a.at, 'actorId', a.actor_user_id, 'groupId', a.group_id,
    'action', a.action, 'subject', a.subject_table, 'subjectId', a.subject_id,
    'userId', a.user_id, 'before', a.before, 'after', a.after
  ) as entry
from public.audit_log as a;
comment on view api.audit is 'GET /groups/{id}/audit, GET /admin/audit';
grant select on api.audit to authenticated;

create function api.require_platform_permission(permission text) returns void
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform muster.require_platform_permission(require_platform_permission.permission);
end
$$;
comment on function api.require_platform_permission(text) is
'Tells apart an empty list from one that is for platform admins.';
grant execute on function api.require_platform_permission(text) to authenticated;
