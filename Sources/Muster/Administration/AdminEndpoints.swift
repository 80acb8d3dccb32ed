import HTTPServer
import MusterModels

extension Endpoint {
  /// The routes for platform admins; the database refuses everybody else.
  static let administration = adminPeople + adminPlatform + disclosures

  private static let user = Schema.of(AdminUser.self)

  private static let adminPeople = [
    Endpoint(
      method: .get, path: "/admin/users", operation: "listAdminUsers",
      summary: "People, with their addresses", tag: "Administration",
      query: QueryParameter.paging + [
        .init(
          name: "q", schema: .string(format: nil),
          description: "3 or more characters of the address or the name, or the id."),
        .init(
          name: "state", schema: .words(["active", "banned", "deleted"]),
          description: "Only these; default all."),
      ],
      success: .ok(.page(of: AdminUser.self)), problems: [.forbidden], handler: listAdminUsers),
    Endpoint(
      method: .get, path: "/admin/users/{id}", operation: "getAdminUser",
      summary: "One person", tag: "Administration", success: .ok(user),
      problems: [.forbidden], handler: getAdminUser),
    Endpoint(
      method: .post, path: "/admin/users/{id}/ban", operation: "banUser",
      summary: "Keeps a person out from their next request on", tag: "Administration",
      body: .of(BanUser.self), success: .ok(user),
      problems: [.forbidden, .notOneself, .adminProtected], takesIdempotencyKey: true,
      handler: banUser),
    Endpoint(
      method: .post, path: "/admin/users/{id}/unban", operation: "unbanUser",
      summary: "Lets a person in again", tag: "Administration", success: .ok(user),
      problems: [.forbidden], takesIdempotencyKey: true, handler: unbanUser),
    Endpoint(
      method: .put, path: "/admin/users/{id}/platform-admin", operation: "givePlatformAdmin",
      summary: "Makes a person a platform admin", tag: "Administration",
      problems: [.forbidden, .roleAboveOwn, .emailNotVerified, .accountBanned],
      handler: givePlatformAdmin),
    Endpoint(
      method: .delete, path: "/admin/users/{id}/platform-admin", operation: "takePlatformAdmin",
      summary: "Takes the role from a platform admin, but not from the last one",
      tag: "Administration", problems: [.forbidden, .roleAboveOwn, .lastAdmin],
      handler: takePlatformAdmin),
  ]

  private static let adminPlatform = [
    Endpoint(
      method: .get, path: "/admin/groups", operation: "listAdminGroups",
      summary: "Every group", tag: "Administration",
      query: QueryParameter.paging + [
        .init(
          name: "q", schema: .string(format: nil),
          description: "3 or more characters of the name, or the id."),
        .init(
          name: "archived", schema: .boolean,
          description: "True: archived ones only; false: the others; default both."),
      ],
      success: .ok(.page(of: AdminGroup.self)), problems: [.forbidden],
      handler: listAdminGroups),
    Endpoint(
      method: .get, path: "/admin/analytics", operation: "getAnalytics",
      summary: "Counts over time, by days of UTC", tag: "Administration",
      query: [
        .init(
          name: "from", schema: .string(format: "date"),
          description: "The first day; default 29 days before the last."),
        .init(
          name: "to", schema: .string(format: "date"), description: "The last day; default today."),
        .init(
          name: "bucket", schema: .words(PlatformAnalytics.Bucket.allCases.map(\.rawValue)),
          description: "How long an item is; default a day. At most 1,000 items."),
      ],
      success: .ok(.of(PlatformAnalytics.self)), problems: [.forbidden], handler: getAnalytics),
    Endpoint(
      method: .get, path: "/admin/settings", operation: "getPlatformSettings",
      summary: "The settings of the platform", tag: "Administration",
      success: .ok(.of(PlatformSettings.self)), problems: [.forbidden],
      handler: getPlatformSettings),
    Endpoint(
      method: .patch, path: "/admin/settings", operation: "updatePlatformSettings",
      summary: "Changes settings of the platform (JSON merge patch)", tag: "Administration",
      body: .of(UpdatePlatformSettings.self), success: .ok(.of(PlatformSettings.self)),
      problems: [.forbidden], handler: updatePlatformSettings),
  ]

  /// Reading what people write to one another and what they spend, each time for a reason (K11).
  private static let disclosures = [
    Endpoint(
      method: .post, path: "/admin/users/{id}/chats", operation: "discloseChats",
      summary: "The chats that a person is or was in, newest first; the audit keeps the reason",
      tag: "Administration", body: .of(Disclosure.self), query: QueryParameter.paging,
      success: .ok(.page(of: DisclosedChat.self)), problems: [.notFound, .forbidden],
      handler: discloseChats),
    Endpoint(
      method: .post, path: "/admin/chats/{id}/messages", operation: "discloseMessages",
      summary: "What was written in a chat, newest first; the audit keeps the reason",
      tag: "Administration", body: .of(Disclosure.self), query: QueryParameter.messages,
      success: .ok(.cursorPage(of: Message.self)), problems: [.notFound, .forbidden],
      handler: discloseMessages),
    Endpoint(
      method: .post, path: "/admin/groups/{id}/expenses", operation: "discloseExpenses",
      summary: "The expenses of a group, newest first; the audit keeps the reason",
      tag: "Administration", body: .of(Disclosure.self), query: QueryParameter.paging,
      success: .ok(.page(of: Expense.self)), problems: [.notFound, .forbidden],
      handler: discloseExpenses),
    Endpoint(
      method: .post, path: "/admin/groups/{id}/settlements", operation: "discloseSettlements",
      summary: "The payments between people of a group, newest first; the audit keeps the reason",
      tag: "Administration", body: .of(Disclosure.self), query: QueryParameter.paging,
      success: .ok(.page(of: Settlement.self)), problems: [.notFound, .forbidden],
      handler: discloseSettlements),
  ]
}
