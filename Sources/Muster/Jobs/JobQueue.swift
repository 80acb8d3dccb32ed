/// The queues of `muster.jobs`: each is worked off by every server.
enum JobQueue: String, Sendable, CaseIterable {
  /// What time brings about in the database itself.
  case database
  case mails
  case webhooks
  /// Deliveries to webhooks that do not answer as they should.
  case failingWebhooks = "failing_webhooks"
}
