-- Blocking: the blocked writes to the blocker directly no more, nor the other way, and nothing they
-- do notifies the blocker. Nobody else knows.

create function public.block_person(user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if block_person.user_id = caller_id then
    raise exception using errcode = '23514', message = 'not oneself',
      constraint = 'blocks_not_oneself', table = 'blocks', schema = 'public';
  end if;
  if muster.is_blocked(caller_id, block_person.user_id) then
    return;
  end if;
  if not muster.has_seen(block_person.user_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.lock_pair(caller_id, block_person.user_id);
  -- A message under way is written before, and none after.
  perform muster.lock_chats(array(
    select c from muster.direct_chat(caller_id, block_person.user_id) as c where c is not null
  ));
  perform from public.users as u where u.id = caller_id for no key update;
  -- A block of somebody whose account ends would outlive it.
  perform from public.users as u where u.id = block_person.user_id and u.is_active for key share;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  insert into public.blocks (blocker_id, blocked_id)
  values (caller_id, block_person.user_id)
  on conflict on constraint blocks_pkey do nothing;
  if (select count(*) from public.blocks as b where b.blocker_id = caller_id) > 1000 then
    raise exception using errcode = 'MU186', message = 'too_many_blocks';
  end if;
end
$$;
comment on function public.block_person(uuid) is
'Blocks somebody whom the caller sees, or has read something of; again changes nothing.';
grant execute on function public.block_person(uuid) to authenticated;

create function muster.has_seen(user_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (select from public.users as u where u.id = has_seen.user_id) and (
    muster.knows(has_seen.user_id)
    -- Those who were in a group, too: a member list shows them.
    or exists (
      select
      from muster.my_member_lists as l
      join public.group_memberships as m on m.group_id = l.group_id
      where m.user_id = has_seen.user_id
    )
    or exists (
      select
      from muster.my_chats as c
      join public.messages as m on m.chat_id = c.chat_id
      where m.sender_id = has_seen.user_id
    )
    or muster.direct_chat((select auth.uid()), has_seen.user_id) is not null
    -- Whoever asks them in.
    or exists (
      select
      from public.invites as i
      where i.invitee_user_id = (select auth.uid()) and i.inviter_id = has_seen.user_id
        and i.status = 'pending'
    )
    or exists (
      select
      from public.feedback as f
      where f.withdrawn_at is null
        and f.recipient_id = has_seen.user_id and f.author_id = (select auth.uid())
    )
  );
end
$$;
comment on function muster.has_seen(uuid) is
'Whether the caller knows of a person, present or former, by a member list or by what they wrote.';

create function public.unblock_person(user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  delete from public.blocks as b
  where b.blocker_id = caller_id and b.blocked_id = unblock_person.user_id;
  if not found and not muster.has_seen(unblock_person.user_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
end
$$;
comment on function public.unblock_person(uuid) is
'Ends a block; who is not blocked stays so.';
grant execute on function public.unblock_person(uuid) to authenticated;

create function api.blocked_person(user_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_build_object('userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)
    from public.blocks as b
    join public.users as u on u.id = b.blocked_id
    where b.blocker_id = (select auth.uid()) and b.blocked_id = blocked_person.user_id
  );
end
$$;
comment on function api.blocked_person(uuid) is 'Whom the caller has blocked, by name.';
grant execute on function api.blocked_person(uuid) to authenticated;

create view api.blocks with (security_invoker = true) as
select b.blocked_id as "userId", api.blocked_person(b.blocked_id) as person,
  b.created_at as "createdAt"
from public.blocks as b;
comment on view api.blocks is 'GET /me/blocks';
grant select on api.blocks to authenticated;

create function muster.forget_blocks(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  delete from public.blocks as b
  where b.blocker_id = forget_blocks.user_id or b.blocked_id = forget_blocks.user_id;
end
$$;
comment on function muster.forget_blocks(uuid) is
'Ends the blocks of and against a person whose account ends (A7).';

create function muster.export_blocks(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object('blocks', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'userId', b.blocked_id, 'createdAt', b.created_at
    ) order by b.created_at, b.blocked_id), '[]')
    from public.blocks as b
    where b.blocker_id = export_blocks.user_id
  ));
end
$$;
comment on function muster.export_blocks(uuid) is
'Whom a person has blocked; who has blocked them is not theirs to know.';
