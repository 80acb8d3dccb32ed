-- What the end of an account means for forums (A7), and what they keep of a person.

create function muster.forget_in_forums(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  delete from public.forum_reads as r where r.user_id = forget_in_forums.user_id;
  delete from public.forum_group_reads as r where r.user_id = forget_in_forums.user_id;
  delete from public.forum_follows as f where f.user_id = forget_in_forums.user_id;
end
$$;
comment on function muster.forget_in_forums(uuid) is
'Drops what a person has read and follows; what they wrote stays, under the name that everybody who left has (A7).';

create function muster.export_forums(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  most integer := muster.history_limit();
begin
  return jsonb_build_object(
    'forumPosts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'groupId', p.group_id, 'threadId', p.thread_id, 'title', p.title,
        'body', p.body, 'createdAt', p.created_at, 'editedAt', p.edited_at,
        'hiddenAt', p.hidden_at, 'hiddenReason', p.hidden_reason, 'deletedAt', p.deleted_at,
        'earlierTexts', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'title', v.title, 'body', v.body, 'writtenAt', v.written_at
          ) order by v.version), '[]')
          from public.forum_post_versions as v where v.post_id = p.id
        )
      ) order by p.position desc), '[]')
      from (
        select *
        from public.forum_posts as p
        where p.author_id = export_forums.user_id
        order by p.position desc limit most
      ) as p
    ),
    'forumMentions', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'postId', m.post_id, 'mentionedAt', m.mentioned_at
      ) order by m.mentioned_at desc, m.post_id), '[]')
      from (
        select *
        from public.forum_mentions as m
        where m.user_id = export_forums.user_id
        order by m.mentioned_at desc limit most
      ) as m
    ),
    'forumModeration', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'postId', p.id, 'groupId', p.group_id,
        'editedAt', case when p.edited_by_user_id = export_forums.user_id then p.edited_at end,
        'hiddenAt', case when p.hidden_by_user_id = export_forums.user_id then p.hidden_at end
      ) order by p.position desc), '[]')
      from (
        select *
        from public.forum_posts as p
        where p.author_id <> export_forums.user_id and (
          p.edited_by_user_id = export_forums.user_id
          or p.hidden_by_user_id = export_forums.user_id
        )
        order by p.position desc limit most
      ) as p
    ),
    'forumThreads', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'threadId', t.thread_id, 'isFollowing', f.is_following, 'readAt', r.read_at
      ) order by t.thread_id), '[]')
      from (
        select f.thread_id from public.forum_follows as f where f.user_id = export_forums.user_id
        union
        select r.thread_id from public.forum_reads as r where r.user_id = export_forums.user_id
        order by 1 limit most
      ) as t
      left join public.forum_follows as f
        on f.thread_id = t.thread_id and f.user_id = export_forums.user_id
      left join public.forum_reads as r
        on r.thread_id = t.thread_id and r.user_id = export_forums.user_id
    ),
    'forumsRead', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'groupId', r.group_id, 'readAt', r.read_at
      ) order by r.group_id), '[]')
      from public.forum_group_reads as r where r.user_id = export_forums.user_id
    )
  );
end
$$;
comment on function muster.export_forums(uuid) is
'What forums keep of a person: what they wrote, where they are mentioned, what they moderated, read and follow.';
