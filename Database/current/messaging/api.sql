-- The shapes of chats. Names are shown to those who are in one, acquainted otherwise or not (A6).

create function muster.message_json(message public.messages) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return json_build_object(
    'id', message.id, 'chatId', message.chat_id, 'senderId', message.sender_id,
    'senderName', (select u.full_name from public.users as u where u.id = message.sender_id),
    'body', message.body, 'createdAt', message.created_at, 'editedAt', message.edited_at,
    'deletedAt', message.deleted_at,
    'isBlocked', muster.is_blocked(auth.uid(), message.sender_id)
  );
end
$$;
comment on function muster.message_json(public.messages) is 'A message as those in its chat see it.';

create function api.chat_people(chat_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_agg(json_build_object(
      'userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url
    ) order by m.joined_at, u.id)
    from public.chat_members as m
    join public.users as u on u.id = m.user_id
    where m.chat_id = chat_people.chat_id and m.left_at is null
      -- In a group's chat they are its members, whom another list shows to whom it may (K14).
      and exists (
        select
        from muster.my_chats as c
        where c.chat_id = chat_people.chat_id and c.group_id is null
      )
  );
end
$$;
comment on function api.chat_people(uuid) is 'Who is in a chat that the caller is in; of a group''s nobody.';
grant execute on function api.chat_people(uuid) to authenticated;

create function api.may_write(chat_id uuid) returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return exists (select from muster.my_chats as c where c.chat_id = may_write.chat_id)
    and muster.may_write((select auth.uid()), may_write.chat_id);
end
$$;
comment on function api.may_write(uuid) is 'Whether the caller may write to a chat, now.';
grant execute on function api.may_write(uuid) to authenticated;

create function api.last_message(chat_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select muster.message_json(m)
    from public.messages as m
    where m.chat_id = last_message.chat_id
      and exists (select from muster.my_chats as c where c.chat_id = last_message.chat_id)
    order by m.position desc
    limit 1
  );
end
$$;
comment on function api.last_message(uuid) is 'What was written last in a chat that the caller is in.';
grant execute on function api.last_message(uuid) to authenticated;

create view api.chats with (security_invoker = true) as
select
  c.id, c.kind,
  coalesce(c.title, (select g.name from public.groups as g where g.id = c.group_id)) as title,
  c.like_group_id as "likeGroupId", c.event_id as "eventId", c.group_id as "groupId",
  api.may_write(c.id) as "canWrite",
  coalesce(api.chat_people(c.id), '[]') as members,
  api.last_message(c.id) as "lastMessage",
  (
    select count(*)
    from (
      -- By the index of positions, and no further than a client shows.
      select
      from public.messages as m
      where m.chat_id = c.id and m.sender_id <> (select auth.uid()) and m.deleted_at is null
        and m.position > (
          select r.position
          from public.chat_reads as r
          where r.chat_id = c.id and r.user_id = (select auth.uid())
        )
        and m.sender_id not in (select b.blocked_id from public.blocks as b)
      limit 100
    ) as unread
  ) as "unreadCount",
  c.created_at as "createdAt",
  coalesce(c.last_message_at, c.created_at) as "updatedAt"
from public.chats as c;
comment on view api.chats is 'GET /me/chats, GET /chats/{id}';
grant select on api.chats to authenticated;

create function api.chat_answer(chat_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query select row_to_json(c)::text from api.chats as c where c.id = chat_answer.chat_id;
end
$$;
comment on function api.chat_answer(uuid) is 'A chat after a change.';
grant execute on function api.chat_answer(uuid) to authenticated;

create function api.message_answer(message_id uuid) returns table (body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select muster.message_json(m)::text
  from public.messages as m
  where m.id = message_answer.message_id
    and m.chat_id in (select c.chat_id from muster.my_chats as c);
end
$$;
comment on function api.message_answer(uuid) is 'A message after a change, to those in its chat.';
grant execute on function api.message_answer(uuid) to authenticated;

create function muster.messages_page(chat_id uuid, before uuid, at_most integer) returns text
language plpgsql stable
set search_path = ''
as $$
declare
  -- As long lists have it (CursorListing).
  wanted integer := least(greatest(at_most, 1), 100);
begin
  return (
    select json_build_object(
      'items', coalesce(
        json_agg(muster.message_json(p.message) order by p.number) filter (where p.number <= wanted),
        '[]'
      ),
      'next', max(p.id::text) filter (where p.number = wanted and p.total > wanted)
    )::text
    from (
      select m.message, m.id, row_number() over (order by m.position desc) as number,
        count(*) over () as total
      from (
        select m as message, m.id, m.position
        from public.messages as m
        where m.chat_id = messages_page.chat_id and (
          messages_page.before is null or m.position < (
            select b.position from public.messages as b where b.id = messages_page.before
          )
        )
        order by m.position desc
        limit wanted + 1
      ) as m
    ) as p
  );
end
$$;
comment on function muster.messages_page(uuid, uuid, integer) is
'What was written in a chat: newest first, before a message, so many at most.';

create function api.messages(chat_id uuid, before uuid, at_most integer) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform api.require_chat(messages.chat_id, messages.before);
  return muster.messages_page(messages.chat_id, messages.before, at_most);
end
$$;
comment on function api.messages(uuid, uuid, integer) is
'GET /chats/{id}/messages: newest first, before a message, so many at most.';
grant execute on function api.messages(uuid, uuid, integer) to authenticated;
