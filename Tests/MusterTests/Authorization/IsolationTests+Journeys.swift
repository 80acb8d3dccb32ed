extension IsolationTests {
  /// Each function that changes journeys; see `calls`.
  static let journeyCalls: [(actor: Actor, sql: String)] = [
    (.stranger, "public.create_journey('{\"title\":\"New\"}')"),
    (.leader, "public.update_journey(\(journey), '{\"title\":\"New\"}')"),
    (.leader, "public.release_journey_version(\(journey))"),
    (.admin, "public.publish_journey(\(journey))"),
    (.admin, "public.unpublish_journey(\(market))"),
    (.admin, "public.delete_journey(\(journey))"),
    (.stranger, "public.enroll_in_journey(\(market))"),
    (.leader, "public.enroll_in_journey(\(market), :group)"),
    (.leader, "public.update_enrollment(\(enrollment), '{\"status\":\"paused\"}')"),
    (.leader, "public.unenroll_from_journey(\(enrollment))"),
    (.member, "public.record_journey_step(\(enrollment), 'a', '{\"completed\":true}')"),
  ]

  private static let journey = id("journey_id")
  private static let market = id("market_id")
  private static let enrollment = id("enrollment_id")

  private static func id(_ column: String) -> String {
    "(select w.\(column) from world.journeys as w where w.group_id = :group)"
  }
}
