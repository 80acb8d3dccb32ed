-- What of forums is told as it happens, to those who read them: by a trigger, so that it is told
-- whoever writes. Ids only, and reads are looked up when it is shown.

create function muster.readers_of_hidden(post public.forum_posts) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select distinct a.user_id
  from muster.active_access as a
  where a.group_id = post.group_id
    and muster.holds(a.user_id, post.group_id, 'view_forum')
    and (
      a.user_id in (select p.author_id from public.forum_posts as p where p.id = post.root_id)
      or (post.thread_id is not null and a.user_id = post.author_id)
      or muster.holds(a.user_id, post.group_id, 'moderate_forum')
    )
  order by a.user_id;
end
$$;
comment on function muster.readers_of_hidden(public.forum_posts) is
'Who is told of a post that is hidden, or stands in a hidden thread: its authors, and those who moderate.';

create function muster.publish_posts() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  told jsonb := jsonb_build_object(
    'groupId', new.group_id, 'threadId', new.root_id, 'postId', new.id);
  reader uuid;
begin
  -- What is hidden is told to those who see it; that it is being hidden, to all.
  if exists (
    select
    from public.forum_posts as p
    where p.id = new.root_id and p.id <> new.id and p.hidden_at is not null
  ) or (tg_op = 'UPDATE' and old.hidden_at is not null and new.hidden_at is not null) then
    for reader in select r from muster.readers_of_hidden(new) as r loop
      perform muster.publish('forum.changed', 'user', reader, told);
    end loop;
    return null;
  end if;
  perform muster.publish('forum.changed', 'group.forum', new.group_id, told);
  if tg_op = 'INSERT' then
    perform muster.put_out_webhooks('forum.post_created', new.group_id, told);
  end if;
  return null;
end
$$;
comment on function muster.publish_posts() is
'Tells those who read a forum of a post that is written, changed or deleted; webhooks of new ones.';
create trigger publish_insert after insert on public.forum_posts
for each row execute function muster.publish_posts();
create trigger publish_update after update on public.forum_posts
for each row when (old.version <> new.version) execute function muster.publish_posts();
