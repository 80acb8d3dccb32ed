import HTML
import MusterModels

/// Webhooks of a group, or of the platform.
struct WebhookListView {
  let context: PageContext
  /// Where the pages of them are.
  let path: String
  /// The endpoint that makes one; nil where nothing is made any more.
  let making: String?

  /// Which there are, and a new one.
  func html(_ webhooks: Page<Webhook>) throws -> HTML {
    let secret = try newSecret
    return HTML {
      secret
      if webhooks.items.isEmpty {
        emptyState(.noWebhooks, .noWebhooksText, icon: .code)
      } else {
        card {
          rows {
            for webhook in webhooks.items {
              row(
                href: "\(path)/\(webhook.id)", picture: { Icon.code.html }, title: webhook.url,
                meta: {
                  if let description = webhook.description { element("span") { description } }
                },
                trailing: { Self.state(of: webhook) })
            }
          }
          pagination(webhooks, context)
        }
      }
      if let making {
        card(.newWebhook) {
          context.form(making) { form in
            Self.fields(form, nil)
            form.submit(.makeWebhook, icon: .plus)
          }
        }
      }
    }
  }

  /// What was answered with a secret in it, which is shown this once.
  var newSecret: HTML {
    get throws {
      guard let answer = context.visit.answer,
        let secret = try answer.read(as: Webhook.self).secret
      else { return .empty }
      return card(.theSecret) {
        element("p") { Phrase.theSecretText }
        copyable(secret, id: "webhook-secret")
      }
    }
  }

  /// Address, purpose and types of a webhook.
  static func fields(_ form: Form, _ webhook: Webhook?) -> HTML {
    HTML {
      form.text(
        "url", .webhookURL, webhook?.url, type: "url", isRequired: true, autocomplete: "off",
        hint: .webhookURLHint, maxLength: 2000)
      form.text(
        "description", .webhookPurpose, webhook?.description, autocomplete: "off", maxLength: 500)
      element("details") {
        element("summary") { Phrase.webhookTypes }
        form.checkboxes(
          "eventTypes[]", .webhookTypes,
          WebhookEvents.types.map { ($0, "\(Phrase.webhookEvent($0).text) (\($0))") },
          Set(webhook?.eventTypes ?? []), hint: .webhookTypesHint)
      }
    }
  }

  /// Whether a webhook is on, and how it fares.
  static func state(of webhook: Webhook) -> HTML {
    if webhook.isActive {
      webhook.failingSince == nil
        ? badge(Phrase.webhookOn.text, .good) : badge(Phrase.webhookFailing.text, .warning)
    } else {
      badge(Phrase.webhookOff(webhook.disabledReason).text, .bad)
    }
  }
}

extension PageAction {
  /// Makes or changes a webhook: where no type is ticked, every type is meant.
  static func savingWebhook(
    _ operation: String, said: Phrase? = nil, then next: Next = .same
  ) -> PageAction {
    .call(operation, said: said, then: next) { fields, _ in
      if fields.all("eventTypes[]").allSatisfy(\.isEmpty) {
        fields["eventTypes[]"] = nil
        fields["eventTypes"] = ""
      }
    }
  }
}
