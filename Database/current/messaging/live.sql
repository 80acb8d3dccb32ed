-- What of chats is told as it happens: by triggers, so that it is told whoever writes.

create function muster.publish_chat() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('chat.changed', 'chat', new.id, jsonb_build_object('chatId', new.id));
  return null;
end
$$;
comment on function muster.publish_chat() is 'Tells of a change of a chat itself.';
create trigger publish_update after update on public.chats
for each row when (
  (old.title, old.like_group_id, old.event_id)
  is distinct from (new.title, new.like_group_id, new.event_id)
) execute function muster.publish_chat();

create function muster.publish_chat_members() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('chat.changed', 'chat', new.chat_id,
    jsonb_build_object('chatId', new.chat_id), user_id => new.user_id);
  return null;
end
$$;
comment on function muster.publish_chat_members() is
'Tells a chat, and whom it is about, of who came and who left.';
create trigger publish_insert after insert on public.chat_members
for each row execute function muster.publish_chat_members();
create trigger publish_update after update on public.chat_members
for each row when (old.left_at is distinct from new.left_at)
execute function muster.publish_chat_members();

create function muster.publish_messages() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish(
    case tg_op when 'INSERT' then 'message.created' else 'message.changed' end, 'chat',
    new.chat_id, jsonb_build_object('chatId', new.chat_id, 'messageId', new.id));
  return null;
end
$$;
comment on function muster.publish_messages() is 'Tells a chat of what is written, edited or deleted.';
create trigger publish_messages after insert or update on public.messages
for each row execute function muster.publish_messages();

create function muster.publish_chat_reads() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('chat.read', 'user', new.user_id,
    jsonb_build_object('chatId', new.chat_id));
  return null;
end
$$;
comment on function muster.publish_chat_reads() is
'Tells a person''s other devices that a chat was read.';
create trigger publish_update after update of position on public.chat_reads
for each row when (old.position < new.position) execute function muster.publish_chat_reads();
