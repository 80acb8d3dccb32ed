-- What has to hold of forums and of the chats of groups, for muster doctor (see
-- operations/invariants.sql).

create function muster.forum_invariants(group_ids uuid [])
returns table (name text, id uuid)
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select 'forum_counts', t.group_id
  from unnest(group_ids) as w (id)
  join public.forum_posts as t on t.group_id = w.id and t.thread_id is null
  cross join lateral (
    select count(*) filter (where p.hidden_at is null and p.deleted_at is null) as replies,
      coalesce(max(p.position), 0) as reached
    from public.forum_posts as p
    where p.thread_id = t.id
  ) as said
  where (t.reply_count, t.last_position) <> (said.replies, said.reached)
  union all
  select 'group_chat_people', c.group_id
  from unnest(group_ids) as w (id)
  join public.chats as c on c.group_id = w.id
  where exists (
    select
    from (
      select m.user_id from public.chat_members as m where m.chat_id = c.id and m.left_at is null
    ) as m
    full join (
      select a.user_id
      from muster.direct_access as a where a.group_id = c.group_id and a.status = 'active'
    ) as a on a.user_id = m.user_id
    where a.user_id is null or m.user_id is null
  );
end
$$;
comment on function muster.forum_invariants(uuid []) is
'Those of the groups of which a thread miscounts its replies, or whose chat has other people than are active in them.';
