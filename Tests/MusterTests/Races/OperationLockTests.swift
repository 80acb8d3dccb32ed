import Testing

/// Templates, webhooks and due work (R5): what goes meanwhile is seen to have gone.
@Suite(.timeLimit(.minutes(30))) struct OperationLockTests {
  private static let role = [
    """
    <ada> select test.keep('role', public.save_role_template(null, '{"name":"Role"}'))
    """
  ]

  private static let template = [
    """
    select test.keep('leader', t.id) from public.role_templates as t where t.is_leader limit 1;
    <ada> select test.keep('template', public.save_group_template(null, jsonb_build_object(
      'name', 'Template', 'roles', jsonb_build_array(jsonb_build_object(
        'roleTemplateId', @leader, 'name', 'Leader', 'isDefault', true)))))
    """
  ]

  private static let webhook = [
    """
    <ada> select test.keep('hook', w.id)
    from public.create_webhook(null, 'https://hooks.example.org') as w
    """
  ]

  private static let delivery =
    webhook + ["select test.keep('delivery', public.test_webhook(@hook))"]

  private static let lease = delivery + ["select muster.claim_jobs('webhooks', 1, 1)"]

  @Test("K11: a role that a template takes up meanwhile is not deleted")
  func usedTemplate() async throws {
    try await Crossing(
      world: Self.role + Self.template,
      first: """
        <ada> select public.save_group_template(@template, jsonb_build_object('roles',
          jsonb_build_array(
            jsonb_build_object('roleTemplateId', @leader, 'name', 'Leader', 'isDefault', true),
            jsonb_build_object('roleTemplateId', @role, 'name', 'Role'))))
        """,
      second: "<ben> select public.delete_role_template(@role)",
      refused: "MU097"
    ).check()
  }

  @Test("K11: a role template that goes meanwhile is not saved")
  func roleTemplate() async throws {
    try await Crossing(
      world: Self.role,
      first: "<ada> select public.delete_role_template(@role)",
      second: #"<ben> select public.save_role_template(@role, '{"description":"x"}')"#,
      refused: "MU010"
    ).check()
  }

  @Test("K11: a group template that goes meanwhile is not saved")
  func groupTemplate() async throws {
    try await Crossing(
      world: Self.template,
      first: "<ada> select public.delete_group_template(@template)",
      second: #"<ben> select public.save_group_template(@template, '{"description":"x"}')"#,
      refused: "MU010"
    ).check()
  }

  @Test("R5: a webhook that goes meanwhile is not changed")
  func changingWebhook() async throws {
    try await Crossing(
      world: Self.webhook,
      first: "<ada> select public.delete_webhook(@hook)",
      second: #"<ben> select public.update_webhook(@hook, '{"description":"x"}')"#,
      refused: "MU010"
    ).check()
  }

  @Test("R5: a delivery that is thrown away meanwhile is not sent again")
  func retrying() async throws {
    try await Crossing(
      world: Self.delivery,
      first: """
        delete from muster.webhook_deliveries where id = test.said('delivery')::bigint
        """,
      second: """
        <ada> select public.retry_webhook_delivery(@hook, test.said('delivery')::bigint)
        """,
      refused: "MU010"
    ).check()
  }

  @Test("R5: a job that is moved meanwhile is not done")
  func movedJob() async throws {
    try await Crossing(
      world: [
        """
        select muster.schedule_job('lunch.finish', @bob, now() - interval '1 minute');
        select muster.claim_jobs('database', 1, 1)
        """
      ],
      first: "select muster.schedule_job('lunch.finish', @bob, now())",
      second: """
        select muster.finish_job(j.id, 1, null)
        from muster.jobs as j where j.subject = test.said('bob')
        """,
      then: "exists (select from muster.jobs where subject = test.said('bob'))"
    ).check()
  }

  @Test("R5: the stream goes on to its next slot once a time")
  func rotating() async throws {
    try await Crossing(
      world: ["update muster.stream_state set rotated_at = now() - interval '2 hours'"],
      first: "update muster.stream_state set rotated_at = clock_timestamp()",
      second: "select muster.rotate_stream('1 hour')",
      then: "(select slot = 0 from muster.stream_state)"
    ).check()
  }

  @Test("R5: housekeeping passes over what somebody holds")
  func housekeeping() async throws {
    try await Crossing(
      world: [
        """
        insert into muster.idempotency_keys (caller_id, route, key, request_hash)
        values (@bob, 'route', 'held', ''), (@bob, 'route', 'free', '')
        """
      ],
      first: "select from muster.idempotency_keys where key = 'held' for update",
      second: "select muster.delete_old('muster.idempotency_keys', 'true')",
      waits: false,
      then: "(select array_agg(key) = '{held}' from muster.idempotency_keys)"
    ).check()
  }

  @Test("R5: what became of a delivery waits for its webhook")
  func webhookFirst() async throws {
    try await Holding(
      world: Self.lease,
      held: "select from public.webhooks where id = @hook for update",
      waiting: """
        select muster.finish_webhook_delivery(test.said('delivery')::bigint, 1, 200, null, 1)
        """,
      isFree: "muster.webhook_deliveries where id = test.said('delivery')::bigint"
    ).check()
  }

  @Test("R5: what became of a delivery waits for it before its job")
  func jobLast() async throws {
    try await Holding(
      world: Self.lease,
      held: "select from muster.webhook_deliveries for update",
      waiting: """
        select muster.finish_webhook_delivery(test.said('delivery')::bigint, 1, 200, null, 1)
        """,
      isFree: "muster.jobs where kind = 'webhook'"
    ).check()
  }
}
