-- Who reads which posts (M1): with view_forum in the group; what is hidden its author and those who
-- moderate, and what stands below a hidden thread whoever sees that. The views are what policies,
-- and functions that answer, read (see groups/access.sql).

create view muster.my_forums with (security_barrier = true) as
select p.group_id, bool_or(p.permission = 'moderate_forum') as moderates
from muster.my_permissions as p
where p.permission in ('view_forum', 'moderate_forum')
group by p.group_id
having bool_or(p.permission = 'view_forum');
comment on view muster.my_forums is
'The groups whose forum the caller reads, and whether they moderate it.';

create view muster.my_hidden_threads with (security_barrier = true) as
select p.id
from public.forum_posts as p
where p.thread_id is null and p.hidden_at is not null and p.author_id <> (select auth.uid())
  and p.group_id in (select f.group_id from muster.my_forums as f where not f.moderates);
comment on view muster.my_hidden_threads is
'The threads that are kept from the caller in the forums that they read.';

create view muster.my_posts with (security_barrier = true) as
select p.id, p.group_id, p.root_id, p.author_id, f.moderates
from public.forum_posts as p
join muster.my_forums as f on f.group_id = p.group_id
where (p.hidden_at is null or p.author_id = (select auth.uid()) or f.moderates)
  and not exists (select from muster.my_hidden_threads as h where h.id = p.thread_id);
comment on view muster.my_posts is
'The posts that the caller sees: as the policy of the table has it, for functions that see all.';

grant select on muster.my_forums, muster.my_hidden_threads, muster.my_posts to authenticated;

create function muster.lock_threads(thread_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_read_committed();
  perform
  from public.forum_posts as p
  where p.id = any(lock_threads.thread_ids)
  order by p.id
  for no key update;
end
$$;
comment on function muster.lock_threads(uuid []) is
'Locks threads, by id, after groups and before chats (R5).';

create function muster.begin_post_change(post_id uuid, permission text default 'view_forum')
returns public.forum_posts
language plpgsql volatile
set search_path = ''
as $$
declare
  present muster.my_posts;
  post public.forum_posts;
begin
  perform muster.caller();
  select * into present from muster.my_posts as p where p.id = begin_post_change.post_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.begin_contribution(present.group_id, begin_post_change.permission);
  perform muster.lock_threads(array[present.root_id]);
  -- After the lock: it may have been hidden.
  if not exists (select from muster.my_posts as p where p.id = present.id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  select * into post from public.forum_posts as p where p.id = present.id;
  return post;
end
$$;
comment on function muster.begin_post_change(uuid, text) is
'Locks the thread of a post that the caller sees, for something that a permission of theirs allows.';

create function muster.require_open_thread(thread_id uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if exists (
    select
    from public.forum_posts as p
    where p.id = require_open_thread.thread_id and p.is_locked
      and not muster.holds(auth.uid(), p.group_id, 'moderate_forum')
  ) then
    raise exception using errcode = 'MU187', message = 'thread_locked';
  end if;
end
$$;
comment on function muster.require_open_thread(uuid) is
'Refuses writing in a locked thread to whoever does not moderate.';

create function muster.require_undeleted(post public.forum_posts) returns void
language plpgsql immutable
set search_path = ''
as $$
begin
  if post.deleted_at is not null then
    raise exception using errcode = 'MU188', message = 'post_deleted';
  end if;
end
$$;
comment on function muster.require_undeleted(public.forum_posts) is
'Refuses changes of a deleted post, and replies to it.';

-- Behind all functions: nobody whose account has ended writes, or is written about.
create trigger guard_person before insert on public.forum_posts
for each row execute function muster.guard_person('author_id');
create trigger guard_person before insert on public.forum_mentions
for each row execute function muster.guard_person('user_id');
create trigger guard_person before insert on public.forum_reads
for each row execute function muster.guard_person('user_id');
create trigger guard_person before insert on public.forum_group_reads
for each row execute function muster.guard_person('user_id');
create trigger guard_person before insert on public.forum_follows
for each row execute function muster.guard_person('user_id');
create trigger guard_person before insert on public.blocks
for each row execute function muster.guard_person('blocker_id');
create trigger guard_person_blocked before insert on public.blocks
for each row execute function muster.guard_person('blocked_id');
