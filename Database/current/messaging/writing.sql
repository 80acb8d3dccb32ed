-- Who may write to which chat (M1): to one of an event whoever is in it; to a group's with
-- reply_to_messages; to a direct one as long as both have something to do with each other and
-- neither has blocked the other.

create function muster.common_groups(from_id uuid, to_id uuid) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select distinct a.group_id
  from muster.active_access as a
  join public.groups as g on g.id = a.group_id and g.archived_at is null
  where a.user_id = common_groups.from_id
    and (a.is_leader or exists (
      select
      from public.group_role_permissions as p
      where p.group_role_id = any(a.role_ids) and p.granted
        and p.permission_id = (
          select n.id from public.permissions as n where n.name = 'send_direct_messages'
        )
    ))
    and exists (
      select
      from muster.active_access as o
      where o.group_id = a.group_id and o.user_id = common_groups.to_id
    )
  order by a.group_id;
end
$$;
comment on function muster.common_groups(uuid, uuid) is
'The groups, none of them archived, in which one person holds send_direct_messages and the other is active, directly or nested.';

create function muster.is_blocked(blocker_id uuid, blocked_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from public.blocks as b
    where b.blocker_id = is_blocked.blocker_id and b.blocked_id = is_blocked.blocked_id
  );
end
$$;
comment on function muster.is_blocked(uuid, uuid) is 'Whether one person has blocked another.';

create function muster.may_message(from_id uuid, to_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return not muster.is_blocked(may_message.from_id, may_message.to_id)
    and not muster.is_blocked(may_message.to_id, may_message.from_id)
    and exists (select from muster.common_groups(may_message.from_id, may_message.to_id));
end
$$;
comment on function muster.may_message(uuid, uuid) is
'Whether one person may write to another directly, now.';

create function muster.other_of(chat public.chats, user_id uuid) returns uuid
language sql immutable
set search_path = ''
as $$
  select case when chat.low_user_id = other_of.user_id then chat.high_user_id
    else chat.low_user_id end
$$;
comment on function muster.other_of(public.chats, uuid) is
'Of the two whose direct chat it is, the one who is not that person.';

create function muster.may_write(user_id uuid, chat_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
declare
  chat public.chats;
begin
  select * into chat from public.chats as c where c.id = may_write.chat_id;
  return case chat.kind
    when 'event' then true
    when 'direct' then
      muster.may_message(may_write.user_id, muster.other_of(chat, may_write.user_id))
    when 'group' then muster.holds(may_write.user_id, chat.group_id, 'reply_to_messages')
      and not exists (
        select
        from public.groups as g
        where g.id = chat.group_id and g.archived_at is not null
      )
  end;
end
$$;
comment on function muster.may_write(uuid, uuid) is
'Whether a person who is in a chat may write to it, now.';

create function muster.hold_common_group(from_id uuid, to_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- Each, and what is inside: one in which both stay until this is over will do, and all are
  -- locked at once, by id.
  perform muster.hold_ways(
    array(select c.id from muster.common_groups(from_id, to_id) as c (id)),
    array[from_id, to_id]);
end
$$;
comment on function muster.hold_common_group(uuid, uuid) is
'Keeps a group that lets one person write to another as it is, if there is one.';

create function muster.lock_writing(user_id uuid, chat_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  chat public.chats;
begin
  perform muster.require_read_committed();
  select * into chat from public.chats as c where c.id = lock_writing.chat_id;
  if chat.kind = 'group' then
    perform muster.hold_ways(array[chat.group_id], array[lock_writing.user_id]);
  elsif chat.kind = 'direct' then
    perform muster.hold_common_group(
      lock_writing.user_id, muster.other_of(chat, lock_writing.user_id));
  end if;
  perform muster.lock_chats(array[lock_writing.chat_id]);
end
$$;
comment on function muster.lock_writing(uuid, uuid) is
'Locks a chat for somebody who writes, and before it what their right to depends on.';

create function muster.group_of_chat(chat_id uuid) returns uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return (select c.group_id from public.chats as c where c.id = group_of_chat.chat_id);
end
$$;
comment on function muster.group_of_chat(uuid) is 'The group whose chat it is; null: of none.';

create function muster.require_writing(user_id uuid, chat_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
declare
  chat public.chats;
begin
  perform muster.require_unarchived(muster.group_of_chat(require_writing.chat_id));
  if muster.may_write(require_writing.user_id, require_writing.chat_id) then
    return;
  end if;
  select * into chat from public.chats as c where c.id = require_writing.chat_id;
  if chat.kind = 'direct' then
    -- Never whether the other has blocked them.
    raise exception using errcode = 'MU185', message = 'cannot_message';
  end if;
  raise exception using errcode = 'MU011', message = 'forbidden',
    detail = json_build_object('permission', 'reply_to_messages');
end
$$;
comment on function muster.require_writing(uuid, uuid) is
'Refuses whoever is in a chat and may not write to it.';

create function muster.require_message_change(
  user_id uuid, message public.messages, moderators_too boolean
) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if message.sender_id = require_message_change.user_id or (moderators_too and exists (
    select
    from public.chats as c
    where c.id = message.chat_id and c.kind = 'group'
      and muster.holds(require_message_change.user_id, c.group_id, 'moderate_forum')
  )) then
    return;
  end if;
  raise exception using errcode = 'MU011', message = 'forbidden';
end
$$;
comment on function muster.require_message_change(uuid, public.messages, boolean) is
'Refuses to let anybody but its author change a message, or whoever moderates where that will do.';

create function muster.notify_once(user_id uuid, kind text, group_id uuid, data jsonb)
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
  select notify_once.user_id, notify_once.kind, notify_once.group_id, auth.uid(),
    notify_once.data
  where notify_once.user_id is distinct from auth.uid()
  on conflict do nothing;
end
$$;
comment on function muster.notify_once(uuid, text, uuid, jsonb) is
'Tells a person of something, unless they were told of the like and have not looked yet.';

create function muster.tell_direct_message(message public.messages) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  chat public.chats;
begin
  select * into chat from public.chats as c where c.id = message.chat_id;
  if chat.kind = 'direct' then
    perform muster.notify_once(muster.other_of(chat, message.sender_id), 'direct_message', null,
      jsonb_build_object('chatId', chat.id));
  end if;
end
$$;
comment on function muster.tell_direct_message(public.messages) is
'Tells whom somebody has written to directly.';
