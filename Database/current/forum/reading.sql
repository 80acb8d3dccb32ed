-- What is new to a person in a forum, and what they follow. Nothing here looks at more posts than
-- it counts: where reading has to begin is found by index.

create function muster.forum_joined_at(user_id uuid, group_id uuid) returns timestamptz
language plpgsql stable
set search_path = ''
as $$
begin
  return coalesce(
    (
      select a.joined_at
      from muster.direct_access as a
      where a.user_id = forum_joined_at.user_id and a.group_id = forum_joined_at.group_id
        and a.status = 'active'
    ),
    (
      -- Through groups inside, each since it is in the next: the first way in that was whole.
      with recursive ways (group_id, joined_at) as (
        select a.group_id, a.joined_at
        from muster.direct_access as a
        where a.user_id = forum_joined_at.user_id and a.status = 'active'
        union
        select m.group_id, greatest(w.joined_at, m.joined_at)
        from ways as w
        join public.group_memberships as m
          on m.member_group_id = w.group_id and m.status = 'active'
      )
      select min(w.joined_at) from ways as w where w.group_id = forum_joined_at.group_id
    )
  );
end
$$;
comment on function muster.forum_joined_at(uuid, uuid) is
'Since when a person is in a group; what was written before is not new to them.';

create function muster.read_position(user_id uuid, thread public.forum_posts) returns bigint
language plpgsql stable
set search_path = ''
as $$
begin
  return greatest(
    (
      select r.position
      from public.forum_reads as r
      where r.thread_id = thread.id and r.user_id = read_position.user_id
    ),
    (
      select r.position
      from public.forum_group_reads as r
      where r.group_id = thread.group_id and r.user_id = read_position.user_id
    ),
    (
      select p.position
      from public.forum_posts as p
      where p.root_id = thread.id
        and p.created_at < muster.forum_joined_at(read_position.user_id, thread.group_id)
      order by p.created_at desc, p.position desc
      limit 1
    ),
    0
  );
end
$$;
comment on function muster.read_position(uuid, public.forum_posts) is
'The position in a thread up to which nothing is new to a person.';

create function muster.silent_to(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select silent_to.user_id
    union all
    select b.blocked_id from public.blocks as b where b.blocker_id = silent_to.user_id
  );
end
$$;
comment on function muster.silent_to(uuid) is
'Whose posts are never new to a person: their own, and of those whom they have blocked.';

create function api.unread_posts(thread_id uuid) returns integer
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := (select auth.uid());
  silent uuid [] := muster.silent_to(caller_id);
  thread public.forum_posts;
  reached bigint;
begin
  if not exists (select from muster.my_posts as p where p.id = unread_posts.thread_id) then
    return null;
  end if;
  select * into thread from public.forum_posts as p where p.id = unread_posts.thread_id;
  reached := muster.read_position(caller_id, thread);
  -- The short way out of most threads.
  if greatest(thread.last_position, thread.position) <= reached then
    return 0;
  end if;
  return (
    select count(*)
    from (
      select
      from (
        -- So many at most, whatever is hidden or of those who were blocked.
        select p.author_id, p.hidden_at, p.deleted_at
        from public.forum_posts as p
        where p.root_id = thread.id and p.position > reached
        order by p.position desc
        limit 1000
      ) as p
      where p.hidden_at is null and p.deleted_at is null and p.author_id <> all(silent)
      limit 100
    ) as p
  );
end
$$;
comment on function api.unread_posts(uuid) is
'How many of the newest thousand posts of a thread are new to the caller; 100 stands for 100 or more.';
grant execute on function api.unread_posts(uuid) to authenticated;

create function muster.threads_since(
  user_id uuid, group_id uuid, reached bigint, joined timestamptz
) returns setof uuid
language plpgsql stable rows 100
set search_path = ''
as $$
declare
  silent uuid [] := muster.silent_to(threads_since.user_id);
begin
  return query
  select distinct p.root_id
  from public.forum_posts as p
  left join public.forum_reads as r
    on r.thread_id = p.root_id and r.user_id = threads_since.user_id
  where p.group_id = threads_since.group_id and p.position > threads_since.reached
    and p.position > coalesce(r.position, 0) and p.created_at >= threads_since.joined
    and p.hidden_at is null and p.deleted_at is null and p.author_id <> all(silent);
end
$$;
comment on function muster.threads_since(uuid, uuid, bigint, timestamptz) is
'The threads of a group with posts beyond a position that are new to a person: for few such posts.';

-- The first thousand, as lists count no further: one look at each thread's latest news. Where
-- little was written since all was called read, that is looked at instead.
create function api.unread_threads(group_id uuid) returns setof uuid
language plpgsql stable security definer rows 100
set search_path = ''
as $$
declare
  caller_id uuid := (select auth.uid());
  silent uuid [] := muster.silent_to(caller_id);
  joined timestamptz := muster.forum_joined_at(caller_id, unread_threads.group_id);
  reached bigint := coalesce((
    select r.position
    from public.forum_group_reads as r
    where r.group_id = unread_threads.group_id and r.user_id = caller_id
  ), 0);
