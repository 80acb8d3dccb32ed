import HTML
import MusterModels

extension WebPage {
  /// One person, and what platform admins do about them.
  static let adminUser = WebPage(
    "/admin/users/{id}",
    actions: [
      .call("banUser", said: .adminWasBanned),
      .call("unbanUser", said: .adminWasUnbanned),
      .call("givePlatformAdmin", said: .saved),
      .call("takePlatformAdmin", said: .saved),
      .call("discloseChats", then: .answer, query: [("pageSize", "50")]),
      .call("discloseMessages", then: .answer),
    ],
    reads: { visit in AdminQueries.user(try visit.id()).as(AdminUser.self) },
    shows: { context, user in
      let chats = try context.visit.answer("discloseChats", as: Page<DisclosedChat>.self)
      let messages = try context.visit.answer("discloseMessages", as: CursorPage<Message>.self)
      return Sheet(personName(user.fullName)) {
        adminHeading(.users, personName(user.fullName))
        if let messages { disclosed(messages) }
        if let chats { disclosed(chats, context) }
        facts(of: user)
        if user.state != .deleted, !context.isMe(user.id) { keepingOut(user, context) }
        if user.state == .active { platformAdmin(user, context) }
        card(.adminDisclosure) {
          element("p") { Phrase.adminChatsText }
          context.form("discloseChats") { form in
            form.text(
              "reason", .reason, isRequired: true, hint: .adminDisclosureHint, maxLength: 500)
            element("div", class: "form-actions") {
              form.submit(.adminShowChats, icon: .eye, style: .plain)
            }
          }
        }
      }
    })

  private static func facts(of user: AdminUser) -> HTML {
    card {
      element("div", class: "profile-head") {
        avatar(user.fullName, user.avatarUrl, id: user.id, class: "large")
        element("div") { user.badges }
      }
      element("dl", class: "facts") {
        if let email = user.email {
          fact(.email) {
            email
            " "
            user.emailVerified
              ? badge(Phrase.verified.text, .good) : badge(Phrase.notVerified.text, .warning)
          }
        }
        fact(.adminSignedUp) { moment(user.createdAt) }
        fact(.adminLastSignIn) {
          if let last = user.lastSignInAt { moment(last) } else { Phrase.adminNever }
        }
        fact(.adminID) { element("code") { "\(user.id)" } }
        if let ban = user.ban {
          fact(.adminBan) {
            ban.reason ?? ""
            " · "
            if let until = ban.until {
              Phrase.adminUntil(Formats.moment(until))
            } else {
              Phrase.adminForNow
            }
          }
        }
      }
    }
  }

  private static func keepingOut(_ user: AdminUser, _ context: PageContext) -> HTML {
    card(.adminKeepOut) {
      if user.state == .banned {
        context.button("unbanUser", [:], .adminUnban, icon: .check)
      } else {
        element("p") { Phrase.adminKeepOutText }
        context.form("banUser") { form in
          form.textArea(
            "reason", .reason, rows: 2, isRequired: true, hint: .adminReasonHint, maxLength: 1000)
          form.time("until", .adminBanUntil, hint: .adminBanUntilHint)
          element("div", class: "form-actions") { form.submit(.adminBanNow, style: .danger) }
        }
      }
    }
  }

  private static func platformAdmin(_ user: AdminUser, _ context: PageContext) -> HTML {
    card(.adminPlatformAdmin) {
      element("p") { Phrase.adminPlatformAdminText }
      if user.isPlatformAdmin {
        context.confirmedButton(
          "takePlatformAdmin", [:], .adminTakeRole, asking: .adminTakeRoleSure)
      } else {
        context.confirmedButton(
          "givePlatformAdmin", [:], .adminGiveRole, asking: .adminGiveRoleSure)
      }
    }
  }

  private static func disclosed(
    _ chats: Page<DisclosedChat>, _ context: PageContext
  ) -> HTML {
    card(.adminTheirChats) {
      if chats.items.isEmpty { element("p") { Phrase.adminNoChats } }
      rows {
        for chat in chats.items {
          row(
            picture: { element("span", class: "row-icon") { Icon.chat.html } },
            title: chat.title
              ?? chat.members.map { personName($0.fullName) }.joined(separator: ", "),
            meta: { moment(chat.updatedAt) },
            trailing: {
              context.form("discloseMessages", ["id": "\(chat.id)"], class: "line") { form in
                form.text(
                  "reason", .reason, context.visit.sent("reason"), isRequired: true,
                  maxLength: 500)
                form.submit(.adminShowMessages, style: .plain)
              }
            })
        }
      }
    }
  }

  private static func disclosed(_ messages: CursorPage<Message>) -> HTML {
    card(.adminMessages) {
      if messages.items.isEmpty { element("p") { Phrase.adminNoMessages } }
      element("ol", class: "messages") {
        for message in messages.items.reversed() {
          element("li", class: "message") {
            element("small") {
              personName(message.senderName)
              " · "
              moment(message.createdAt)
            }
            element("div", class: "bubble") { message.body ?? Phrase.adminMessageDeleted.text }
          }
        }
      }
    }
  }
}

extension PageVisit {
  /// What an action of the page was answered, if it was this one.
  func answer<Value: Decodable>(_ action: String, as type: Value.Type) throws -> Value? {
    guard let answer, answer.action == action else { return nil }
    return try answer.read(as: type)
  }

  /// What the form that is answered had in a field.
  func sent(_ field: String) -> String? {
    answer == nil ? nil : (try? FormFields(request))?[field]
  }
}
