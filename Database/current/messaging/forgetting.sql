-- What the end of an account means for chats (A7), and what they keep of a person.

create function muster.chats_of_person(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select m.chat_id
    from public.chat_members as m
    where m.user_id = chats_of_person.user_id and m.left_at is null
    order by m.chat_id
  );
end
$$;
comment on function muster.chats_of_person(uuid) is
'The chats that the end of an account changes, in the order in which they are locked.';

create function muster.forget_in_chats(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.leave_chats(
    muster.chats_of_person(forget_in_chats.user_id), array[forget_in_chats.user_id]);
  delete from public.chat_reads as r where r.user_id = forget_in_chats.user_id;
end
$$;
comment on function muster.forget_in_chats(uuid) is
'Leaves every chat; what the person wrote stays, under the name that everybody who left has (A7).';

create function muster.export_chats(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  most integer := muster.history_limit();
begin
  return jsonb_build_object(
    'chats', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', m.chat_id, 'kind', c.kind, 'title', c.title, 'joinedAt', m.joined_at,
        'leftAt', m.left_at, 'readAt', r.read_at
      ) order by m.joined_at, m.chat_id), '[]')
      from public.chat_members as m
      join public.chats as c on c.id = m.chat_id
      left join public.chat_reads as r on r.chat_id = m.chat_id and r.user_id = m.user_id
      where m.user_id = export_chats.user_id
    ),
    'messages', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', m.id, 'chatId', m.chat_id, 'body', m.body, 'createdAt', m.created_at,
        'editedAt', m.edited_at, 'deletedAt', m.deleted_at
      ) order by m.position desc), '[]')
      from (
        select *
        from public.messages as m
        where m.sender_id = export_chats.user_id
        order by m.position desc limit most
      ) as m
    )
  );
end
$$;
comment on function muster.export_chats(uuid) is
'What chats keep of a person: where they were, and what they wrote, newest first and so many at most.';
