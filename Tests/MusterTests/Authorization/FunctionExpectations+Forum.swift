extension FunctionExpectations {
  /// Those of forums, feedback, search, blocks, and chats of groups and of two.
  static let forum = """
    authenticated, invoker
      api.feedback_answer(uuid)
        uid ok reads under policies
      api.group_search(uuid, text, text[])
        uid ok reads under policies
      api.post_answer(uuid)
        uid ok reads under policies
      api.post_versions(uuid)
        uid ok reads under policies; to its author and moderators
      api.replies(uuid, uuid, uuid, integer)
        uid ok reads under policies
      api.replies_page(uuid, bigint, bigint, integer)
        uid ok reads under policies
      api.search_author(text, uuid)
        uid ok calls the function of its kind
      api.search_snippet(text, text)
        uid ok reads its arguments only
      api.thread(uuid)
        uid ok reads under policies
      muster.post_fields(api.forum_posts)
        uid ok reads its argument only
      muster.post_place(uuid, uuid, text)
        uid ok reads under policies
      muster.require_words(tsquery)
        uid ok reads its argument only
      muster.search_query(text)
        uid ok reads its argument only
    authenticated, definer
      api.blocked_person(uuid)
        uid ok whom the caller has blocked
      api.expense_author(uuid)
        uid ok of an expense that the caller sees
      api.journey_author(uuid)
        uid ok of a journey that the caller sees
      api.feedback_person(uuid, boolean)
        uid ok of feedback that the caller reads
      api.feedback_until(uuid)
        uid ok of feedback that the caller reads
      api.matching_threads(uuid, text)
        uid ok by posts that the caller sees
      api.may_write(uuid)
        uid ok of a chat that the caller is in
      api.post_author(uuid)
        uid ok of a post that the caller sees
      api.post_mentions(uuid)
        uid ok of a post that the caller sees
      api.require_feedback(uuid)
        caller MU010 is or was in the group
      api.require_held(uuid, text)
        caller MU010 a role of the caller's has the permission
      api.search_candidates(uuid, text, text[])
        uid ok what the caller sees
      api.unread_posts(uuid)
        uid ok of a thread that the caller sees
      api.unread_threads(uuid)
        uid ok of a forum that the caller reads
      public.block_person(uuid)
        caller MU010 whom the caller sees or has read something of (M1)
      public.delete_post(uuid)
        caller MU010 its author, or moderate_forum; checked under the lock (M1)
      public.edit_feedback(uuid, text)
        caller MU010 its author while its time lasts; checked under the lock (M1)
      public.follow_thread(uuid, boolean)
        caller MU010 sees the thread
      public.give_feedback(uuid, uuid, text)
        caller MU010 provide_feedback_to_members; checked under the lock (M1)
      public.mark_forum_read(uuid)
        caller MU010 view_forum
      public.mark_thread_read(uuid, uuid)
        caller MU010 sees the thread
      public.open_direct_chat(uuid)
        caller MU010 send_direct_messages, and no block; checked under the lock (M1)
      public.open_group_chat(uuid)
        caller MU010 post_forum_messages, a direct member; checked under the lock (M1)
      public.open_thread(uuid, text, text, uuid[])
        caller MU010 post_forum_messages; checked under the lock (M1)
      public.reply_to_post(uuid, text, uuid[], uuid)
        caller MU010 reply_to_messages, and the thread not locked; checked under the lock (M1)
      public.unblock_person(uuid)
        caller MU010 ends a block of the caller's
      public.update_post(uuid, jsonb, bigint)
        caller MU010 its author, or moderate_forum; checked under the lock (M1)
      public.withdraw_feedback(uuid)
        caller MU010 its author while its time lasts; checked under the lock (M1)
    nobody, definer
      muster.follow_group_chat()
        trigger -
      muster.publish_feedback()
        trigger -
      muster.publish_posts()
        trigger -
    """
}
