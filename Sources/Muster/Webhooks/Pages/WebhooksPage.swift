import HTML
import MusterModels

extension WebPage {
  /// The pages about webhooks.
  static let webhooks: [WebPage] = [.groupWebhooks, .groupWebhook]

  /// The webhooks of a group, for its leaders: which there are, and a new one.
  static let groupWebhooks = WebPage(
    "/groups/{id}/webhooks",
    actions: [.call("createWebhook", then: .answer, prepare: everyTypeIsNone)],
    reads: { visit in
      WebhookQueries.list(of: try visit.id()).query(page: visit.page(), pageSize: 20)
        .as(Page<Webhook>.self)
    },
    shows: { context, webhooks in
      guard let group = context.group else { throw Failure(.notFound) }
      let secret = try newSecret(context)
      return Sheet(Phrase.webhooks.text, tab: .settings) {
        pageHeading(Phrase.webhooks.text, Phrase.webhooksLong.text)
        secret
        if webhooks.items.isEmpty {
          emptyState(.noWebhooks, .noWebhooksText, icon: .code)
        } else {
          card {
            rows {
              for webhook in webhooks.items {
                row(
                  href: "/groups/\(group.id)/webhooks/\(webhook.id)", picture: { Icon.code.html },
                  title: webhook.url,
                  meta: {
                    if let description = webhook.description { element("span") { description } }
                  },
                  trailing: { webhookState(webhook) })
              }
            }
            pagination(webhooks, context)
          }
        }
        if !group.isArchived {
          card(.newWebhook) {
            context.form("createWebhook") { form in
              webhookFields(form, nil)
              form.submit(.makeWebhook, icon: .plus)
            }
          }
        }
      }
    })

  /// What was answered with a secret in it, which is shown this once.
  static func newSecret(_ context: PageContext) throws -> HTML {
    guard let answer = context.visit.answer,
      answer.action == "createWebhook" || answer.action == "rotateWebhookSecret",
      let secret = try answer.read(as: Webhook.self).secret
    else { return .empty }
    return card(.theSecret) {
      element("p") { Phrase.theSecretText }
      copyable(secret, id: "webhook-secret")
    }
  }

  /// Where none is ticked, every type is meant.
  @Sendable static func everyTypeIsNone(_ fields: inout FormFields, _: PageVisit) {
    if fields.all("eventTypes[]").allSatisfy(\.isEmpty) {
      fields["eventTypes[]"] = nil
      fields["eventTypes"] = ""
    }
  }

  /// Address, purpose and types of a webhook.
  static func webhookFields(_ form: Form, _ webhook: Webhook?) -> HTML {
    HTML {
      form.text(
        "url", .webhookURL, webhook?.url, type: "url", isRequired: true, autocomplete: "off",
        hint: .webhookURLHint, maxLength: 2000)
      form.text(
        "description", .webhookPurpose, webhook?.description, autocomplete: "off", maxLength: 500)
      element("details") {
        element("summary") { Phrase.webhookTypes }
        form.checkboxes(
          "eventTypes[]", .webhookTypes, webhookTypes.map { ($0, $0) },
          Set(webhook?.eventTypes ?? []), hint: .webhookTypesHint)
      }
    }
  }

  private static let webhookTypes = [
    "group.created", "group.changed", "group.archived", "group.unarchived", "group.deleted",
    "member.joined", "member.changed", "member.left", "role.changed", "invite.changed",
    "dinner.changed", "dinner.party_changed", "dinner.request_changed",
  ]

  /// Whether a webhook is on, and how it fares.
  static func webhookState(_ webhook: Webhook) -> HTML {
    if webhook.isActive {
      webhook.failingSince == nil
        ? badge(Phrase.webhookOn.text, .good) : badge(Phrase.webhookFailing.text, .warning)
    } else {
      badge(Phrase.webhookOff(webhook.disabledReason).text, .bad)
    }
  }
}
