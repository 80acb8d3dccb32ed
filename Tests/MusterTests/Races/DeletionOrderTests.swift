import Testing

/// The end of an account (R5): all that goes with it is locked before the person.
@Suite(.timeLimit(.minutes(30))) struct DeletionOrderTests {
  private let world = [
    """
    <ann> select test.keep('group', public.create_group('Group'));
    select test.join('group', 'bob');
    <ann> select test.keep('lunch', public.create_lunch('2100-01-01', 1, 1));
    <bob> select public.join_lunch(@lunch);
    select public.create_recurring_expense(@group, jsonb_build_object(
      'description', 'Rent', 'amount', 900, 'currency', 'EUR', 'paidBy', @bob,
      'split', jsonb_build_object('mode', 'equal',
        'participants', jsonb_build_array(jsonb_build_object('userId', @bob))),
      'every', jsonb_build_object('unit', 'month', 'interval', 1), 'startsOn', current_date));
    <ada> select test.keep('market', public.create_journey('{
      "title": "Journey", "isPublic": true, "content": {"steps": [
        {"id": "a", "title": "A", "kind": "text", "body": "Read"},
        {"id": "b", "title": "B", "kind": "text", "body": "Later", "opensInWeek": 2,
          "required": false}]}}'));
    select public.publish_journey(@market);
    <bob> select public.enroll_in_journey(@market);
    select public.open_direct_chat(@ann);
    insert into public.journeys (title, created_by_user_id, journey_type) values ('Draft',
    @bob, 'predefined');
    """
  ]

  @Test(
    "A7: an account that ends waits for what it changes with no person in its hands (R5)",
    arguments: [
      "public.lunch_groups where id = @lunch",
      "muster.expense_ledgers where group_id = @group",
      "public.journey_enrollments where user_id = @bob",
      "public.chats",
      "public.journeys where created_by_user_id = @bob",
    ])
  func ending(row: String) async throws {
    try await Holding(
      world: world, held: "select from \(row) for no key update",
      waiting: "select auth.delete_account(@bob, @bob, 'hash')",
      isFree: "public.users where id = @bob"
    ).check()
  }
}
