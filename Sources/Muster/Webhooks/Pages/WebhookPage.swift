import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// A webhook of a group: what it gets, how deliveries went, and its settings.
  static let groupWebhook = WebPage(
    "/groups/{id}/webhooks/{webhookId}",
    actions: changes { "/groups/\(try $0.visit.text("id"))/webhooks" },
    reads: { visit in try whole(visit.id("webhookId"), visit) },
    shows: { context, webhook, deliveries in
      guard let group = context.group, webhook.groupId == group.id else {
        throw Failure(.notFound)
      }
      let view = try WebhookView(
        context: context, webhook: webhook, path: "/groups/\(group.id)/webhooks",
        isFrozen: group.isArchived
      ).html(deliveries)
      return Sheet(Phrase.webhook.text, tab: .settings) {
        pageHeading(Phrase.webhook.text, webhook.url) { WebhookListView.state(of: webhook) }
        view
      }
    })

  /// A webhook of the platform.
  static let platformWebhook = WebPage(
    "/admin/webhooks/{id}",
    actions: changes { _ in AdminPage.webhooks.address },
    reads: { visit in try whole(visit.id(), visit) },
    shows: { context, webhook, deliveries in
      guard webhook.groupId == nil else { throw Failure(.notFound) }
      let view = try WebhookView(
        context: context, webhook: webhook, path: AdminPage.webhooks.address, isFrozen: false
      ).html(deliveries)
      return Sheet(Phrase.webhook.text) {
        adminHeading(.webhooks, Phrase.webhook.text) { WebhookListView.state(of: webhook) }
        element("p", class: "subtitle") { webhook.url }
        view
      }
    })

  /// What can be done with a webhook; `list` is where one is when it is deleted.
  private static func changes(
    list: @escaping @Sendable (PageAction.Outcome) throws -> String
  ) -> [PageAction] {
    [
      .savingWebhook("updateWebhook", said: .saved), .call("rotateWebhookSecret", then: .answer),
      .call("testWebhook", said: .webhookTested),
      .call("retryWebhookDelivery", said: .deliveryRetried),
      .call("deleteWebhook", said: .webhookDeleted, then: .page(list)),
    ]
  }

  private static func whole(
    _ webhook: Webhook.ID, _ visit: PageVisit
  ) -> (Reading<Webhook>, Reading<CursorPage<WebhookDelivery>>) {
    (
      WebhookQueries.get(webhook).as(Webhook.self),
      WebhookQueries.deliveries(of: webhook).query(
        before: visit.request.query["before"].flatMap { Int64($0) }, limit: 20
      ).as(CursorPage<WebhookDelivery>.self)
    )
  }
}
