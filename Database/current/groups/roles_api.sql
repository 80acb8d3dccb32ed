-- The shapes of roles and templates.

create view api.roles with (security_invoker = true) as
select
  r.id, r.group_id as "groupId", r.name, r.is_leader as "isLeader", r.is_joiner as "isJoiner",
  coalesce(
    case when r.is_leader then (
      select json_agg(p.name order by p.name) from public.permissions as p where p.scope = 'group'
    ) else (
      select json_agg(p.name order by p.name)
      from public.group_role_permissions as g
      join public.permissions as p on p.id = g.permission_id
      where g.group_role_id = r.id and g.granted
    ) end, '[]'
  ) as permissions,
  r.created_at as "createdAt"
from public.group_roles as r;
comment on view api.roles is 'GET /groups/{id}/roles';
grant select on api.roles to authenticated;

create function api.role_answer(group_role_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(r)::text from api.roles as r where r.id = role_answer.group_role_id;
end
$$;
comment on function api.role_answer(uuid) is 'A role after a change.';
grant execute on function api.role_answer(uuid) to authenticated;

create function api.role_template_answer(template_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(t)::text
  from api.role_templates as t where t.id = role_template_answer.template_id;
end
$$;
comment on function api.role_template_answer(uuid) is 'A role template after a change.';
grant execute on function api.role_template_answer(uuid) to authenticated;

create function api.group_template_answer(template_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(t)::text
  from api.group_templates as t where t.id = group_template_answer.template_id;
end
$$;
comment on function api.group_template_answer(uuid) is 'A group template after a change.';
grant execute on function api.group_template_answer(uuid) to authenticated;
