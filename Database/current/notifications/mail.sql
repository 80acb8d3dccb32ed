-- Notifications by e-mail (K17): to verified addresses only. Nobody is notified of what they did
-- themselves, so nobody is mailed it either.

create function muster.mail_notifications() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  wanted record;
begin
  -- The short way out of most notifications.
  if not exists (
    select
    from new_rows as n
    join muster.notification_kinds() as k on k.kind = n.kind
    left join public.notification_settings as s on s.user_id = n.user_id
    where coalesce((s.kinds ->> n.kind)::boolean, k.is_mailed)
  ) then
    return null;
  end if;
  for wanted in
    select u.email::text as recipient, n.user_id, json_build_object(
        'id', n.id, 'kind', n.kind, 'groupId', n.group_id, 'actorId', n.actor_user_id,
        'data', n.data, 'createdAt', n.created_at, 'groupName', g.name, 'actorName', a.full_name,
        'roleName', r.name
      ) as named
    from new_rows as n
    join muster.notification_kinds() as k on k.kind = n.kind
    left join public.notification_settings as s on s.user_id = n.user_id
    join auth.users as u on u.id = n.user_id and u.confirmed_at is not null
      and (u.banned_until is null or u.banned_until <= clock_timestamp())
    join public.users as p on p.id = n.user_id and p.is_active
    left join public.users as a on a.id = n.actor_user_id
    left join public.groups as g on g.id = n.group_id
    left join public.group_roles as r
      on r.group_id = n.group_id
      and r.id = case when n.data ? 'roleId' then (n.data ->> 'roleId')::uuid end
    where coalesce(s.email, true)
      and coalesce((s.kinds ->> n.kind)::boolean, k.is_mailed)
      -- An invitation to the address has been mailed as such.
      and not exists (
        select
        from public.invites as i
        where i.id = case when n.kind = 'invite_received' then (n.data ->> 'inviteId')::uuid end
          and i.invitee_email is not null
      )
  loop
    perform muster.send_mail(wanted.recipient, 'notification', jsonb_build_object(
      'userId', wanted.user_id, 'notification', wanted.named
    ));
  end loop;
  return null;
end
$$;
comment on function muster.mail_notifications() is
'Mails notifications of the kinds that their person wants mailed.';
create trigger mail_insert after insert on public.notifications
referencing new table as new_rows
for each statement execute function muster.mail_notifications();

create function muster.drop_old_notifications() returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  delete from public.notifications as n
  where n.read_at < clock_timestamp() - interval '90 days';
end
$$;
comment on function muster.drop_old_notifications() is
'Drops notifications that were read 90 days ago.';
