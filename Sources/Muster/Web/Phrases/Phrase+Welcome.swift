/// What Muster says of itself to those who come for the first time.
extension Phrase {
  static let welcomeTitle = Phrase(
    "Good things happen in groups", "Zusammen geht vieles leichter")
  static let welcomeText = Phrase(
    "Flatmates, runners, a class, friends who cook: bring your people together and do things. "
      + "Muster looks after who is in, who owes what, and what is next.",
    "WG, Laufgruppe, Kurs oder Freunde, die gern kochen: hol deine Leute zusammen und legt los. "
      + "Muster kümmert sich darum, wer dabei ist, wer was schuldet und was als Nächstes kommt.")
  static let welcomeStart = Phrase("Start your group", "Gruppe gründen")
  static let welcomeInvited = Phrase(
    "Somebody invited you? Open the link they sent you.",
    "Jemand hat dich eingeladen? Öffne den Link, den du bekommen hast.")
  static let welcomeCan = Phrase("What you can do together", "Was ihr zusammen tun könnt")
  static let welcomeGroups = Phrase("Bring people together", "Leute zusammenholen")
  static let welcomeGroupsText = Phrase(
    "A link or a code, and they are in. Whoever leaves can come back.",
    "Ein Link oder ein Code, und sie sind dabei. Wer geht, kann wiederkommen.")
  static let welcomeExpenses = Phrase("Share costs fairly", "Kosten fair teilen")
  static let welcomeExpensesText = Phrase(
    "Note who paid. We say who owes whom, and how to settle it with few payments.",
    "Notiert, wer bezahlt hat. Wir sagen, wer wem was schuldet, und wie es mit wenigen "
      + "Zahlungen ausgeglichen ist.")
  static let welcomeDinner = Phrase("Cook for one another", "Füreinander kochen")
  static let welcomeDinnerText = Phrase(
    "Your crew invites another one for dinner, or lets itself be invited.",
    "Eure Crew lädt eine andere zum Abendessen ein, oder lässt sich einladen.")
  static let welcomeEvents = Phrase("Go out together", "Zusammen ausgehen")
  static let welcomeEventsText = Phrase(
    "Find an event, ask friends along, and apply as a group.",
    "Findet ein Event, nehmt Freunde mit und bewerbt euch als Gruppe.")
  static let welcomeLunch = Phrase("Agree on lunch", "Beim Mittagessen einig werden")
  static let welcomeLunchText = Phrase(
    "Everybody votes, every diet counts, and nobody has to decide alone.",
    "Alle stimmen ab, jede Ernährung zählt, und niemand muss allein entscheiden.")
  static let welcomeJourneys = Phrase("Learn step by step", "Schritt für Schritt lernen")
  static let welcomeJourneysText = Phrase(
    "Take a journey alone or with your group, and see how far everybody is.",
    "Macht eine Lernreise, allein oder als Gruppe, und seht, wie weit alle sind.")
}
