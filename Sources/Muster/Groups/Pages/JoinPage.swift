import HTML
import MusterModels

extension WebPage {
  /// Joining by a code: where a group's QR code leads, with the code filled in.
  static let join = WebPage(
    "/join", actions: [joinByCode]
  ) { context in
    Sheet(Phrase.joinByCode.text, section: .home) {
      card(class: "narrow") {
        element("h1") { Phrase.joinByCode }
        element("p", class: "quiet") { Phrase.joinByCodeText }
        context.form("joinGroup") { form in
          form.text(
            "code", .code, context.query("code"), isRequired: true, autocomplete: "off",
            maxLength: 50)
          form.submit(.join, icon: .check)
        }
      }
    }
  }

  /// Joins a group by its code, and goes there.
  static let joinByCode = PageAction.call(
    "joinGroup", said: .joinedGroup,
    then: .page { "/groups/\(try $0.answer.read(as: Group.self).id)" })
}

/// A group's code, in large letters, with a link and a picture that phones read.
func codeToJoin(_ code: String, of group: Group, _ context: PageContext) -> HTML {
  let link = context.visit.services.publicURL + Address.make("/join", [("code", code)])
  return HTML {
    element("p", class: "join-code") { code }
    copyable(link, id: "join-link", share: group.name)
    element("details") {
      element("summary") { Phrase.showQRCode }
      element("p", class: "quiet") { Phrase.qrCodeText }
      qrCode(link, label: .qrCodeToJoin(group.name))
    }
  }
}
