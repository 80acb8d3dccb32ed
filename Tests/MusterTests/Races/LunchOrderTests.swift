import Testing

/// Lunches (R5): votes, decisions and diets that change while others follow them.
@Suite(.timeLimit(.minutes(30))) struct LunchOrderTests {
  private let world = [
    """
    <ann> select test.keep('group', public.create_group('Group'));
    select test.join('group', 'bob');
    <ann> select test.keep('restaurant', public.save_restaurant(null,
      '{"name":"Inn","address":"Road 1","lat":1,"lng":1}'));
    select test.keep('lunch', public.create_lunch('2100-01-01', 1, 1, group_id => @group));
    <bob> select public.join_lunch(@lunch);
    """
  ]

  private static let decided = [
    """
    <ann> select public.update_lunch(@lunch, jsonb_build_object('status', 'voting'));
    select public.update_lunch(@lunch,
      jsonb_build_object('status', 'decided', 'selectedRestaurantId', @restaurant))
    """
  ]

  @Test("L4: a vote that is cast meanwhile counts when voting ends")
  func closing() async throws {
    try await Crossing(
      world: world,
      first: """
        <ann> select public.update_lunch(@lunch, '{"status":"voting"}');
        <bob> select public.cast_lunch_vote(@lunch, @restaurant);
        update public.lunch_groups set voting_ends_at = now() - interval '1 minute'
        """,
      second: "select muster.close_lunch_vote(@lunch)",
      then: "(select selected_restaurant_id = @restaurant from public.lunch_groups)"
    ).check()
  }

  @Test("L4: who votes meanwhile is not reminded")
  func reminding() async throws {
    try await Crossing(
      world: world + [
        """
        update public.lunch_groups set voting_ends_at = now() + interval '30 minutes'
        """
      ],
      first: "<bob> select public.cast_lunch_vote(@lunch, @restaurant)",
      second: "select muster.remind_lunch_voters(@lunch)",
      then: """
        (select array_agg(user_id) = array[@ann]
        from public.notifications where kind = 'lunch_vote_reminder')
        """
    ).check()
  }

  @Test("L2: a lunch that is voted on again meanwhile is not over")
  func finishing() async throws {
    try await Crossing(
      world: world + Self.decided + ["update public.lunch_groups set date = current_date - 2"],
      first: #"<ann> select public.update_lunch(@lunch, '{"status":"voting"}')"#,
      second: "select muster.finish_lunch(@lunch)",
      then: "(select status = 'voting' from public.lunch_groups)"
    ).check()
  }

  @Test("L3: two who change their diets at once are both in the lunch")
  func diets() async throws {
    try await Crossing(
      world: world,
      first: #"<ann> select public.update_profile('{"dietaryRequirements":["vegan"]}')"#,
      second: #"<bob> select public.update_profile('{"dietaryRequirements":["halal"]}')"#,
      then: """
        (select aggregated_dietary_requirements::text = '{vegan,halal}' from public.lunch_groups)
        """
    ).check()
  }

  @Test("L3: who changes their diets locks the person before what is private")
  func personFirst() async throws {
    try await Holding(
      world: world,
      held: "select from public.users where id = @bob for update",
      waiting: #"<bob> select public.update_profile('{"dietaryRequirements":["halal"]}')"#,
      isFree: "public.user_private where user_id = @bob"
    ).check()
  }

  @Test("L3: whoever comes to a lunch while they change their diets lets go of themselves for it")
  func lateLunch() async throws {
    try await Holding(
      world: world + ["<ann> select test.keep('late', public.create_lunch('2100-01-02', 1, 1))"],
      after: """
        -- As whoever joins does, but for the lunch's row.
        set local session_replication_role = replica;
        insert into public.lunch_group_participants (lunch_group_id, user_id)
        values (@late, @cid);
        select from public.user_private where user_id = @cid for share
        """,
      held: "select from public.lunch_groups where id = @late for no key update",
      waiting: #"<cid> select public.update_profile('{"dietaryRequirements":["halal"]}')"#,
      isFree: "public.users where id = @cid"
    ).check()
  }

  @Test("L5: who leaves took part in what is completed meanwhile")
  func completed() async throws {
    try await Crossing(
      world: world + [
        """
        <ann> select test.keep('outer', public.create_group('Outer', is_public => true));
        <bob> select test.keep('inner', public.create_group('Inner', is_public => true));
        select test.join('inner', 'cid', 'dan');
        <ann> select public.offer_nesting(@outer, @inner);
        <bob> select public.accept_nesting(@outer, @inner);
        <ann> select test.keep(
          'lunch', public.create_lunch('2100-01-01', 1, 1, group_id => @outer));
        <cid> select public.join_lunch(@lunch)
        """
      ] + Self.decided,
      first: #"<ann> select public.update_lunch(@lunch, '{"status":"completed"}')"#,
      second: "<cid> select public.leave_group(@inner)",
      then: """
        exists (select from public.lunch_group_participants
        where lunch_group_id = @lunch and user_id = @cid)
        """
    ).check()
  }

  @Test("L8: of two who change a restaurant both are heard")
  func restaurant() async throws {
    try await Crossing(
      world: world,
      first: #"<ann> select public.save_restaurant(@restaurant, '{"name":"Pub"}')"#,
      second: #"<ann> select public.save_restaurant(@restaurant, '{"address":"Road 2"}')"#,
      then: """
        exists (select from public.restaurants where (name, address) = ('Pub', 'Road 2'))
        """
    ).check()
  }
}
