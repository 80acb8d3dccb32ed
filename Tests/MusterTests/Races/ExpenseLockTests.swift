import Testing

/// Money (R5): the group, then its ledger, whoever comes to a placeholder in which way.
@Suite(.timeLimit(.minutes(30))) struct ExpenseLockTests {
  private let world = [
    """
    <ann> select test.keep('group', public.create_group('Group'));
    select test.join('group', 'bob');
    <ann> select test.keep('placeholder', public.create_placeholder(@group, 'Cid'));
    """
  ]

  private static let invitation = [
    """
    <ann> select public.invite_placeholder(@group, @placeholder, email => 'cid@example.org');
    select test.keep('invite', i.id) from public.invites as i
    """
  ]

  @Test("X1: who is invited as a placeholder waits for the group before its money")
  func inviting() async throws {
    try await Holding(
      world: world,
      held: "select from public.groups where id = @group for share",
      waiting: """
        <ann> select public.invite_placeholder(@group, @placeholder, email => 'cid@example.org')
        """,
      isFree: "muster.expense_ledgers where group_id = @group"
    ).check()
  }

  @Test("X1: who claims a placeholder by an invitation waits for the money")
  func claiming() async throws {
    try await Crossing(
      world: world + Self.invitation,
      first: "select from muster.expense_ledgers for update",
      second: "<cid> select public.accept_invite(@invite::text)",
      then: "(select claimed_by_user_id = @cid from public.expense_placeholders)"
    ).check()
  }

  @Test("X1: who is offered a placeholder by joining waits for the money")
  func offering() async throws {
    try await Crossing(
      world: world + Self.invitation,
      first: "select from muster.expense_ledgers for update",
      second: "select test.join('group', 'cid')",
      then: "(select offered_to_user_id = @cid from public.expense_placeholders)"
    ).check()
  }
}
