-- Writing, editing, deleting and reading messages (M1).

create function public.post_message(chat_id uuid, body text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  made public.messages;
begin
  -- Before the lock, so that a stranger cannot hold anybody up; after it, since they may have
  -- left meanwhile.
  if not muster.is_in_chat(caller_id, post_message.chat_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.lock_writing(caller_id, post_message.chat_id);
  if not muster.is_in_chat(caller_id, post_message.chat_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_writing(caller_id, post_message.chat_id);
  if post_message.body is null then
    raise exception using errcode = '23502', message = 'a message says something',
      column = 'body', table = 'messages', schema = 'public';
  end if;
  insert into public.messages (chat_id, sender_id, body)
  values (post_message.chat_id, caller_id, post_message.body)
  returning * into made;
  update public.chats as c set last_position = made.position, last_message_at = made.created_at
  where c.id = made.chat_id;
  perform muster.tell_direct_message(made);
  return made.id;
end
$$;
comment on function public.post_message(uuid, text) is 'Writes to a chat that the caller is in.';
grant execute on function public.post_message(uuid, text) to authenticated;

create function muster.begin_message_change(message_id uuid, moderators_too boolean)
returns public.messages
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.messages;
begin
  select * into present
  from public.messages as m
  where m.id = begin_message_change.message_id;
  if not found or not muster.is_in_chat(caller_id, present.chat_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_message_change(caller_id, present, moderators_too);
  perform muster.lock_writing(caller_id, present.chat_id);
  if not muster.is_in_chat(caller_id, present.chat_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_message_change(caller_id, present, moderators_too);
  select * into present
  from public.messages as m
  where m.id = begin_message_change.message_id;
  return present;
end
$$;
comment on function muster.begin_message_change(uuid, boolean) is
'Locks the chat of a message that the caller, who is in it still, wrote or may moderate.';

create function public.edit_message(message_id uuid, body text) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.messages := muster.begin_message_change(edit_message.message_id, false);
begin
  -- What one says anew has to be let be said; taking it back has not.
  perform muster.require_writing(muster.caller(), present.chat_id);
  if present.deleted_at is not null then
    raise exception using errcode = 'MU131', message = 'message_deleted';
  end if;
  if edit_message.body is null then
    raise exception using errcode = '23502', message = 'a message says something',
      column = 'body', table = 'messages', schema = 'public';
  end if;
  update public.messages as m set body = edit_message.body, edited_at = clock_timestamp()
  where m.id = present.id and m.body <> edit_message.body;
  return present.id;
end
$$;
comment on function public.edit_message(uuid, text) is 'Changes what the caller wrote; marked as edited.';
grant execute on function public.edit_message(uuid, text) to authenticated;

create function public.delete_message(message_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.messages := muster.begin_message_change(delete_message.message_id, true);
begin
  perform muster.require_unarchived(muster.group_of_chat(present.chat_id));
  update public.messages as m set body = null, deleted_at = clock_timestamp()
  where m.id = present.id and m.deleted_at is null;
  if found and present.sender_id <> muster.caller() then
    perform muster.audit('message.deleted',
      (select c.group_id from public.chats as c where c.id = present.chat_id),
      'messages', present.id, present.sender_id, null,
      jsonb_build_object('chat_id', present.chat_id));
  end if;
end
$$;
comment on function public.delete_message(uuid) is
'Deletes what the caller wrote, or in the chat of a group what they moderate; that there was something stays.';
grant execute on function public.delete_message(uuid) to authenticated;

create function muster.require_message(chat_id uuid, message_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if require_message.message_id is not null and not exists (
    select
    from public.messages as m
    where m.id = require_message.message_id and m.chat_id = require_message.chat_id
  ) then
    raise exception using errcode = '23514', message = 'no message of this chat',
      constraint = 'messages_known', table = 'messages', schema = 'public';
  end if;
end
$$;
comment on function muster.require_message(uuid, uuid) is
'Refuses a message that is not of a chat; null is none.';

create function api.require_chat(chat_id uuid, message_id uuid default null) returns void
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if not muster.is_in_chat(caller_id, require_chat.chat_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_message(require_chat.chat_id, require_chat.message_id);
end
$$;
comment on function api.require_chat(uuid, uuid) is
'Refuses a chat that the caller is not in, and a message that is not of it.';
grant execute on function api.require_chat(uuid, uuid) to authenticated;

create function public.mark_chat_read(chat_id uuid, message_id uuid default null) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  reached bigint;
begin
  perform api.require_chat(mark_chat_read.chat_id);
  if mark_chat_read.message_id is null then
    select c.last_position into reached
    from public.chats as c
    where c.id = mark_chat_read.chat_id;
  else
    select m.position into reached
    from public.messages as m
    where m.id = mark_chat_read.message_id and m.chat_id = mark_chat_read.chat_id;
    if not found then
      raise exception using errcode = '23514', message = 'no message of this chat',
        constraint = 'chat_reads_message_known', table = 'chat_reads', schema = 'public';
    end if;
  end if;
  -- Never back: another device may have read on.
  update public.chat_reads as r set position = reached, read_at = clock_timestamp()
  where r.chat_id = mark_chat_read.chat_id and r.user_id = caller_id and r.position < reached;
  update public.notifications as n set read_at = clock_timestamp()
  where n.user_id = caller_id and n.kind = 'direct_message' and n.read_at is null
    and n.data ->> 'chatId' = mark_chat_read.chat_id::text;
  return mark_chat_read.chat_id;
end
$$;
comment on function public.mark_chat_read(uuid, uuid) is
'The caller has read a chat up to a message, or all of it.';
grant execute on function public.mark_chat_read(uuid, uuid) to authenticated;