begin
  if not exists (
    select from muster.my_forums as f where f.group_id = unread_threads.group_id
  ) then
    return;
  end if;
  if (
    select count(*) < 5000
    from (
      select
      from public.forum_posts as p
      where p.group_id = unread_threads.group_id and p.position > reached
      limit 5000
    ) as p
  ) then
    return query
    select t
    from muster.threads_since(caller_id, unread_threads.group_id, reached, joined) as t;
    return;
  end if;
  return query
  select t.id
  from public.forum_posts as t
  where t.group_id = unread_threads.group_id and t.thread_id is null
    and t.last_activity_at >= joined
    and (
      select p.position
      from public.forum_posts as p
      where p.root_id = t.id and p.hidden_at is null and p.deleted_at is null
        and p.author_id <> all(silent) and p.created_at >= joined
      order by p.position desc
      limit 1
    ) > greatest(reached, (
      select r.position
      from public.forum_reads as r
      where r.thread_id = t.id and r.user_id = caller_id
    ))
  order by t.is_pinned desc, t.last_activity_at desc, t.id
  limit 1001;
end
$$;
comment on function api.unread_threads(uuid) is
'The threads of a group with posts that are new to the caller.';
grant execute on function api.unread_threads(uuid) to authenticated;

create function muster.hold_thread(post_id uuid) returns uuid
language plpgsql volatile
set search_path = ''
as $$
declare
  root uuid;
begin
  select p.root_id into root from muster.my_posts as p where p.id = hold_thread.post_id;
  -- It may be going with its group: then it is not there, once that is over.
  perform from public.forum_posts as t where t.id = root for key share;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return root;
end
$$;
comment on function muster.hold_thread(uuid) is
'The thread of a post that the caller sees, which is not deleted from under them.';

create function public.mark_thread_read(post_id uuid, reply_id uuid default null) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  root uuid := muster.hold_thread(mark_thread_read.post_id);
  reached bigint;
begin
  if reply_id is null then
    select greatest(p.last_position, p.position) into reached
    from public.forum_posts as p where p.id = root;
  else
    select f.position into reached
    from muster.my_posts as p
    join public.forum_posts as f on f.id = p.id
    where p.id = reply_id and p.root_id = root;
    if not found then
      raise exception using errcode = '23514', message = 'no post of this thread',
        constraint = 'forum_reads_reply_known', table = 'forum_reads', schema = 'public';
    end if;
  end if;
  insert into public.forum_reads as r (thread_id, user_id, position)
  values (root, caller_id, reached)
  -- Never back: another device may have read on.
  on conflict on constraint forum_reads_pkey do update
  set position = excluded.position, read_at = clock_timestamp()
  where r.position < excluded.position;
  update public.notifications as n set read_at = clock_timestamp()
  where n.user_id = caller_id and n.kind in ('forum_mentioned', 'forum_replied')
    and n.read_at is null
    and n.data ->> 'threadId' = root::text;
  return root;
end
$$;
comment on function public.mark_thread_read(uuid, uuid) is
'The caller has read a thread up to a post, or all of it.';
grant execute on function public.mark_thread_read(uuid, uuid) to authenticated;

create function public.mark_forum_read(group_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  reached bigint;
begin
  perform muster.require_held(caller_id, mark_forum_read.group_id, 'view_forum');
  perform muster.require_read_committed();
  -- Whoever writes holds the group for share: a post whose position is drawn and which nobody sees
  -- yet would be called read with later ones (positions are compared across threads here).
  perform from public.groups as g where g.id = mark_forum_read.group_id for no key update;
  perform muster.require_held(caller_id, mark_forum_read.group_id, 'view_forum');
  select p.position into reached
  from public.forum_posts as p
  where p.group_id = mark_forum_read.group_id
  order by p.position desc
  limit 1;
  insert into public.forum_group_reads as r (group_id, user_id, position)
  values (mark_forum_read.group_id, caller_id, coalesce(reached, 0))
  on conflict on constraint forum_group_reads_pkey do update
  set position = excluded.position, read_at = clock_timestamp()
  where r.position < excluded.position;
  update public.notifications as n set read_at = clock_timestamp()
  where n.user_id = caller_id and n.kind in ('forum_mentioned', 'forum_replied')
    and n.read_at is null
    and n.group_id = mark_forum_read.group_id;
end
$$;
comment on function public.mark_forum_read(uuid) is 'The caller has read all of the forum of a group.';
grant execute on function public.mark_forum_read(uuid) to authenticated;

create function public.follow_thread(post_id uuid, is_following boolean) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  root uuid := muster.hold_thread(follow_thread.post_id);
begin
  insert into public.forum_follows as f (thread_id, user_id, is_following)
  values (root, caller_id, follow_thread.is_following)
  on conflict on constraint forum_follows_pkey do update
  set is_following = excluded.is_following, changed_at = clock_timestamp()
  where f.is_following <> excluded.is_following;
end
$$;
comment on function public.follow_thread(uuid, boolean) is
'The caller wants to be told of replies in a thread, or does not.';
grant execute on function public.follow_thread(uuid, boolean) to authenticated;
