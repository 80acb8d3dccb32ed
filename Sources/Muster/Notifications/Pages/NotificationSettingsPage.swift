import HTML
import MusterModels

extension WebPage {
  /// What of all that happens is mailed.
  static let notificationSettings = WebPage(
    "/me/notifications",
    actions: [.call("updateNotificationSettings", said: .saved)],
    reads: { _ in NotificationSettingsQueries.settings.as(NotificationSettings.self) },
    shows: { context, settings in
      Sheet(Phrase.mailSettings.text) {
        ownHeading(.notifications)
        context.form("updateNotificationSettings", class: "stack") { form in
          card(.mailSettings) {
            if context.frame?.emailVerified == false {
              element("p") { Phrase.mailsNeedVerifying }
            }
            form.checkbox("email", .mailsAtAll, settings.email, hint: .mailsAtAllHint)
          }
          for topic in NotificationKind.Topic.allCases {
            let kinds = NotificationKind.all.filter {
              $0.topic == topic && settings.kinds[$0.name] != nil
                && ($0.name != "platform_webhook_disabled"
                  || context.frame?.isPlatformAdmin == true)
            }
            if !kinds.isEmpty {
              card {
                element("fieldset", class: "choices") {
                  element("legend") { topic.label }
                  for kind in kinds {
                    form.checkbox(
                      "kinds.\(kind.name)", kind.label, settings.kinds[kind.name] == true)
                  }
                }
              }
            }
          }
          element("div", class: "form-actions") { form.submit(.save) }
        }
      }
    })
}
