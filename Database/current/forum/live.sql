-- What of forums is told as it happens, to those who read them: by a trigger, so that it is told
-- whoever writes. Ids only, and reads are looked up when it is shown.

create function muster.publish_posts() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  told jsonb := jsonb_build_object(
    'groupId', new.group_id, 'threadId', new.root_id, 'postId', new.id);
begin
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
