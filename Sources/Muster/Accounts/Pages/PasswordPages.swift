import HTML

/// A password that was forgotten.
extension WebPage {
  static let forgotPassword = WebPage(
    "/forgot-password", for: .anyone,
    actions: [.call("requestPasswordReset", said: .resetRequested)]
  ) { context in
    Sheet(Phrase.forgotPassword.text) {
      card(class: "narrow") {
        element("h1") { Phrase.forgotPassword }
        element("p") { context.visit.said == nil ? Phrase.resetByMail : .nothingCame }
        context.form("requestPasswordReset") { form in
          form.text(
            "email", .email, context.frame?.email, type: "email", isRequired: true,
            autocomplete: "username")
          form.submit(.sendLink, icon: .mail)
        }
        if context.frame == nil {
          element("p") { element("a", ["href": "/sign-in"]) { Phrase.signIn } }
        }
      }
    }
  }

  /// Where the mail leads.
  static let resetPassword = WebPage(
    "/reset-password/{token}", for: .anyone,
    actions: [.call("resetPassword", said: .passwordWasReset, then: .page { _ in "/sign-in" })]
  ) { context in
    let token = try context.visit.text("token")
    return Sheet(Phrase.newPassword.text) {
      card(class: "narrow") {
        element("h1") { Phrase.chooseNewPassword }
        element("p", class: "quiet") { Phrase.resetEndsSessions }
        context.form("resetPassword", [tokenField: token]) { form in
          form.text(
            "password", .newPassword, type: "password", isRequired: true,
            autocomplete: "new-password", hint: .passwordHint)
          form.submit(.setPassword)
        }
        if context.visit.attempt?.failure?.code == .invalidToken {
          element("p") { element("a", ["href": "/forgot-password"]) { Phrase.askForNewLink } }
        }
      }
    }
  }
}
