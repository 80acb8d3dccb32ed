import Testing

/// Chats and events (R5): who blocks, comes and goes while something is written.
@Suite(.timeLimit(.minutes(30))) struct MessagingLockTests {
  private static let group = [
    """
    <ann> select test.keep('group', public.create_group('Group'));
    select test.join('group', 'bob', 'cid')
    """
  ]

  private static let chat = [
    """
    <ann> select test.keep('chat', c.chat_id) from public.open_direct_chat(@bob) as c
    """
  ]

  private static let event = [
    """
    <ann> select test.keep('group', public.create_group('Group'));
    select test.join('group', 'bob', 'cid', 'dan');
    <ann> select test.keep(
      'event', public.create_event('Walk', 'Far', now() + interval '1 day', 'Here'));
    <bob> select test.keep('application', public.apply_to_event(@event));
    <ann> select public.decide_application(@application, true);
    select test.keep('chat', c.id) from public.chats as c where c.event_id = @event
    """
  ]

  @Test("M1: who opens a chat with somebody and who blocks them go one after the other")
  func opening() async throws {
    try await Crossing(
      world: Self.group,
      first: "<ann> select public.open_direct_chat(@bob)",
      second: "<bob> select public.block_person(@ann)",
      then: "exists (select from public.blocks)"
    ).check()
  }

  @Test("M1: two blocks at once do not make one too many")
  func countingBlocks() async throws {
    try await Crossing(
      world: Self.group + [
        """
        insert into auth.users (email, password_hash)
        select n || '@example.org', 'hash' from generate_series(1, 999) as n;
        insert into public.blocks (blocker_id, blocked_id)
        select @bob, u.id from auth.users as u where u.email ~ '^[0-9]'
        """
      ],
      first: "<bob> select public.block_person(@ann)",
      second: "<bob> select public.block_person(@cid)",
      refused: "MU186"
    ).check()
  }

  @Test("M1: who is blocked meanwhile writes no more")
  func blocked() async throws {
    try await Crossing(
      world: Self.group + Self.chat,
      first: "<ann> select public.block_person(@bob)",
      second: "<bob> select public.post_message(@chat, 'Hello')",
      refused: "MU185",
      then: "not exists (select from public.messages)"
    ).check()
  }

  @Test("E8: an event that is deleted waits for its chats before its people")
  func deletedEvent() async throws {
    try await Holding(
      world: Self.event,
      held: "select from public.chats where id = @chat for no key update",
      waiting: "<ann> select public.delete_event(@event)",
      isFree: "public.users where id = @bob"
    ).check()
  }

  @Test("M1: what was written before an author came is not unread")
  func newAuthor() async throws {
    try await Crossing(
      world: Self.event,
      first: "<bob> select public.post_message(@chat, 'Hello')",
      second: "<ann> select public.add_event_author(@event, @dan)",
      then: """
        (select r.position = c.last_position
        from public.chats as c join public.chat_reads as r on r.chat_id = c.id
        where c.id = @chat and r.user_id = @dan)
        """
    ).check()
  }

  @Test("M1: what is written while an author goes is written before")
  func formerAuthor() async throws {
    try await Crossing(
      world: Self.event + ["<ann> select public.add_event_author(@event, @dan)"],
      first: "<bob> select public.post_message(@chat, 'Hello')",
      second: "<ann> select public.remove_event_author(@event, @dan)",
      then: """
        (select left_at > (select created_at from public.messages)
        from public.chat_members where chat_id = @chat and user_id = @dan)
        """
    ).check()
  }

  @Test("E8: chats of an event are renamed in the order of ids")
  func renaming() async throws {
    try await Holding(
      world: ["alter table public.chats alter column id set default test.falling_id()"] + Self.event
        + [
          """
          <dan> select test.keep('second', public.apply_to_event(@event));
          <ann> select public.decide_application(@second, true)
          """
        ],
      held: """
        select from public.chats where event_id = @event and id <> @chat for update
        """,
      waiting: #"<ann> select public.update_event(@event, '{"title":"Run"}')"#,
      isFree: "public.chats where id = @chat"
    ).check()
  }
}
