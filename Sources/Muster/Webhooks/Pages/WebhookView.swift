import HTML
import MusterModels

/// A webhook of a group, or of the platform.
struct WebhookView {
  let context: PageContext
  let webhook: Webhook
  /// Where the list of them is.
  let path: String
  /// Whether nothing changes any more.
  let isFrozen: Bool

  private var id: String { "\(webhook.id)" }

  /// What can be done with it, what it was sent, and its settings.
  func html(_ deliveries: CursorPage<WebhookDelivery>) throws -> HTML {
    let secret = try WebhookListView(context: context, path: path, making: nil).newSecret
    return HTML {
      secret
      if webhook.isActive, !isFrozen {
        element("div", class: "form-actions") {
          context.button("testWebhook", ["id": id], .sendTest, icon: .play, style: .primary)
          context.confirmedButton(
            "rotateWebhookSecret", ["id": id], .newSecret, icon: .key, asking: .reallyNewSecret)
        }
      }
      sent(deliveries)
      if !isFrozen { settings }
      element("p") { element("a", ["href": path]) { Phrase.allWebhooks } }
    }
  }

  private var settings: HTML {
    card(.settings) {
      context.form("updateWebhook", ["id": id]) { form in
        WebhookListView.fields(form, webhook)
        form.checkbox("isActive", .webhookOn, webhook.isActive, hint: .webhookOnHint)
        form.submit(.save)
      }
      context.confirmedButton(
        "deleteWebhook", ["id": id], .deleteWebhook, icon: .trash, asking: .reallyDeleteWebhook)
    }
  }

  private func sent(_ deliveries: CursorPage<WebhookDelivery>) -> HTML {
    card(.deliveries) {
      if deliveries.items.isEmpty { element("p", class: "quiet") { Phrase.noDeliveries } }
      rows {
        for delivery in deliveries.items {
          row(
            title: Phrase.webhookEvent(delivery.type).text, meta: { meta(delivery) },
            trailing: {
              badge(Phrase.delivery(delivery.status).text, tone(delivery.status))
              if webhook.isActive, !isFrozen, delivery.status != .waiting {
                context.button(
                  "retryWebhookDelivery", ["id": id, "deliveryId": delivery.id], .sendAgain)
              }
            })
        }
      }
      if let next = deliveries.next {
        element("p") {
          element("a", ["href": "\(path)/\(webhook.id)?before=\(next)"]) { Phrase.earlier }
        }
      }
    }
  }

  @HTMLBuilder private func meta(_ delivery: WebhookDelivery) -> HTML {
    element("span") { delivery.type }
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

  private func tone(_ status: WebhookDelivery.Status) -> BadgeTone {
    switch status {
    case .delivered: .good
    case .waiting: .warning
    case .failed: .bad
    case .canceled: .plain
    }
  }
}
