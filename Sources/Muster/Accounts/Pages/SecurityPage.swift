import HTML
import MusterModels

extension WebPage {
  /// The password, the address, and where one is signed in.
  static let security = WebPage(
    "/me/security",
    actions: [
      .call("changePassword", said: .passwordChanged),
      .call("changeEmail", said: .emailChangeSent),
      .call("cancelEmailChange", said: .emailChangeCancelled),
      .call("endSession", said: .sessionEnded),
      .call("signOut", said: .signedOut, then: .signedOut, query: [("all", "true")]),
    ],
    reads: { visit in
      (
        AccountQueries.me.as(Account.self),
        AccountQueries.sessions.query(page: visit.page(), pageSize: 20).as(Page<Session>.self)
      )
    },
    shows: { context, me, sessions in
      Sheet(Phrase.security.text) {
        ownHeading(.security)
        card(.changePassword) {
          element("p", class: "quiet") { Phrase.changeEndsOthers }
          context.form("changePassword") { form in
            form.text(
              "currentPassword", .currentPassword, type: "password", isRequired: true,
              autocomplete: "current-password")
            form.text(
              "newPassword", .newPassword, type: "password", isRequired: true,
              autocomplete: "new-password", hint: .passwordHint)
            element("div", class: "form-actions") { form.submit(.setPassword) }
          }
        }
        card(.email) { address(me, context) }
        card(.whereSignedIn) {
          rows {
            for session in sessions.items { line(session, context) }
          }
          pagination(sessions, context)
          context.confirmedButton(
            "signOut", [:], .signOutEverywhere, icon: .leave, asking: .signOutEverywhereSure)
        }
      }
    })

  /// The address, and the one that is to come in its place.
  private static func address(_ me: Account, _ context: PageContext) -> HTML {
    HTML {
      element("p") {
        element("strong") { me.email ?? "" }
        " "
        me.emailVerified
          ? badge(Phrase.verified.text, .good) : badge(Phrase.notVerified.text, .warning)
      }
      if let pending = me.pendingEmail {
        element("p") { Phrase.emailChangeWaits(pending) }
        context.button("cancelEmailChange", [:], .keepAddress)
      }
      context.form("changeEmail") { form in
        form.text("email", .newAddress, type: "email", isRequired: true, autocomplete: "email")
        form.text(
          "password", .yourPassword, type: "password", isRequired: true,
          autocomplete: "current-password", hint: .newAddressHint)
        element("div", class: "form-actions") { form.submit(.sendLink) }
      }
    }
  }

  private static func line(_ session: Session, _ context: PageContext) -> HTML {
    row(
      picture: { element("span", class: "row-icon") { Icon.key.html } },
      title: programName(session.userAgent),
      meta: {
        if let address = session.address { element("span") { address } }
        element("span") {
          Phrase.lastUsed
          " "
          moment(session.lastUsedAt)
        }
      },
      trailing: {
        if session.isCurrent {
          badge(Phrase.thisDevice.text, .good)
        } else {
          context.button("endSession", ["id": "\(session.id)"], .signOutThere)
        }
      })
  }

  /// The browser and the system of a session in two words, as far as its name tells.
  private static func programName(_ agent: String?) -> String {
    guard let agent, !agent.isEmpty else { return Phrase.unknownDevice.text }
    let browsers = [
      ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
      ("Safari/", "Safari"),
    ]
    let systems = [
      ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
      ("Mac OS", "Mac"), ("Linux", "Linux"),
    ]
    let found = [browsers, systems].compactMap { names in
      names.first { agent.contains($0.0) }?.1
    }
    return found.isEmpty ? String(agent.prefix(60)) : found.joined(separator: ", ")
  }
}
