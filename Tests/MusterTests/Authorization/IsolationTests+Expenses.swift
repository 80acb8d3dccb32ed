extension IsolationTests {
  /// Each function that changes money; see `calls`.
  static let expenseCalls: [(actor: Actor, sql: String)] = [
    (.member, "public.create_expense(:group, world.expense(100, array['leader']))"),
    (.member, "public.update_expense(:group, \(of("expense")), '{\"note\":\"x\"}')"),
    (.member, "public.delete_expense(:group, \(of("expense")))"),
    (.member, "public.restore_expense(:group, \(of("expense")))"),
    (.member, "public.create_settlement(:group, world.settlement('member', 'leader'))"),
    (.member, "public.reject_settlement(\(of("settlement")))"),
    (.leader, "public.withdraw_settlement(\(of("settlement")))"),
    (.member, "public.create_placeholder(:group, 'x')"),
    (.member, "public.rename_placeholder(:group, \(of("placeholder")), 'x')"),
    (.member, "public.delete_placeholder(:group, \(of("placeholder")))"),
    (.leader, "public.invite_placeholder(:group, \(of("placeholder")))"),
    (.observer, "public.claim_placeholder(:group, \(of("offered")))"),
    (
      .member,
      """
      public.create_recurring_expense(:group, world.expense(100, array['leader']) || \
      '{"every":{"unit":"day","interval":1},"startsOn":"2027-01-01"}')
      """
    ),
    (
      .member,
      "public.update_recurring_expense(:group, \(of("recurring")), '{\"note\":\"x\"}')"
    ),
    (.member, "public.end_recurring_expense(:group, \(of("recurring")))"),
    (
      .member,
      """
      public.import_expenses(:group, '[{"line":1,"cells":["Date","Description","Category", \
      "Cost","Currency","leader","member"]},{"line":2,"cells":["2024-01-01","x","","2","EUR", \
      "1","-1"]}]')
      """
    ),
  ]

  /// The id of something of the group's money (`World`).
  private static func of(_ name: String) -> String {
    "(select w.\(name)_id from world.money as w where w.group_id = :group)"
  }
}
