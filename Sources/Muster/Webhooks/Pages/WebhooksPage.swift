import HTML
import MusterModels

extension WebPage {
  /// The pages about webhooks.
  static let webhooks: [WebPage] = [
    .groupWebhooks, .groupWebhook, .platformWebhooks, .platformWebhook,
  ]

  /// The webhooks of a group, for its leaders.
  static let groupWebhooks = WebPage(
    "/groups/{id}/webhooks",
    actions: [.savingWebhook("createWebhook", then: .answer)],
    reads: { visit in
      WebhookQueries.list(of: try visit.id()).query(page: visit.page(), pageSize: 20)
        .as(Page<Webhook>.self)
    },
    shows: { context, webhooks in
      guard let group = context.group else { throw Failure(.notFound) }
      let list = try WebhookListView(
        context: context, path: "/groups/\(group.id)/webhooks",
        making: group.isArchived ? nil : "createWebhook"
      ).html(webhooks)
      return Sheet(Phrase.webhooks.text, tab: .settings) {
        pageHeading(Phrase.webhooks.text, Phrase.webhooksLong.text)
        list
      }
    })

  /// The webhooks of the platform, for platform admins.
  static let platformWebhooks = WebPage(
    "/admin/webhooks",
    actions: [.savingWebhook("createPlatformWebhook", then: .answer)],
    reads: { visit in
      WebhookQueries.platform.query(page: visit.page(), pageSize: 20).as(Page<Webhook>.self)
    },
    shows: { context, webhooks in
      let list = try WebhookListView(
        context: context, path: AdminPage.webhooks.address, making: "createPlatformWebhook"
      ).html(webhooks)
      return Sheet(Phrase.webhooks.text) {
        adminHeading(.webhooks)
        element("p", class: "quiet") { Phrase.adminWebhooksText }
        list
      }
    })
}
