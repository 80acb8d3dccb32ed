import HTML

extension WebPage {
  /// Where the last line of each mail leads.
  static let unsubscribe = WebPage(
    "/unsubscribe/{token}", for: .anyone,
    actions: [.call("unsubscribe", said: .unsubscribed)]
  ) { context in
    let token = try context.visit.text("token")
    return Sheet(Phrase.unsubscribeTitle.text) {
      card(class: "narrow") {
        element("h1") { Phrase.unsubscribeTitle }
        element("p") { Phrase.unsubscribeText }
        if context.visit.said == nil {
          context.form("unsubscribe", [tokenField: token]) { form in
            form.submit(.unsubscribeButton, style: .primary)
          }
        } else {
          linkButton(.toHome, "/")
        }
      }
    }
  }
}
