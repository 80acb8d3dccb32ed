-- What people write to one another is theirs. A platform admin reads it only for a reason, which
-- the audit keeps with who read what (K11).

create function muster.disclosed_chat_json(chat_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_build_object(
      'id', c.id, 'kind', c.kind, 'title', c.title, 'createdAt', c.created_at,
      'updatedAt', coalesce(c.last_message_at, c.created_at),
      'members', (
        select coalesce(json_agg(json_build_object(
          'userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url
        ) order by m.joined_at, u.id), '[]')
        from public.chat_members as m
        join public.users as u on u.id = m.user_id
        where m.chat_id = c.id
      )
    )
    from public.chats as c
    where c.id = disclosed_chat_json.chat_id
  );
end
$$;
comment on function muster.disclosed_chat_json(uuid) is
'A chat, with everybody who is or was in it.';

create function api.disclose_chats(user_id uuid, reason text, page bigint, page_size integer)
returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.require_disclosure(disclose_chats.reason);
  if not exists (select from public.users as u where u.id = disclose_chats.user_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.audit('chats.disclosed', null, 'users', disclose_chats.user_id,
    disclose_chats.user_id, null, jsonb_build_object('reason', btrim(disclose_chats.reason)));
  return muster.page_json(
    $query$
      select c.id, c.created_at
      from public.chat_members as m
      join public.chats as c on c.id = m.chat_id
      where m.user_id = $1::uuid
    $query$,
    'muster.disclosed_chat_json(p.id)', disclose_chats.user_id::text, page, page_size
  );
end
$$;
comment on function api.disclose_chats(uuid, text, bigint, integer) is
'POST /admin/users/{id}/chats: which chats a person is or was in; audited (K11).';
grant execute on function api.disclose_chats(uuid, text, bigint, integer) to authenticated;

create function api.disclose_messages(chat_id uuid, reason text, before uuid, at_most integer)
returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.require_disclosure(disclose_messages.reason);
  if not exists (select from public.chats as c where c.id = disclose_messages.chat_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.require_message(disclose_messages.chat_id, disclose_messages.before);
  perform muster.audit('messages.disclosed', null, 'chats', disclose_messages.chat_id,
    null, null, jsonb_build_object('reason', btrim(disclose_messages.reason)));
  return muster.messages_page(disclose_messages.chat_id, disclose_messages.before, at_most);
end
$$;
comment on function api.disclose_messages(uuid, text, uuid, integer) is
'POST /admin/chats/{id}/messages: what was written in a chat; audited (K11).';
grant execute on function api.disclose_messages(uuid, text, uuid, integer) to authenticated;
