-- Who is in which chat (M1), and how its people come and go.

create view muster.my_chats with (security_barrier = true) as
select m.chat_id, c.group_id
from public.chat_members as m
join public.chats as c on c.id = m.chat_id
where m.user_id = (select auth.uid()) and m.left_at is null
  -- Whose role has changed reads the group's no more, and again when it changes back.
  and (c.group_id is null or exists (
    select
    from muster.my_permissions as p
    where p.group_id = c.group_id and p.permission = 'view_forum'
  ));
comment on view muster.my_chats is
'The chats that the caller is in and may read; who left is in it no more.';
grant select on muster.my_chats to authenticated;

-- What is written, and who comes and goes, is one after another in each chat.
create function muster.lock_chats(chat_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_read_committed();
  perform
  from public.chats as c
  where c.id = any(lock_chats.chat_ids)
  order by c.id
  for no key update;
end
$$;
comment on function muster.lock_chats(uuid []) is 'Locks chats, by id, after events and before people (R5).';

create function muster.is_in_chat(user_id uuid, chat_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from public.chat_members as m
    join public.chats as c on c.id = m.chat_id
    where m.chat_id = is_in_chat.chat_id and m.user_id = is_in_chat.user_id
      and m.left_at is null
      and (c.group_id is null or muster.holds(is_in_chat.user_id, c.group_id, 'view_forum'))
  );
end
$$;
comment on function muster.is_in_chat(uuid, uuid) is
'Whether a person is in a chat now, and may read it.';

create function muster.join_chats(chat_ids uuid [], user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.lock_chats(join_chats.chat_ids);
  insert into public.chat_members as m (chat_id, user_id)
  select c.id, join_chats.user_id from unnest(join_chats.chat_ids) as c (id)
  on conflict on constraint chat_members_pkey do update
  set joined_at = clock_timestamp(), left_at = null
  where m.left_at is not null;
  -- What was written before they came may be read, and does not count as unread.
  insert into public.chat_reads as r (chat_id, user_id, position)
  select c.id, join_chats.user_id, c.last_position
  from public.chats as c
  where c.id = any(join_chats.chat_ids)
  on conflict on constraint chat_reads_pkey do update
  set position = greatest(r.position, excluded.position);
end
$$;
comment on function muster.join_chats(uuid [], uuid) is 'Lets a person into chats.';

create function muster.leave_chats(chat_ids uuid [], user_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.lock_chats(leave_chats.chat_ids);
  update public.chat_members as m set left_at = clock_timestamp()
  where m.chat_id = any(leave_chats.chat_ids) and m.user_id = any(leave_chats.user_ids)
    and m.left_at is null;
end
$$;
comment on function muster.leave_chats(uuid [], uuid []) is 'Has people leave chats; what they wrote stays.';

create function muster.open_chat(
  kind text, title text, people uuid [], like_group_id uuid default null,
  event_id uuid default null
) returns uuid
language plpgsql volatile
set search_path = ''
as $$
declare
  made uuid;
begin
  insert into public.chats as c (kind, title, like_group_id, event_id)
  values (open_chat.kind, open_chat.title, open_chat.like_group_id, open_chat.event_id)
  returning c.id into made;
  perform muster.put_into_chat(made, people);
  return made;
end
$$;
comment on function muster.open_chat(text, text, uuid [], uuid, uuid) is 'Makes a chat with people in it.';

create function muster.rename_chats(event_id uuid, title text) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.lock_chats(array(
    select c.id from public.chats as c where c.event_id = rename_chats.event_id
  ));
  update public.chats as c set title = rename_chats.title
  where c.event_id = rename_chats.event_id;
end
$$;
comment on function muster.rename_chats(uuid, text) is 'Has an event''s chats follow its title.';
