-- The shapes of forums. Names are shown to those who see a post, acquainted otherwise or not (A6).

create function api.post_author(post_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_build_object('userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)
    from muster.my_posts as p
    join public.users as u on u.id = p.author_id
    where p.id = post_author.post_id
  );
end
$$;
comment on function api.post_author(uuid) is 'Who wrote a post that the caller sees.';
grant execute on function api.post_author(uuid) to authenticated;

create function api.post_mentions(post_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_agg(json_build_object(
        'userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)
      order by m.mentioned_at, u.id)
    from muster.my_posts as p
    join public.forum_mentions as m on m.post_id = p.id and m.removed_at is null
    join public.users as u on u.id = m.user_id
    where p.id = post_mentions.post_id
  );
end
$$;
comment on function api.post_mentions(uuid) is 'Whom a post that the caller sees mentions.';
grant execute on function api.post_mentions(uuid) to authenticated;

create view api.forum_posts with (security_invoker = true) as
select
  p.id, p.group_id as "groupId", p.thread_id as "threadId", p.in_reply_to_id as "inReplyToId",
  api.post_author(p.id) as author, p.title, p.body,
  coalesce(api.post_mentions(p.id), '[]') as mentions,
  p.created_at as "createdAt", p.edited_at as "editedAt", p.edited_by_user_id as "editedById",
  p.hidden_at as "hiddenAt", p.hidden_by_user_id as "hiddenById",
  p.hidden_reason as "hiddenReason", p.deleted_at as "deletedAt",
  p.author_id in (select b.blocked_id from public.blocks as b) as "isBlocked",
  p.is_pinned as "isPinned", p.is_locked as "isLocked",
  case when p.thread_id is null then p.reply_count end as "replyCount",
  case when p.thread_id is null then p.last_activity_at end as "lastActivityAt",
  case when p.thread_id is null then api.unread_posts(p.id) end as "unreadCount",
  coalesce((
    select f.is_following
    from public.forum_follows as f
    where f.thread_id = p.root_id and f.user_id = (select auth.uid())
  ), false) as "isFollowing",
  p.root_id as "rootId", p.position, p.version
from public.forum_posts as p
-- Of a deleted thread a stub stays as long as it has replies.
where p.deleted_at is null or p.thread_id is not null or p.reply_count > 0;
comment on view api.forum_posts is 'GET /forum/{postId}, …/replies';
grant select on api.forum_posts to authenticated;

create view api.forum_threads with (security_invoker = true) as
select
  p.id, p.group_id as "groupId", p.title, left(p.body, 200) as excerpt,
  api.post_author(p.id) as author, p.reply_count as "replyCount",
  api.unread_posts(p.id) as "unreadCount", p.is_pinned as "isPinned",
  p.is_locked as "isLocked", p.hidden_at as "hiddenAt", p.deleted_at as "deletedAt",
  p.author_id in (select b.blocked_id from public.blocks as b) as "isBlocked",
  p.created_at as "createdAt", p.last_activity_at as "lastActivityAt"
from public.forum_posts as p
where p.thread_id is null and (p.deleted_at is null or p.reply_count > 0);
comment on view api.forum_threads is 'GET /groups/{id}/forum';
grant select on api.forum_threads to authenticated;

create function api.matching_threads(group_id uuid, query text) returns setof uuid
language plpgsql stable security definer
set search_path = ''
as $$
declare
  wanted tsquery := muster.search_query(matching_threads.query);
begin
  if not exists (
    select from muster.my_forums as f where f.group_id = matching_threads.group_id
  ) then
    return;
  end if;
  -- All of them: a bound on posts would lose threads in which none of the newest stands.
  return query
  select distinct p.root_id
  from public.forum_posts as p
  where p.group_id = matching_threads.group_id
    and p.search @@ wanted
    and p.deleted_at is null and p.hidden_at is null
    and p.root_id not in (
      select h.id from muster.hidden_threads(matching_threads.group_id) as h (id)
    );
end
$$;
comment on function api.matching_threads(uuid, text) is
'The threads of a group in which a post that the caller sees fits a search.';
grant execute on function api.matching_threads(uuid, text) to authenticated;

create function muster.post_fields(post api.forum_posts) returns jsonb
language sql stable
set search_path = ''
as $$
  select to_jsonb(post) - array['rootId', 'position', 'version']
$$;
comment on function muster.post_fields(api.forum_posts) is 'A post as JSON.';
grant execute on function muster.post_fields(api.forum_posts) to authenticated;

create function api.post_answer(post_id uuid) returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select muster.post_fields(p)::text, p.version
  from api.forum_posts as p where p.id = post_answer.post_id;
end
$$;
comment on function api.post_answer(uuid) is 'A post after a change.';
grant execute on function api.post_answer(uuid) to authenticated;

create function api.replies_page(
  thread_id uuid, after_position bigint, before_position bigint, at_most integer
) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  wanted integer := least(greatest(at_most, 1), 100);
  backwards boolean := before_position is not null;
begin
  if replies_page.thread_id is null then
    return null;
  end if;
  -- As people read: the oldest first, also when they go back.
  return (
    select jsonb_build_object(
      'items', coalesce(
        jsonb_agg(muster.post_fields(f.post) order by f.position) filter (where f.number <= wanted),
        '[]'),
      'next', max(f.id::text) filter (where f.number = wanted and f.total > wanted)
    )
    from (
      select p as post, p.id, p.position, row_number() over (
          order by case when backwards then -p.position else p.position end
        ) as number,
        count(*) over () as total
      from api.forum_posts as p
      where p.id = any(array(
        select r.id
        from public.forum_posts as r
        where r.root_id = replies_page.thread_id and r.thread_id is not null
          and r.position > coalesce(after_position, 0)
          and r.position < coalesce(before_position, 9223372036854775807)
        order by case when backwards then -r.position end, r.position
        limit wanted + 1
      ))
    ) as f
  );
end
$$;
comment on function api.replies_page(uuid, bigint, bigint, integer) is
'Replies of a thread that the caller sees, the oldest first: after or before a position, so many at most.';
grant execute on function api.replies_page(uuid, bigint, bigint, integer) to authenticated;

create function muster.post_place(post_id uuid, thread_id uuid, field text) returns bigint
language plpgsql stable
set search_path = ''
as $$
declare
  found_position bigint;
begin
  if post_id is null then
    return null;
  end if;
  select p.position into found_position
  from public.forum_posts as p
  where p.id = post_place.post_id and p.root_id = post_place.thread_id;
  if not found then
    raise exception using errcode = '23514', message = 'no post of this thread',
      constraint = 'forum_replies_' || field || '_known', table = 'forum_posts',
      schema = 'public';
  end if;
  return found_position;
end
$$;
comment on function muster.post_place(uuid, uuid, text) is
'Where a post stands in its thread; one that is not of it is refused.';
grant execute on function muster.post_place(uuid, uuid, text) to authenticated;

create function api.replies(post_id uuid, after_id uuid, before_id uuid, at_most integer)
returns table (body text)
language plpgsql stable
set search_path = ''
as $$
declare
  root uuid;
begin
  select p."rootId" into root from api.forum_posts as p where p.id = replies.post_id;
  if not found then
    return;
  end if;
  return query select api.replies_page(root, muster.post_place(after_id, root, 'after'),
    muster.post_place(before_id, root, 'before'), at_most)::text;
end
$$;
comment on function api.replies(uuid, uuid, uuid, integer) is 'GET /forum/{postId}/replies';
grant execute on function api.replies(uuid, uuid, uuid, integer) to authenticated;

create function api.thread(post_id uuid) returns table (body text, version bigint)
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select jsonb_build_object(
    'thread', (
      select muster.post_fields(t) from api.forum_posts as t where t.id = p."rootId"
    ),
    'reply', case when p."threadId" is not null then muster.post_fields(p) end,
    -- Of a reply: from it on.
    'replies', api.replies_page(p."rootId",
      case when p."threadId" is not null then p.position - 1 end, null, 50)
  )::text, p.version
  from api.forum_posts as p
  -- Of a thread that is gone whole, nothing is left to show.
  where p.id = thread.post_id
    and exists (select from api.forum_posts as t where t.id = p."rootId");
end
$$;
comment on function api.thread(uuid) is
'GET /forum/{postId}: a thread with replies, from the first on or from the one that is asked for.';
grant execute on function api.thread(uuid) to authenticated;

create function api.post_versions(post_id uuid) returns table (body text)
language plpgsql stable
set search_path = ''
as $$
begin
  if not exists (select from api.forum_posts as p where p.id = post_versions.post_id) then
    return;
  end if;
  if not exists (
    select
    from muster.my_posts as p
    where p.id = post_versions.post_id
      and (p.moderates or p.author_id = (select auth.uid()))
  ) then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'moderate_forum');
  end if;
  return query
  select json_build_object('items', coalesce(json_agg(json_build_object(
      'title', v.title, 'body', v.body, 'writtenAt', v.written_at, 'replacedAt', v.replaced_at
    ) order by v.version desc), '[]'))::text
  from (
    select * from public.forum_post_versions as v
    where v.post_id = post_versions.post_id
    order by v.version desc limit 100
  ) as v;
end
$$;
comment on function api.post_versions(uuid) is
'GET /forum/{postId}/versions: what a post said before it was edited, the latest first.';
grant execute on function api.post_versions(uuid) to authenticated;
