import HTML
import MusterModels

extension WebPage {
  /// What holds for the whole platform.
  static let adminSettings = WebPage(
    "/admin/settings",
    actions: [.call("updatePlatformSettings", said: .saved)],
    reads: { _ in AdminQueries.settings.as(PlatformSettings.self) },
    shows: { context, settings in
      Sheet(Phrase.settings.text) {
        adminHeading(.settings)
        card {
          context.form("updatePlatformSettings") { form in
            form.text(
              "auditRetentionMonths", .adminAuditMonths,
              settings.auditRetentionMonths.map(String.init), hint: .adminForEver,
              inputMode: "numeric")
            form.text(
              "notificationRetentionMonths", .adminNotificationMonths,
              settings.notificationRetentionMonths.map(String.init), hint: .adminForEver,
              inputMode: "numeric")
            form.text(
              "feedbackEditingMinutes", .adminFeedbackMinutes,
              String(settings.feedbackEditingMinutes), isRequired: true, inputMode: "numeric")
            element("div", class: "form-actions") { form.submit(.save) }
          }
          element("p", class: "quiet") {
            Phrase.adminLastChanged
            " "
            moment(settings.updatedAt)
          }
        }
      }
    })
}
