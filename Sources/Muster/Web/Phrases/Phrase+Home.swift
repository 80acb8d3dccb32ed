/// The first page of those who have signed in.
extension Phrase {
  static let whatIsNext = Phrase("What is next", "Was als Nächstes kommt")
  static let nextLunch = Phrase("Lunch", "Mittagessen")
  static func nextLunchAt(_ place: String) -> Phrase {
    Phrase("Lunch: \(place)", "Mittagessen: \(place)")
  }
  static let nextApplied = Phrase("You have applied", "Du hast dich beworben")
  static let nextGoing = Phrase("You are going", "Du gehst hin")
  static let nextYourAnswer = Phrase("Waits for your answer", "Wartet auf deine Antwort")
  static let nextYourEvent = Phrase("Your event", "Dein Event")
  static func nextHosting(_ crew: String) -> Phrase {
    Phrase("\(crew) hosts", "\(crew) lädt ein")
  }
  static func nextGuests(_ crew: String) -> Phrase {
    Phrase("\(crew) is invited", "\(crew) ist eingeladen")
  }
  static let nextJourney = Phrase("Journey under way", "Lernreise läuft")
  static let nextVote = Phrase("Vote now", "Jetzt abstimmen")
  static let nextPlanning = Phrase("Being planned", "Wird geplant")
  static let nextDecided = Phrase("Decided", "Steht fest")
  static let joinByCodeHint = Phrase(
    "Members find the code on their group's page.",
    "Mitglieder finden den Code auf der Seite ihrer Gruppe.")
  static let discover = Phrase("Look around", "Umsehen")
  static let discoverText = Phrase(
    "Some groups are open for anyone to see; dinner crews cook for one another.",
    "Manche Gruppen kann sich jeder ansehen, und Dinner-Crews kochen füreinander.")
  static let toPublicGroups = Phrase("Public groups", "Öffentliche Gruppen")
}
