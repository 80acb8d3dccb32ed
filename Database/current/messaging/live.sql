-- What of chats is told as it happens: by triggers, so that it is told whoever writes.

create function muster.publish_to_chat(
  type text, chat_id uuid, data jsonb default '{}', user_id uuid default null
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  group_id uuid;
begin
  select c.group_id into group_id from public.chats as c where c.id = publish_to_chat.chat_id;
  -- Who is in a group listens to it already; who may read its chat is looked up for each event.
  perform muster.publish(publish_to_chat.type,
    case when group_id is null then 'chat' else 'group.chat' end,
    coalesce(group_id, publish_to_chat.chat_id),
    jsonb_build_object('chatId', publish_to_chat.chat_id) || publish_to_chat.data,
    user_id => publish_to_chat.user_id);
end
$$;
comment on function muster.publish_to_chat(text, uuid, jsonb, uuid) is
'Tells those in a chat, and whom it is about, that something happened there.';

create function muster.publish_chat() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish_to_chat('chat.changed', new.id);
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
  -- Of a group's it is told as a change of its members, to those who may see them (K14).
  if exists (
    select from public.chats as c where c.id = new.chat_id and c.group_id is not null
  ) then
    perform muster.publish('chat.changed', 'user', new.user_id,
      jsonb_build_object('chatId', new.chat_id));
  else
    perform muster.publish_to_chat('chat.changed', new.chat_id, user_id => new.user_id);
  end if;
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
  perform muster.publish_to_chat(
    case tg_op when 'INSERT' then 'message.created' else 'message.changed' end,
    new.chat_id, jsonb_build_object('messageId', new.id));
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
