-- The chat of a group: one at most. Its people are the group's direct active members, which a
-- trigger sees to; what they read and write there, their roles decide at that moment (M1).

create function muster.put_into_chat(chat_id uuid, user_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.chat_members (chat_id, user_id)
  select distinct put_into_chat.chat_id, p.id from unnest(user_ids) as p (id) order by p.id;
  insert into public.chat_reads (chat_id, user_id)
  select distinct put_into_chat.chat_id, p.id from unnest(user_ids) as p (id);
end
$$;
comment on function muster.put_into_chat(uuid, uuid []) is 'The first people of a new chat.';

create function public.open_group_chat(group_id uuid, out chat_id uuid, out is_new boolean)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  perform muster.require_read_committed();
  perform muster.require_held(caller_id, open_group_chat.group_id, 'view_forum');
  -- Who is in it through another group has no part in its chat (K13).
  if not exists (
    select
    from muster.direct_access as a
    where a.group_id = open_group_chat.group_id and a.user_id = caller_id
      and a.status = 'active'
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'direct_member');
  end if;
  is_new := false;
  select c.id into chat_id from public.chats as c where c.group_id = open_group_chat.group_id;
  if found then
    return;
  end if;
  -- The group shared: nobody comes or goes until all are in.
  present := muster.begin_contribution(open_group_chat.group_id, 'post_forum_messages');
  insert into public.chats as c (kind, group_id)
  values ('group', present.id)
  on conflict on constraint chats_group_id_key do nothing
  returning c.id into chat_id;
  is_new := chat_id is not null;
  if is_new then
    perform muster.put_into_chat(chat_id, array(
      select a.user_id
      from muster.direct_access as a
      where a.group_id = present.id and a.status = 'active'
    ));
  else
    select c.id into chat_id from public.chats as c where c.group_id = present.id;
  end if;
end
$$;
comment on function public.open_group_chat(uuid) is
'The chat of a group, made if it has none by whoever holds post_forum_messages.';
grant execute on function public.open_group_chat(uuid) to authenticated;

create function muster.follow_group_chat() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  chat_id uuid;
begin
  select c.id into chat_id from public.chats as c where c.group_id = new.group_id;
  if chat_id is null then
    return null;
  end if;
  -- The group is locked by whoever changes its members, as lock_chats has it.
  if new.status = 'active' then
    perform muster.join_chats(array[chat_id], new.user_id);
  else
    perform muster.leave_chats(array[chat_id], array[new.user_id]);
  end if;
  return null;
end
$$;
comment on function muster.follow_group_chat() is
'Has the chat of a group follow who is active in it, at once.';
create trigger follow_group_chat_insert after insert on public.group_memberships
for each row when (new.user_id is not null and new.status = 'active')
execute function muster.follow_group_chat();
create trigger follow_group_chat_update after update of status on public.group_memberships
for each row when (
  new.user_id is not null and (old.status = 'active') <> (new.status = 'active')
) execute function muster.follow_group_chat();
