import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// A webhook of a group: what it gets, how deliveries went, and its settings.
  static let groupWebhook = WebPage(
    "/groups/{id}/webhooks/{webhookId}",
    actions: [
      .call("updateWebhook", said: .saved, prepare: everyTypeIsNone),
      .call("rotateWebhookSecret", then: .answer), .call("testWebhook", said: .webhookTested),
      .call("retryWebhookDelivery", said: .deliveryRetried),
      .call(
        "deleteWebhook", said: .webhookDeleted,
        then: .page { "/groups/\(try $0.visit.text("id"))/webhooks" }),
    ],
    reads: { visit in
      let webhook: Webhook.ID = try visit.id("webhookId")
      return (
        WebhookQueries.get(webhook).as(Webhook.self),
        WebhookQueries.deliveries(of: webhook).query(
          before: visit.request.query["before"].flatMap { Int64($0) }, limit: 20
        ).as(CursorPage<WebhookDelivery>.self)
      )
    },
    shows: { context, webhook, deliveries in
      guard let group = context.group, webhook.groupId == group.id else {
        throw Failure(.notFound)
      }
      let secret = try newSecret(context)
      let id = "\(webhook.id)"
      return Sheet(Phrase.webhook.text, tab: .settings) {
        pageHeading(Phrase.webhook.text, webhook.url) { webhookState(webhook) }
        secret
        if !group.isArchived {
          if webhook.isActive {
            element("div", class: "form-actions") {
              context.button(
                "testWebhook", ["id": id], .sendTest, icon: .play, style: .primary)
              context.confirmedButton(
                "rotateWebhookSecret", ["id": id], .newSecret, icon: .key,
                asking: .reallyNewSecret)
            }
          }
        }
        sentList(context, group, webhook, deliveries)
        if !group.isArchived {
          card(.settings) {
            context.form("updateWebhook", ["id": id]) { form in
              webhookFields(form, webhook)
              form.checkbox("isActive", .webhookOn, webhook.isActive, hint: .webhookOnHint)
              form.submit(.save)
            }
            context.confirmedButton(
              "deleteWebhook", ["id": id], .deleteWebhook, icon: .trash,
              asking: .reallyDeleteWebhook)
          }
        }
        element("p") {
          element("a", ["href": "/groups/\(group.id)/webhooks"]) { Phrase.allWebhooks }
        }
      }
    })

  private static func sentList(
    _ context: PageContext, _ group: Frame.OwnGroup, _ webhook: Webhook,
    _ deliveries: CursorPage<WebhookDelivery>
  ) -> HTML {
    card(.deliveries) {
      if deliveries.items.isEmpty { element("p", class: "quiet") { Phrase.noDeliveries } }
      rows {
        for delivery in deliveries.items {
          row(
            title: delivery.type, meta: { meta(delivery) },
            trailing: {
              badge(Phrase.delivery(delivery.status).text, tone(delivery.status))
              if webhook.isActive, !group.isArchived, delivery.status != .waiting {
                context.button(
                  "retryWebhookDelivery",
                  ["id": "\(webhook.id)", "deliveryId": delivery.id], .sendAgain)
              }
            })
        }
      }
      if let next = deliveries.next {
        element("p") {
          element(
            "a", ["href": "/groups/\(group.id)/webhooks/\(webhook.id)?before=\(next)"]
          ) { Phrase.earlier }
        }
      }
    }
  }

  @HTMLBuilder private static func meta(_ delivery: WebhookDelivery) -> HTML {
    element("span") { moment(delivery.createdAt) }
    if let last = delivery.attempts.last {
      element("span") {
        Phrase.attempts(delivery.attempts.count)
        ": "
        last.responseStatus.map(String.init) ?? last.error ?? ""
      }
    }
    if delivery.status == .waiting, let next = delivery.nextAttemptAt {
      element("span") {
        Phrase.nextAttempt
        " "
        moment(next)
      }
    }
  }

  private static func tone(_ status: WebhookDelivery.Status) -> BadgeTone {
    switch status {
    case .delivered: .good
    case .waiting: .warning
    case .failed: .bad
    case .canceled: .plain
    }
  }
}
