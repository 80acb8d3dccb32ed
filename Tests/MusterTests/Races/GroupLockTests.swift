import Testing

/// Groups (R5): leaders, invitations and neighbours, and an owner who writes tables.
@Suite(.timeLimit(.minutes(30))) struct GroupLockTests {
  private static let two = [
    """
    create function test.make_groups() returns void language plpgsql as $$
    begin
      loop
        perform test.become('ann');
        perform test.keep('outer', public.create_group('Outer', is_public => true));
        perform test.become('bob');
        perform test.keep('inner', public.create_group('Inner', is_public => true));
        -- So that it is known which of the two is locked first.
        exit when test.id('inner') < test.id('outer');
      end loop;
    end
    $$;
    select test.make_groups()
    """
  ]

  private static let nestable = [
    """
    <ann> select test.keep('outer', public.create_group('Outer', is_public => true)),
    test.keep('inner', public.create_group('Inner', is_public => true))
    """
  ]

  @Test("K13: who leads the outer group no more offers nothing")
  func outerLeader() async throws {
    try await Crossing(
      world: Self.two + ["select test.join('outer', 'cid')"],
      first: "<ann> select public.transfer_leadership(@outer, @cid)",
      second: "<ann> select public.offer_nesting(@outer, @inner)",
      refused: "MU011"
    ).check()
  }

  @Test("K13: who leads the inner group no more offers nothing")
  func innerLeader() async throws {
    try await Crossing(
      world: Self.two + ["select test.join('inner', 'dan')"],
      first: "<bob> select public.transfer_leadership(@inner, @dan)",
      second: "<bob> select public.offer_nesting(@outer, @inner)",
      refused: "MU011"
    ).check()
  }

  @Test("K8: what expires waits for its group")
  func expiring() async throws {
    try await Holding(
      world: [
        """
        <ann> select test.keep('group', public.create_group('Group'));
        select public.create_invite(@group, invitee_email => 'new@example.org');
        update public.invites set expires_at = now() - interval '1 minute'
        """
      ],
      held: "select muster.lock_group(@group)",
      waiting: "select muster.expire_invites()",
      isFree: "public.invites where group_id = @group"
    ).check()
  }

  @Test("K13: who removes the last one waits for the neighbours in the order of ids")
  func removing() async throws {
    try await Holding(
      world: Self.two + [
        """
        <ann> select public.offer_nesting(@outer, @inner);
        <bob> select public.accept_nesting(@outer, @inner)
        """
      ],
      held: "select muster.lock_group(@inner)",
      waiting: "<ada> select public.remove_member(@outer, @ann)",
      isFree: "public.groups where id = @outer"
    ).check()
  }

  @Test("R5: an owner who writes edges waits for the graph")
  func ownersEdge() async throws {
    try await Crossing(
      world: Self.nestable,
      first: "select muster.lock_graph()",
      second: """
        insert into public.group_memberships
        (group_id, member_group_id, edge_role_id, added_by_user_id)
        select @outer, @inner, r.id, @ann
        from public.group_roles as r where r.group_id = @outer and r.is_joiner limit 1
        """
    ).check()
  }

  @Test("R5: an owner who writes what is inherited waits for the graph")
  func ownersSettings() async throws {
    try await Crossing(
      world: Self.nestable + ["select public.offer_nesting(@outer, @inner)"],
      first: "select muster.lock_graph()",
      second: """
        update public.groups set settings = settings || '{"inheritance":false}'
        where id = @inner
        """
    ).check()
  }

  @Test("R5: an owner who deletes a group waits for the one around it")
  func ownersDeletion() async throws {
    try await Crossing(
      world: Self.nestable + ["select public.offer_nesting(@outer, @inner)"],
      first: "select from public.groups where id = @outer for share",
      second: "delete from public.groups where id = @inner"
    ).check()
  }
}
