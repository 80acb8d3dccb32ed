-- Direct chats: one for each two people (M1).

create function muster.knows(user_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return muster.shares_group_with(knows.user_id)
    or exists (
      select
      from muster.my_chats as c
      join public.chat_members as m on m.chat_id = c.chat_id and m.left_at is null
      where m.user_id = knows.user_id and (
        c.group_id is null
        -- Who is in a group's chat is not told; who has written there is.
        or exists (
          select
          from public.messages as w
          where w.sender_id = knows.user_id and w.chat_id = c.chat_id
        )
      )
    )
    or exists (
      select
      from public.forum_posts as p
      join muster.my_forums as f on f.group_id = p.group_id
      where p.author_id = knows.user_id and (p.hidden_at is null or f.moderates)
    )
    or exists (
      select
      from public.feedback as f
      where f.withdrawn_at is null
        and f.author_id = knows.user_id and f.recipient_id = (select auth.uid())
    );
end
$$;
comment on function muster.knows(uuid) is
'Whether the caller sees a person: as a member of a group of theirs (A6), or by what they write.';

create function muster.require_known(user_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not exists (
    select from public.users as u where u.id = require_known.user_id and u.is_active
  ) or not muster.knows(require_known.user_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
end
$$;
comment on function muster.require_known(uuid) is
'Refuses whom the caller does not see and whom there is not, alike (A6, R4).';

create function muster.lock_pair(one_id uuid, other_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- There may be no row of the two yet. Before every other lock.
  perform pg_advisory_xact_lock(hashtextextended(
    least(one_id, other_id)::text || greatest(one_id, other_id)::text, 185
  ));
end
$$;
comment on function muster.lock_pair(uuid, uuid) is
'Has what two people open and block come one after another.';

create function muster.direct_chat(one_id uuid, other_id uuid) returns uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select c.id
    from public.chats as c
    where c.low_user_id = least(one_id, other_id) and c.high_user_id = greatest(one_id, other_id)
  );
end
$$;
comment on function muster.direct_chat(uuid, uuid) is 'The chat of two people, if they have one.';

create function public.open_direct_chat(user_id uuid, out chat_id uuid, out is_new boolean)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if open_direct_chat.user_id = caller_id then
    raise exception using errcode = '23514', message = 'not with oneself',
      constraint = 'chats_pair_order', table = 'chats', schema = 'public';
  end if;
  perform muster.require_read_committed();
  is_new := false;
  chat_id := muster.direct_chat(caller_id, open_direct_chat.user_id);
  if chat_id is not null then
    return;
  end if;
  perform muster.require_known(open_direct_chat.user_id);
  perform muster.lock_pair(caller_id, open_direct_chat.user_id);
  perform muster.hold_common_group(caller_id, open_direct_chat.user_id);
  chat_id := muster.direct_chat(caller_id, open_direct_chat.user_id);
  if chat_id is not null then
    return;
  end if;
  if not muster.may_message(caller_id, open_direct_chat.user_id) then
    raise exception using errcode = 'MU185', message = 'cannot_message';
  end if;
  is_new := true;
  insert into public.chats as c (kind, low_user_id, high_user_id)
  values ('direct', least(caller_id, open_direct_chat.user_id),
    greatest(caller_id, open_direct_chat.user_id))
  returning c.id into chat_id;
  perform muster.put_into_chat(chat_id, array[caller_id, open_direct_chat.user_id]);
end
$$;
comment on function public.open_direct_chat(uuid) is
'The chat of the caller and somebody else, made if they have none and the caller may write to them.';
grant execute on function public.open_direct_chat(uuid) to authenticated;
