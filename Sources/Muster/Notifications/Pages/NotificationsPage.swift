import HTML
import HTTPServer
import MusterModels

extension WebPage {
  static let notifications: [WebPage] = [.notificationList, .notificationSettings, .unsubscribe]

  /// What happened, newest first.
  static let notificationList = WebPage(
    "/notifications",
    actions: [
      .call(
        "readNotifications",
        then: .page { outcome in
          Address.own(outcome.fields["next"]) ?? Address.of(outcome.visit.request)
        })
    ],
    reads: { visit in
      NotificationQueries.named(unreadOnly: visit.request.query["unread"] == "true")
        .query(page: visit.page(), pageSize: 30).as(Page<NamedNotification>.self)
    },
    shows: { context, notifications in
      let unreadOnly = context.query("unread") == "true"
      return Sheet(Phrase.notifications.text) {
        pageHeading(Phrase.notifications.text) {
          if (context.frame?.unread ?? 0) > 0 {
            context.button("readNotifications", ["all": "true"], .markAllRead, icon: .check)
          }
          linkButton(.mailSettings, "/me/notifications", icon: .gear, style: .quiet)
        }
        segments(
          .notifications,
          [
            (.allNotifications, "/notifications", !unreadOnly),
            (.unreadOnly, "/notifications?unread=true", unreadOnly),
          ])
        element("div", ["id": "notifications", "data-region": "notifications"]) {
          if notifications.items.isEmpty {
            emptyState(
              unreadOnly ? .nothingUnread : .noNotifications,
              unreadOnly ? nil : .noNotificationsText, icon: .bell)
          } else {
            card {
              rows {
                for notification in notifications.items { line(notification, context) }
              }
            }
          }
        }
        pagination(notifications, context)
      }
    })

  /// One that is not read yet is marked as read on the way to what it is about.
  private static func line(_ notification: NamedNotification, _ context: PageContext) -> HTML {
    element("li", class: notification.readAt == nil ? "row unread" : "row") {
      element("span", class: "row-icon") { notification.topic.icon.html }
      element("div", class: "row-text") {
        if notification.readAt == nil {
          context.form(
            "readNotifications",
            ["ids[0]": "\(notification.id)", "next": notification.address]
          ) { _ in
            element("button", class: "row-title as-link") {
              element("span", class: "visually-hidden") { Phrase.unreadMark }
              notification.says
            }
          }
        } else {
          element("a", ["class": "row-title is-read", "href": notification.address]) {
            notification.says
          }
        }
        element("div", class: "row-meta") { moment(notification.createdAt) }
      }
    }
  }
}
