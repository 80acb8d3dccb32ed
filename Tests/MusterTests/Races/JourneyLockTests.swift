import Testing

/// Journeys (R5): what is deleted, archived or paused while somebody goes through them.
@Suite(.timeLimit(.minutes(30))) struct JourneyLockTests {
  private let world = [
    """
    <ada> select test.keep('journey', public.create_journey('{
      "title": "Journey", "isPublic": true, "content": {"steps": [
        {"id": "a", "title": "A", "kind": "text", "body": "Read"},
        {"id": "b", "title": "B", "kind": "text", "body": "Later", "opensInWeek": 2,
          "required": false}]}}'));
    select public.publish_journey(@journey);
    <ann> select test.keep('group', public.create_group('Group'));
    select test.join('group', 'bob');
    """
  ]

  private static let enrolled = [
    """
    <ann> select test.keep('enrollment', public.enroll_in_journey(@journey, @group))
    """
  ]

  @Test("J1: two drafts at once do not make one too many")
  func drafts() async throws {
    try await Crossing(
      world: world + [
        """
        insert into public.journeys (title, created_by_user_id, journey_type)
        select 'Draft', @ada, 'predefined' from generate_series(2, muster.most_drafts())
        """
      ],
      first: #"<ada> select public.create_journey('{"title":"Draft"}')"#,
      second: #"<ada> select public.create_journey('{"title":"Draft"}')"#,
      refused: "MU177"
    ).check()
  }

  @Test("J2: a group that was enrolled before is enrolled again once")
  func enrollingAgain() async throws {
    try await Crossing(
      world: world + Self.enrolled + ["select public.unenroll_from_journey(@enrollment)"],
      first: "<ann> select public.enroll_in_journey(@journey, @group)",
      second: "<ann> select public.enroll_in_journey(@journey, @group)",
      refused: "MU171"
    ).check()
  }

  @Test("J1: of two first enrolments in a draft, one releases its first version")
  func firstVersion() async throws {
    let database = try await LockWorld.make(
      world + [
        """
        <ada> select test.keep('own', public.create_group('Own'));
        select test.keep('draft', public.create_journey('{"title": "Draft", "content": {"steps": [
          {"id": "a", "title": "A", "kind": "text", "body": "Read"}]}}'))
        """
      ])
    // Who releases a version is named in it: what holds that person stops both in the midst.
    let enrolling = [
      "<ada> select public.enroll_in_journey(@draft)",
      "<ada> select public.enroll_in_journey(@draft, @own)",
    ]
    let refusals = try await LockOrder.refusals(
      on: database,
      whileHeld: LockWorld.fill("select from public.users where id = @ada for update"),
      enrolling.map(LockWorld.fill))
    #expect(refusals == [nil, nil])
  }

  @Test("J2: who leaves a group meanwhile enrols it in nothing")
  func leaving() async throws {
    try await Crossing(
      world: world,
      first: "<ann> select public.leave_group(@group, @bob)",
      second: "<ann> select public.enroll_in_journey(@journey, @group)",
      refused: "MU011",
      then: "not exists (select from public.journey_enrollments)"
    ).check()
  }

  @Test("K15: nobody takes a step in a group that is archived meanwhile")
  func archiving() async throws {
    try await Crossing(
      world: world + Self.enrolled,
      first: "<ann> select public.archive_group(@group)",
      second: """
        <bob> select public.record_journey_step(@enrollment, 'a', '{"completed": true}')
        """,
      refused: "MU026"
    ).check()
  }

  @Test("J1: a journey that is deleted waits for enrolments before people")
  func deletedJourney() async throws {
    try await Holding(
      world: world + ["<bob> select test.keep('enrollment', public.enroll_in_journey(@journey))"],
      held: "select from public.journey_enrollments for no key update",
      waiting: "<ada> select public.delete_journey(@journey)",
      isFree: "public.users where id = @bob"
    ).check()
  }

  @Test("J4: nobody is told of steps of what was paused meanwhile")
  func opening() async throws {
    try await Crossing(
      world: world + [
        """
        <bob> select test.keep('enrollment', public.enroll_in_journey(@journey));
        update public.journey_enrollments set starts_at = now() - interval '8 days',
        opened_through = now() - interval '8 days'
        """
      ],
      first: #"<bob> select public.update_enrollment(@enrollment, '{"status":"paused"}')"#,
      second: "select muster.open_journey_steps(@enrollment)",
      then: """
        not exists (select from public.notifications where kind = 'journey_steps_open')
        """
    ).check()
  }

  @Test("J3: an owner who takes a permission waits for the group")
  func ownersGrant() async throws {
    try await Holding(
      world: world + Self.enrolled,
      held: "select from public.groups where id = @group for share",
      waiting: """
        delete from public.group_role_permissions as g using public.permissions as p
        where g.group_id = @group and p.id = g.permission_id
          and p.name = 'complete_journey_activities'
        """,
      isFree: "public.journey_enrollments where id = @enrollment"
    ).check()
  }

  @Test("J3: of two last steps that an owner writes, one sees the other")
  func ownersProgress() async throws {
    try await Crossing(
      world: world + Self.enrolled,
      first: """
        insert into public.journey_progress (enrollment_id, user_id, step_id)
        values (@enrollment, @ann, 'a')
        """,
      second: """
        insert into public.journey_progress (enrollment_id, user_id, step_id)
        values (@enrollment, @bob, 'a')
        """,
      then: """
        (select status = 'completed' from public.journey_enrollments where id = @enrollment)
        """
    ).check()
  }

  @Test("M1: feedback that is withdrawn meanwhile is not edited")
  func feedback() async throws {
    try await Crossing(
      world: world + [
        """
        <ann> select test.keep('feedback', public.give_feedback(@group, @bob, 'Good'))
        """
      ],
      first: "<ann> select public.withdraw_feedback(@feedback)",
      second: "<ann> select public.edit_feedback(@feedback, 'Better')",
      refused: "MU010"
    ).check()
  }
}
