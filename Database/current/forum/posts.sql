-- Opening threads, replying, and what follows from a post (M1).

create function muster.require_text(value text, column_name text) returns text
language plpgsql immutable
set search_path = ''
as $$
begin
  if value is null then
    raise exception using errcode = '23502', message = 'it says something',
      column = column_name, table = 'forum_posts', schema = 'public';
  end if;
  return value;
end
$$;
comment on function muster.require_text(text, text) is 'Refuses null where a post says something.';

create function public.open_thread(
  group_id uuid, title text, body text, mentions uuid [] default '{}'
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups :=
    muster.begin_contribution(open_thread.group_id, 'post_forum_messages');
  made public.forum_posts;
begin
  -- Whoever posts reads: where they may not, nothing can be shown to them of it.
  perform muster.require_held(caller_id, present.id, 'view_forum');
  insert into public.forum_posts (group_id, author_id, title, body)
  values (present.id, caller_id, muster.require_text(open_thread.title, 'title'),
    muster.require_text(open_thread.body, 'body'))
  returning * into made;
  perform muster.follow_own(made);
  perform muster.set_mentions(made, open_thread.mentions);
  return made.id;
end
$$;
comment on function public.open_thread(uuid, text, text, uuid []) is
'Opens a thread in the forum of a group, which needs post_forum_messages.';
grant execute on function public.open_thread(uuid, text, text, uuid []) to authenticated;

create function public.reply_to_post(
  post_id uuid, body text, mentions uuid [] default '{}', in_reply_to_id uuid default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  answered public.forum_posts :=
    muster.begin_post_change(reply_to_post.post_id, 'reply_to_messages');
  made public.forum_posts;
  named_id uuid := reply_to_post.in_reply_to_id;
begin
  perform muster.require_undeleted(answered);
  perform muster.require_undeleted(p)
  from public.forum_posts as p where p.id = answered.root_id;
  perform muster.require_open_thread(answered.root_id);
  if named_id is null then
    named_id := case when answered.thread_id is not null then answered.id end;
  elsif not exists (
    select from muster.my_posts as p where p.id = named_id and p.root_id = answered.root_id
  ) then
    raise exception using errcode = '23514', message = 'no post of this thread',
      constraint = 'forum_posts_in_reply_to_known', table = 'forum_posts', schema = 'public';
  end if;
  insert into public.forum_posts (group_id, thread_id, in_reply_to_id, author_id, body)
  values (answered.group_id, answered.root_id, named_id, caller_id,
    muster.require_text(reply_to_post.body, 'body'))
  returning * into made;
  update public.forum_posts as p
  set reply_count = p.reply_count + 1, last_activity_at = made.created_at,
    last_position = made.position
  where p.id = made.thread_id;
  perform muster.follow_own(made);
  perform muster.set_mentions(made, reply_to_post.mentions);
  perform muster.tell_followers(made);
  return made.id;
end
$$;
comment on function public.reply_to_post(uuid, text, uuid [], uuid) is
'Replies in the thread of a post, which needs reply_to_messages; to a reply it answers that.';
grant execute on function public.reply_to_post(uuid, text, uuid [], uuid) to authenticated;

create function muster.follow_own(post public.forum_posts) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.forum_follows (thread_id, user_id, is_following)
  values (post.root_id, post.author_id, true)
  on conflict on constraint forum_follows_pkey do nothing;
  -- Who writes has read what stood there.
  insert into public.forum_reads as r (thread_id, user_id, position)
  values (post.root_id, post.author_id, post.position)
  on conflict on constraint forum_reads_pkey do update
  set position = greatest(r.position, excluded.position), read_at = clock_timestamp();
end
$$;
comment on function muster.follow_own(public.forum_posts) is
'Has whoever writes in a thread follow it, unless they have said that they do not, and have read it.';

create function muster.refuse_mention(place bigint) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  raise exception using errcode = 'MU189', message = 'cannot_mention',
    detail = json_build_object('errors', json_build_array(json_build_object(
      'field', format('mentions[%s]', place - 1), 'code', 'unknown',
      'message', 'is nobody who reads this forum'
    )));
end
$$;
comment on function muster.refuse_mention(bigint) is
'Refuses to mention somebody, by their place in the list from 1 on.';

create function muster.is_shown_to(user_id uuid, post public.forum_posts) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  -- The thread is read anew: it may be hidden while the reply is not.
  return not exists (
    select
    from public.forum_posts as p
    where p.id in (post.id, post.root_id) and p.hidden_at is not null
      and p.author_id <> is_shown_to.user_id
  ) or muster.holds(is_shown_to.user_id, post.group_id, 'moderate_forum');
end
$$;
comment on function muster.is_shown_to(uuid, public.forum_posts) is
'Whether whoever reads a forum sees a post of it: neither it nor its thread is hidden from them.';

create function muster.is_seen_in(user_id uuid, group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    muster.lists_members(is_seen_in.group_id) and exists (
      select
      from muster.direct_access as d
      where d.group_id = is_seen_in.group_id and d.user_id = is_seen_in.user_id
        and d.status = 'active'
    )
  ) or exists (
    select
    from muster.my_leaders as l
    where l.group_id = is_seen_in.group_id and l.user_id = is_seen_in.user_id
  ) or exists (
    select
    from muster.my_nested_members as n
    where n.group_id = is_seen_in.group_id and n.user_id = is_seen_in.user_id
  ) or exists (
    select
    from muster.my_posts as p
    where p.group_id = is_seen_in.group_id and p.author_id = is_seen_in.user_id
  ) or exists (
    select
    from muster.my_chats as c
    join public.messages as m on m.chat_id = c.chat_id
    where c.group_id = is_seen_in.group_id and m.sender_id = is_seen_in.user_id
  );
end
$$;
comment on function muster.is_seen_in(uuid, uuid) is
'Whether the caller sees that an active member of a group is one: by its list, or by what they write there. To know them from elsewhere is not enough (K14).';

create function muster.set_mentions(post public.forum_posts, user_ids uuid []) returns boolean
language plpgsql volatile
set search_path = ''
as $$
declare
  wanted record;
  is_changed boolean;
begin
  if cardinality(user_ids) > 20 then
    raise exception using errcode = '23514', message = 'too many',
      constraint = 'forum_mentions_count', table = 'forum_mentions', schema = 'public';
  end if;
  update public.forum_mentions as m set removed_at = clock_timestamp()
  where m.post_id = post.id and m.removed_at is null and m.user_id <> all(user_ids);
  is_changed := found;
  for wanted in
    select u.id, min(u.place) as place
    from unnest(user_ids) with ordinality as u (id, place)
    where not exists (
      select
      from public.forum_mentions as m
      where m.post_id = post.id and m.user_id = u.id and m.removed_at is null
    )
    group by u.id
    order by min(u.place)
  loop
    is_changed := true;
    -- Whom the caller does not see is nobody to them, so that no member list can be guessed (K14).
    if wanted.id is null or not muster.holds(wanted.id, post.group_id, 'view_forum')
      or (wanted.id <> auth.uid() and not muster.is_seen_in(wanted.id, post.group_id))
    then
      perform muster.refuse_mention(wanted.place);
    end if;
  end loop;
  -- People in the order of their ids, as they are locked (R5).
  for wanted in
    select distinct u.id from unnest(user_ids) as u (id) order by u.id
  loop
    insert into public.forum_mentions (post_id, user_id)
    values (post.id, wanted.id)
    on conflict on constraint forum_mentions_pkey do nothing;
    if not found then
      update public.forum_mentions as m set removed_at = null
      where m.post_id = post.id and m.user_id = wanted.id and m.removed_at is not null;
    elsif muster.is_shown_to(wanted.id, post) and not muster.is_blocked(wanted.id, auth.uid()) then
      perform muster.notify(wanted.id, 'forum_mentioned', post.group_id,
        jsonb_build_object('threadId', post.root_id, 'postId', post.id));
    end if;
  end loop;
  return is_changed;
end
$$;
comment on function muster.set_mentions(public.forum_posts, uuid []) is
'Makes whom a post mentions those that are given, tells who was never mentioned in it before, and says whether anything changed.';

create function muster.tell_followers(post public.forum_posts) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  follower uuid;
begin
  for follower in
    select f.user_id
    from public.forum_follows as f
    where f.thread_id = post.root_id and f.is_following and f.user_id <> post.author_id
      and muster.holds(f.user_id, post.group_id, 'view_forum')
      and not muster.is_blocked(f.user_id, post.author_id)
      -- Who is told of the mention knows.
      and not exists (
        select
        from public.forum_mentions as m
        where m.post_id = post.id and m.user_id = f.user_id
      )
      and muster.is_shown_to(f.user_id, post)
    order by f.user_id
  loop
    perform muster.notify_once(follower, 'forum_replied', post.group_id,
      jsonb_build_object('threadId', post.root_id, 'postId', post.id));
  end loop;
end
$$;
comment on function muster.tell_followers(public.forum_posts) is
'Tells those who follow a thread, its author to begin with, of a reply.';
