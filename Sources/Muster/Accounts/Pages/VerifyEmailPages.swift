import HTML

/// Verifying the address of an account.
extension WebPage {
  /// Where the mail leads. Programs that look into mails open links, so that opening changes
  /// nothing.
  static let verifyEmail = WebPage(
    "/verify-email/{token}", for: .anyone,
    actions: [
      .call(
        "verifyEmail", said: .addressVerified,
        then: .page { outcome in outcome.visit.caller == .visitor ? "/sign-in" : "/" })
    ]
  ) { context in
    let token = try context.visit.text("token")
    return Sheet(Phrase.verifyTitle.text) {
      card(class: "narrow") {
        element("h1") { Phrase.verifyTitle }
        if context.frame?.emailVerified == true {
          element("p") { Phrase.verifiedAlready }
          linkButton(.toHome, "/", style: .primary)
        } else {
          element("p") { Phrase.verifyByButton }
          context.form("verifyEmail", [tokenField: token]) { form in
            form.submit(.verifyButton, icon: .check)
          }
          if context.visit.attempt != nil {
            element("p") { element("a", ["href": "/verify-email"]) { Phrase.askForNewLink } }
          }
        }
      }
    }
  }

  /// Where the mail to another address leads, which may be one's own by then.
  static let newEmail = WebPage(
    "/new-email/{token}", for: .anyone,
    actions: [
      .call(
        "verifyEmail", said: .addressVerified,
        then: .page { outcome in outcome.visit.caller == .visitor ? "/sign-in" : "/me/security" })
    ]
  ) { context in
    let token = try context.visit.text("token")
    return Sheet(Phrase.newAddress.text) {
      card(class: "narrow") {
        element("h1") { Phrase.newAddress }
        element("p") { Phrase.newAddressByButton }
        context.form("verifyEmail", [tokenField: token]) { form in
          form.submit(.verifyButton, icon: .check)
        }
      }
    }
  }

  /// What to do while the address is not verified.
  static let verification = WebPage(
    "/verify-email", actions: [.call("resendVerification", said: .verificationSent)]
  ) { context in
    Sheet(Phrase.verifyTitle.text) {
      card(class: "narrow") {
        element("h1") { Phrase.verifyTitle }
        if context.frame?.emailVerified == true {
          element("p") { Phrase.verifiedAlready }
          linkButton(.toHome, "/", style: .primary)
        } else {
          element("p") { Phrase.verifyMailSent(context.frame?.email ?? "") }
          element("p", class: "quiet") { Phrase.verifyWhy }
          context.button("resendVerification", [:], .sendVerification, icon: .mail, style: .primary)
          element("p", class: "quiet") { Phrase.nothingCame }
          element("p") { element("a", ["href": "/me/security"]) { Phrase.wrongAddress } }
        }
      }
    }
  }
}
