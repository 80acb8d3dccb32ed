extension IsolationTests {
  /// Each function that changes lunches; see `calls`.
  static let lunchCalls: [(actor: Actor, sql: String)] = [
    (.stranger, "public.create_lunch(current_date + 2, 1, 1)"),
    (.member, "public.create_lunch(current_date + 2, 1, 1, group_id => :group)"),
    (.leader, "public.update_lunch(\(lunch), '{\"status\":\"voting\"}')"),
    (.leader, "public.delete_lunch(\(lunch))"),
    (.observer, "public.join_lunch(\(lunch))"),
    (.leader, "public.leave_lunch(\(lunch), :member)"),
    (.member, "public.cast_lunch_vote(\(lunch), \(restaurant))"),
    (.leader, "public.take_back_lunch_vote(\(lunch), \(restaurant))"),
  ]

  private static let lunch =
    "(select w.lunch_id from world.lunches as w where w.group_id = :group)"
  private static let restaurant =
    "(select w.restaurant_id from world.lunches as w where w.group_id = :group)"
}
