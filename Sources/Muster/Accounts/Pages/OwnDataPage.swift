import HTML

extension WebPage {
  /// Taking one's data along, and ending one's account.
  static let ownData = WebPage(
    "/me/data",
    actions: [.call("deleteMe", said: .accountDeleted, then: .signedOut)]
  ) { context in
    Sheet(Phrase.myData.text) {
      ownHeading(.data)
      card(.takeAlong) {
        element("p") { Phrase.takeAlongText }
        element("a", ["class": "button", "href": Download.ownData.path, "download": ""]) {
          Icon.copy.html
          element("span") { Phrase.download }
        }
      }
      card(.deleteAccount) {
        element("p") { Phrase.deleteAccountGoes }
        element("p") { Phrase.deleteAccountStays }
        element("p") { Phrase.deleteAccountLeads }
        element(
          "details",
          ["class": "confirm", "open": context.visit.attempt?.action == "deleteMe" ? "" : nil]
        ) {
          element("summary", class: "button danger") {
            Icon.trash.html
            Phrase.deleteAccount
          }
          element("div", class: "confirm-box") {
            element("p") { Phrase.deleteAccountSure }
            context.form("deleteMe") { form in
              form.text(
                "password", .password, type: "password", isRequired: true,
                autocomplete: "current-password")
              form.submit(.deleteForGood, style: .danger)
            }
          }
        }
      }
    }
  }
}
