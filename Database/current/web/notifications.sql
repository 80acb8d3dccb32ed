-- Notifications as the web app shows them: in words, with the names of what they are about.

create function api.named_notifications(unread_only boolean, page_size integer, page bigint)
returns table (
  id uuid, kind text, "groupId" uuid, "actorId" uuid, data jsonb, "createdAt" timestamptz,
  "readAt" timestamptz, "groupName" text, "actorName" text, "roleName" text
)
language plpgsql volatile
set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with listed as materialized (
    select n.*
    from api.notifications as n
    where n."readAt" is null or not named_notifications.unread_only
    order by n."createdAt" desc, n.id
    limit named_notifications.page_size
    offset (named_notifications.page - 1) * named_notifications.page_size
  ), invites as materialized (
    -- Who is invited knows of the group and of who invites them by the invitation alone.
    select i.id::text as id, i."group" ->> 'name' as group_name,
      i.inviter ->> 'fullName' as inviter_name
    from api.my_invites() as i
  ), groups as materialized (
    -- Each once: of what is listed much is about the same group, and by the same person.
    select f.id, coalesce(
        (select m.group_name from muster.my_memberships as m where m.group_id = f.id),
        (select g.name from api.public_groups as g where g.id = f.id)
      ) as name
    from (select distinct l."groupId" as id from listed as l where l."groupId" is not null) as f
  ), actors as materialized (
    select f.id, (select p.full_name from public.profiles as p where p.id = f.id) as name
    from (select distinct l."actorId" as id from listed as l where l."actorId" is not null) as f
  )
  select l.id, l.kind, l."groupId", l."actorId", l.data, l."createdAt", l."readAt",
    coalesce(g.name, i.group_name), coalesce(a.name, i.inviter_name), (
      select r.name
      from public.group_roles as r
      where r.group_id = l."groupId" and r.id::text = l.data ->> 'roleId'
    )
  from listed as l
  left join groups as g on g.id = l."groupId"
  left join actors as a on a.id = l."actorId"
  left join invites as i on i.id = l.data ->> 'inviteId'
  order by l."createdAt" desc, l.id;
end
$$;
comment on function api.named_notifications(boolean, integer, bigint) is
'A page of the caller''s notifications with the names in them that they may know.';
grant execute on function api.named_notifications(boolean, integer, bigint) to authenticated;
