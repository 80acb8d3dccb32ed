extension IsolationTests {
  /// Each function that changes what is written in forums, chats of groups and of two, and
  /// feedback; see `calls`.
  static let forumCalls: [(actor: Actor, sql: String)] = [
    (.member, "public.open_thread(:group, 'Title', 'Body')"),
    (.member, "public.reply_to_post(\(post), 'Body')"),
    (.leader, "public.update_post(\(post), '{\"isPinned\":true}')"),
    (.member, "public.delete_post(\(post))"),
    (.member, "public.open_direct_chat(:leader)"),
    (.member, "public.open_group_chat(:group)"),
    (.leader, "public.give_feedback(:group, :member, 'Body')"),
    (.leader, "public.edit_feedback(\(feedback), 'Better')"),
    (.leader, "public.withdraw_feedback(\(feedback))"),
    (.leader, "public.block_person(:member)"),
  ]

  private static let post =
    "(select w.thread_id from world.forums as w where w.group_id = :group)"
  private static let feedback =
    "(select w.feedback_id from world.forums as w where w.group_id = :group)"
}
