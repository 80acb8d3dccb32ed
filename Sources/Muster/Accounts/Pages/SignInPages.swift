import HTML
import HTTPServer
import MusterModels

/// Signing in and signing up, also on the way from an invitation.
extension WebPage {
  static let signIn = WebPage(
    "/sign-in", for: .visitors, actions: [.call("signIn", then: .signedIn)],
    reads: { visit in invitation(of: visit) },
    shows: { context, invitation in
      Sheet(Phrase.signIn.text) {
        card(class: "narrow") {
          element("h1") { Phrase.welcomeBack }
          lead(invitation)
          context.form("signIn") { form in
            journey(context, form)
            form.text("email", .email, type: "email", isRequired: true, autocomplete: "username")
            form.text(
              "password", .password, type: "password", isRequired: true,
              autocomplete: "current-password")
            form.submit(invitation == nil ? .signIn : .signInAndJoin)
          }
          element("p") {
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
    })

  static let signUp = WebPage(
    "/sign-up", for: .visitors, actions: [.call("signUp", then: .signedIn)],
    reads: { visit in invitation(of: visit) },
    shows: { context, invitation in
      Sheet(Phrase.signUp.text) {
        card(class: "narrow") {
          element("h1") { Phrase.createAccount }
          lead(invitation)
          context.form("signUp") { form in
            journey(context, form)
            if let invite = context.query("invite") { form.hidden("inviteToken", invite) }
            // The browser's own, where there is JavaScript.
            form.hidden("zone", "")
            form.text("fullName", .yourName, isRequired: true, autocomplete: "name", maxLength: 100)
            form.text(
              "email", .email, type: "email", isRequired: true, autocomplete: "email",
              hint: invitation == nil ? nil : .useInvitedAddress)
            form.text(
              "password", .password, type: "password", isRequired: true,
              autocomplete: "new-password", hint: .passwordHint)
            form.submit(invitation == nil ? .signUp : .signUpAndJoin)
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
    })

  /// The invitation that led here, if it is one that can still be accepted.
  private static func invitation(of visit: PageVisit) -> Reading<InvitePreview?> {
    InviteQueries.previewIfAny(token: visit.request.query["invite"] ?? "").as(InvitePreview?.self)
  }

  private static func lead(_ invitation: InvitePreview?) -> HTML {
    guard let invitation, invitation.status == .pending else { return .empty }
    return element("p") { Phrase.joinsGroup(invitation.group.name) }
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
