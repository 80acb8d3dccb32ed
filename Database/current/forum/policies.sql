-- Who reads which rows of forums (R1, R2). All writes go through functions.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'public.forum_posts', 'public.forum_post_versions', 'public.forum_mentions',
    'public.forum_reads', 'public.forum_group_reads', 'public.forum_follows'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;

grant select on public.forum_posts, public.forum_post_versions, public.forum_mentions,
public.forum_reads, public.forum_group_reads, public.forum_follows to authenticated;

create policy select_member on public.forum_posts for select to authenticated
using (
  group_id in (select f.group_id from muster.my_forums as f)
  and (
    hidden_at is null
    or author_id = (select auth.uid())
    or group_id in (select f.group_id from muster.my_forums as f where f.moderates)
  )
  and (
    thread_id is null
    or thread_id not in (select h.id from muster.my_hidden_threads as h)
  )
);
create policy select_author on public.forum_post_versions for select to authenticated
using (exists (
  select
  from muster.my_posts as p
  where p.id = post_id and (p.moderates or p.author_id = (select auth.uid()))
));
create policy select_member on public.forum_mentions for select to authenticated
using (removed_at is null and exists (select from muster.my_posts as p where p.id = post_id));
create policy select_own on public.forum_reads for select to authenticated
using (user_id = (select auth.uid()));
create policy select_own on public.forum_group_reads for select to authenticated
using (user_id = (select auth.uid()));
create policy select_own on public.forum_follows for select to authenticated
using (user_id = (select auth.uid()));
