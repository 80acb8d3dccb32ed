extension IsolationTests {
  /// Each function that changes events, applications and chats; see `calls`.
  static let eventCalls: [(actor: Actor, sql: String)] = [
    (.stranger, "public.create_event('New', '', now() + interval '1 day', 'Here')"),
    (.leader, "public.update_event(\(of("event")), '{\"title\":\"x\"}')"),
    (.leader, "public.delete_event(\(of("event")))"),
    (.leader, "public.add_event_author(\(of("event")), :inner)"),
    (
      .leader,
      """
      public.remove_event_author(public.add_event_author(\(of("event")), :inner), :inner)
      """
    ),
    (.stranger, "public.apply_to_event(\(of("event")))"),
    (.observer, "public.answer_application(\(of("pending")), true)"),
    (.member, "public.drop_from_application(\(of("pending")), :observer)"),
    (.other, "public.withdraw_application(\(of("approved")))"),
    (.leader, "public.decide_application(\(of("pending")), true)"),
    (.leader, "public.post_message(\(of("chat")), 'x')"),
    (.other, "public.edit_message(\(of("message")), 'x')"),
    (.other, "public.delete_message(\(of("message")))"),
  ]

  /// The id of something of the group's event (`World`).
  private static func of(_ name: String) -> String {
    "(select w.\(name)_id from world.events as w where w.group_id = :group)"
  }
}
