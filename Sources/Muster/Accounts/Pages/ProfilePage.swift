import Foundation
import HTML
import MusterModels

extension WebPage {
  /// Oneself, as others and the app see it.
  static let profile = WebPage(
    "/me",
    actions: [
      .call("updateMe", said: .saved),
      .call("signOut", said: .signedOut, then: .signedOut),
    ],
    reads: { _ in AccountQueries.me.as(Account.self) },
    shows: { context, me in
      Sheet(Phrase.myAccount.text) {
        ownHeading(.profile) {
          context.button("signOut", [:], .signOut, icon: .leave)
        }
        card {
          element("div", class: "profile-head") {
            avatar(me.fullName, me.avatarUrl, id: me.id, class: "large")
            element("div") {
              element("h2") { personName(me.fullName) }
              element("p", class: "quiet") {
                me.email ?? ""
                " "
                me.emailVerified
                  ? badge(Phrase.verified.text, .good) : badge(Phrase.notVerified.text, .warning)
              }
              element("p") { element("a", ["href": "/me/security"]) { Phrase.changeAddress } }
              element("p", class: "quiet") {
                Phrase.memberSince(Formats.day(me.createdAt))
              }
            }
          }
          if context.frame?.isPlatformAdmin == true {
            linkButton(.administration, "/admin", icon: .shield)
          }
        }
        card(.aboutYou) {
          context.form("updateMe", class: "profile-form") { form in fields(of: me, form) }
        }
      }
    })

  private static func fields(of me: Account, _ form: Form) -> HTML {
    HTML {
      form.text(
        "fullName", .yourName, me.fullName, isRequired: true, autocomplete: "name", maxLength: 100)
      form.textArea("bio", .aboutMe, me.bio, hint: .aboutMeHint, maxLength: 2000)
      form.text(
        "dietaryRequirements@words", .diets, me.dietaryRequirements.joined(separator: ", "),
        hint: .dietsHint)
      form.text(
        "avatarUrl", .pictureAddress, me.avatarUrl, type: "url", hint: .pictureHint,
        inputMode: "url")
      element("div", class: "form-row") {
        form.select("locale", .language, locales(with: me.locale), me.locale)
        form.text(
          "timeZone", .timeZone, me.timeZone, isRequired: true, autocomplete: "off",
          hint: .timeZoneChoice, suggestions: "zones")
      }
      element("datalist", ["id": "zones"]) {
        for zone in TimeZone.knownTimeZoneIdentifiers { element("option", ["value": zone]) }
      }
      element("div", class: "form-actions") { form.submit(.save) }
    }
  }

  /// Languages by their own names; one that was set elsewhere stays possible.
  private static func locales(with present: String) -> [(value: String, label: String)] {
    let offered = [
      ("en", "English"), ("en-US", "English (US)"), ("de", "Deutsch"),
      ("de-AT", "Deutsch (Österreich)"), ("de-CH", "Deutsch (Schweiz)"),
    ].map { (value: $0.0, label: $0.1) }
    guard !offered.contains(where: { $0.value == present }) else { return offered }
    let name = Locale(identifier: present).localizedString(forIdentifier: present) ?? present
    return offered + [(present, name)]
  }
}
