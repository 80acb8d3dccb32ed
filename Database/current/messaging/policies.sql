-- Who reads which rows of chats (R1, R2): those who are in them, and nobody else, platform admins
-- neither. All writes go through functions.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.chats', 'public.chat_members', 'public.chat_reads', 'public.messages', 'public.blocks'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

grant select on public.chats, public.chat_members, public.chat_reads, public.messages
to authenticated;
create policy select_member on public.chats for select to authenticated
using (id in (select c.chat_id from muster.my_chats as c));
-- Who is in a group's chat is who is in the group, which its member list may keep (K14).
create policy select_member on public.chat_members for select to authenticated
using (
  chat_id in (
    select c.chat_id
    from muster.my_chats as c
    where c.group_id is null or c.group_id in (select l.group_id from muster.my_member_lists as l)
  )
  or (
    user_id = (select auth.uid()) and chat_id in (select c.chat_id from muster.my_chats as c)
  )
);
create policy select_own on public.chat_reads for select to authenticated
using (
  user_id = (select auth.uid()) and chat_id in (select c.chat_id from muster.my_chats as c)
);
create policy select_member on public.messages for select to authenticated
using (chat_id in (select c.chat_id from muster.my_chats as c));

grant select on public.blocks to authenticated;
create policy select_own on public.blocks for select to authenticated
using (blocker_id = (select auth.uid()));
