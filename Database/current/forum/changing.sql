-- Editing, moderating and deleting posts (M1). What moderators do to the posts of others is in the
-- audit: ids and which fields, never a text.

create function muster.moderated(post public.forum_posts, action text, after jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.audit('forum_post.' || action, post.group_id, 'forum_posts', post.id,
    post.author_id, null, after);
end
$$;
comment on function muster.moderated(public.forum_posts, text, jsonb) is
'Writes the audit entry of what a moderator did.';

create function muster.refuse_field(constraint_name text) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  raise exception using errcode = '23514', message = 'not of a reply',
    constraint = constraint_name, table = 'forum_posts', schema = 'public';
end
$$;
comment on function muster.refuse_field(text) is
'Refuses a field that replies have not, under the name of a constraint.';

create function muster.require_post_change(post public.forum_posts, changes jsonb) returns void
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  moderates boolean := muster.holds(caller_id, post.group_id, 'moderate_forum');
begin
  if changes ?| array['isPinned', 'isLocked', 'isHidden', 'hiddenReason'] and not moderates then
    raise exception using errcode = 'MU011', message = 'forbidden',
      detail = json_build_object('permission', 'moderate_forum');
  end if;
  if changes ?| array['title', 'body', 'mentions'] then
    if post.author_id <> caller_id then
      -- Moderators change words, not whom they call.
      if not moderates or changes ? 'mentions' then
        raise exception using errcode = 'MU011', message = 'forbidden',
          detail = json_build_object(
            'permission', case when moderates then 'author' else 'moderate_forum' end);
      end if;
    else
      perform muster.require_held(caller_id, post.group_id,
        case when post.thread_id is null then 'post_forum_messages' else 'reply_to_messages' end);
    end if;
    perform muster.require_open_thread(post.root_id);
  end if;
  if post.thread_id is not null then
    if changes ? 'title' then
      perform muster.refuse_field('forum_posts_title_of_thread');
    elsif changes ? 'isPinned' then
      perform muster.refuse_field('forum_posts_pinned_thread');
    elsif changes ? 'isLocked' then
      perform muster.refuse_field('forum_posts_locked_thread');
    end if;
  end if;
end
$$;
comment on function muster.require_post_change(public.forum_posts, jsonb) is
'Refuses fields that are not the caller''s to change: words are the author''s and moderators'', the rest is moderators''.';

create function muster.read_flag(changes jsonb, field text, present boolean, column_name text)
returns boolean
language plpgsql immutable
set search_path = ''
as $$
begin
  if not changes ? field then
    return present;
  end if;
  if jsonb_typeof(changes -> field) <> 'boolean' then
    raise exception using errcode = '23502', message = 'yes or no',
      column = column_name, table = 'forum_posts', schema = 'public';
  end if;
  return (changes -> field)::boolean;
end
$$;
comment on function muster.read_flag(jsonb, text, boolean, text) is
'A flag out of changes, or what it is.';

create function public.update_post(
  post_id uuid, changes jsonb, expected_version bigint default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  post public.forum_posts := muster.begin_post_change(update_post.post_id);
  changed public.forum_posts := post;
  hides boolean;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  perform muster.require_post_change(post, changes);
  if expected_version is not null and expected_version <> post.version then
    raise exception using errcode = 'MU033', message = 'version_mismatch';
  end if;
  perform muster.require_undeleted(post);
  if changes ? 'title' then
    changed.title := muster.require_text(changes ->> 'title', 'title');
  end if;
  if changes ? 'body' then
    changed.body := muster.require_text(changes ->> 'body', 'body');
  end if;
  changed.is_pinned := muster.read_flag(changes, 'isPinned', post.is_pinned, 'is_pinned');
  changed.is_locked := muster.read_flag(changes, 'isLocked', post.is_locked, 'is_locked');
  hides := muster.read_flag(changes, 'isHidden', post.hidden_at is not null, 'is_hidden');
  if changes ? 'hiddenReason' then
    changed.hidden_reason := changes ->> 'hiddenReason';
  end if;
  if hides and post.hidden_at is null then
    changed.hidden_at := clock_timestamp();
    changed.hidden_by_user_id := caller_id;
  elsif not hides then
    if changes ->> 'hiddenReason' is not null then
      perform muster.refuse_field('forum_posts_hidden_reason_hidden');
    end if;
    changed.hidden_at := null;
    changed.hidden_by_user_id := null;
    changed.hidden_reason := null;
  end if;
  perform muster.save_post(post, changed);
  if changes ? 'mentions' and muster.set_mentions(changed, array(
    select m.id::uuid
    from jsonb_array_elements_text(
      case jsonb_typeof(changes -> 'mentions') when 'array' then changes -> 'mentions'
        else '[]' end
    ) as m (id)
  )) then
    -- Unless its words have changed with it.
    update public.forum_posts as p set version = p.version + 1
    where p.id = post.id and p.version = post.version;
  end if;
  return post.id;
end
$$;
comment on function public.update_post(uuid, jsonb, bigint) is
'Changes a post: its words by its author or a moderator; pinned, locked and hidden by a moderator.';
grant execute on function public.update_post(uuid, jsonb, bigint) to authenticated;

create function muster.save_post(post public.forum_posts, changed public.forum_posts)
returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  rewritten boolean := (post.title, post.body) is distinct from (changed.title, changed.body);
  fields jsonb := to_jsonb(array_remove(array[
    case when post.is_pinned <> changed.is_pinned then 'is_pinned' end,
    case when post.is_locked <> changed.is_locked then 'is_locked' end,
    case when post.hidden_reason is distinct from changed.hidden_reason
        and post.hidden_at is not distinct from changed.hidden_at then 'hidden_reason' end
  ], null));
begin
  if not rewritten and fields = '[]'
    and post.hidden_at is not distinct from changed.hidden_at
  then
    return;
  end if;
  if rewritten then
    insert into public.forum_post_versions (post_id, version, title, body, written_at)
    values (post.id, post.version, post.title, post.body,
      coalesce(post.edited_at, post.created_at));
    if post.author_id <> caller_id then
      perform muster.moderated(post, 'edited', null);
    end if;
  end if;
  update public.forum_posts as p
  set title = changed.title, body = changed.body, is_pinned = changed.is_pinned,
    is_locked = changed.is_locked, hidden_at = changed.hidden_at,
    hidden_by_user_id = changed.hidden_by_user_id, hidden_reason = changed.hidden_reason,
    edited_at = case when rewritten then clock_timestamp() else p.edited_at end,
    edited_by_user_id = case when rewritten then caller_id else p.edited_by_user_id end,
    version = p.version + 1
  where p.id = post.id;
  if (post.hidden_at is null) <> (changed.hidden_at is null) then
    perform muster.count_shown(post.root_id, case
      when post.thread_id is null then 0 when changed.hidden_at is null then 1 else -1 end);
    perform muster.moderated(
      post, case when changed.hidden_at is null then 'shown' else 'hidden' end, null);
    if changed.hidden_at is not null and not muster.is_blocked(post.author_id, caller_id)
      and muster.holds(post.author_id, post.group_id, 'view_forum')
    then
      perform muster.notify(post.author_id, 'forum_hidden', post.group_id,
        jsonb_build_object('threadId', post.root_id, 'postId', post.id));
    end if;
  end if;
  if fields <> '[]' then
    perform muster.moderated(post, 'changed', jsonb_build_object('changed', fields));
  end if;
end
$$;
comment on function muster.save_post(public.forum_posts, public.forum_posts) is
'Writes a changed post, keeps what it said before, and tells whom it concerns.';

create function muster.count_shown(thread_id uuid, by integer) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- By one, under the thread's lock: a long thread is not counted anew.
  update public.forum_posts as t
  set reply_count = t.reply_count + count_shown.by,
    last_activity_at = coalesce((
      select p.created_at
      from public.forum_posts as p
      where p.root_id = t.id and p.hidden_at is null and p.deleted_at is null
      order by p.position desc
      limit 1
    ), t.created_at)
  where t.id = count_shown.thread_id;
end
$$;
comment on function muster.count_shown(uuid, integer) is
'Has what a thread says of its replies follow one that was hidden, shown or deleted.';

create function public.delete_post(post_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  post public.forum_posts := muster.begin_post_change(delete_post.post_id);
begin
  if post.author_id <> caller_id then
    perform muster.require_held(caller_id, post.group_id, 'moderate_forum');
  end if;
  if post.deleted_at is not null then
    return;
  end if;
  -- What it said is gone whole: earlier texts and whom it called, too.
  delete from public.forum_post_versions as v where v.post_id = post.id;
  delete from public.forum_mentions as m where m.post_id = post.id;
  update public.forum_posts as p
  set title = null, body = null, deleted_at = clock_timestamp(), is_pinned = false,
    version = p.version + 1
  where p.id = post.id;
  perform muster.count_shown(post.root_id, case
    when post.thread_id is null or post.hidden_at is not null then 0 else -1 end);
  if post.author_id <> caller_id then
    perform muster.moderated(post, 'deleted', null);
  end if;
end
$$;
comment on function public.delete_post(uuid) is
'Deletes what the caller wrote, or moderates; a stub stays where others have replied.';
grant execute on function public.delete_post(uuid) to authenticated;
