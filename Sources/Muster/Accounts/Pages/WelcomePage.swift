import HTML

extension WebPage {
  /// What Muster is, for those who come for the first time.
  static let welcome = WebPage("/welcome", for: .visitors) { context in
    Sheet("Muster") {
      element("section", class: "hero") {
        welcomePicture
        element("h1") { Phrase.welcomeTitle }
        element("p") { Phrase.welcomeText }
        element("div", class: "actions") {
          linkButton(.welcomeStart, "/sign-up", icon: .people, style: .primary)
          linkButton(.signIn, "/sign-in")
        }
        element("p", class: "small") { Phrase.welcomeInvited }
      }
      element("section", ["class": "welcome-features", "aria-labelledby": "together"]) {
        element("h2", ["id": "together"]) { Phrase.welcomeCan }
        element("div", class: "features") {
          feature(.people, .welcomeGroups, .welcomeGroupsText)
          feature(.coins, .welcomeExpenses, .welcomeExpensesText)
          feature(.flame, .welcomeDinner, .welcomeDinnerText)
          feature(.calendar, .welcomeEvents, .welcomeEventsText)
          feature(.bowl, .welcomeLunch, .welcomeLunchText)
          feature(.book, .welcomeJourneys, .welcomeJourneysText)
        }
      }
    }
  }

  private static func feature(_ icon: Icon, _ title: Phrase, _ text: Phrase) -> HTML {
    element("div", class: "card feature") {
      element("span", class: "feature-icon") { icon.html }
      element("h3") { title }
      element("p", class: "quiet") { text }
    }
  }
}
