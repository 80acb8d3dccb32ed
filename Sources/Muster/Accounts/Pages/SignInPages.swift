import HTML

/// Signing in and signing up.
extension WebPage {
  static let signIn = WebPage(
    "/sign-in", for: .visitors, actions: [.call("signIn", then: .signedIn)]
  ) { context in
    Sheet(Phrase.signIn.text) {
      card(class: "narrow") {
        element("h1") { Phrase.welcomeBack }
        context.form("signIn") { form in
          journey(context, form)
          form.text("email", .email, type: "email", isRequired: true, autocomplete: "username")
          form.text(
            "password", .password, type: "password", isRequired: true,
            autocomplete: "current-password")
          form.submit(.signIn)
        }
        element("p", class: "quiet") {
          element("a", ["href": "/forgot-password"]) { Phrase.forgotPassword }
        }
        element("p", class: "quiet") {
          Phrase.noAccountYet
          " "
          element("a", ["href": context.address(of: "/sign-up", keeping: ["next", "invite"])]) {
            Phrase.signUp
          }
        }
      }
    }
  }

  static let signUp = WebPage(
    "/sign-up", for: .visitors, actions: [.call("signUp", then: .signedIn)]
  ) { context in
    Sheet(Phrase.signUp.text) {
      card(class: "narrow") {
        element("h1") { Phrase.createAccount }
        context.form("signUp") { form in
          journey(context, form)
          if let invite = context.query("invite") {
            form.hidden("inviteToken", invite)
          }
          form.text("fullName", .yourName, isRequired: true, autocomplete: "name")
          form.text("email", .email, type: "email", isRequired: true, autocomplete: "email")
          form.text(
            "password", .password, type: "password", isRequired: true,
            autocomplete: "new-password", hint: .passwordHint)
          form.submit(.signUp)
        }
        element("p", class: "quiet") {
          Phrase.haveAccount
          " "
          element("a", ["href": context.address(of: "/sign-in", keeping: ["next", "invite"])]) {
            Phrase.signIn
          }
        }
      }
    }
  }

  /// Where to go on afterwards, and the invitation that is accepted on the way.
  private static func journey(_ context: PageContext, _ form: Form) -> HTML {
    HTML {
      for name in ["next", "invite"] {
        if let value = context.query(name) { form.hidden(name, value) }
      }
    }
  }
}
