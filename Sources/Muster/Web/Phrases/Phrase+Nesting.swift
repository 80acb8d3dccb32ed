/// Groups inside groups.
extension Phrase {
  static let subgroupsText = Phrase(
    "Members of a group inside this one take part here, too, in a role that both agreed on.",
    "Mitglieder einer Gruppe in dieser sind auch hier dabei, in einer Rolle, die beide vereinbart "
      + "haben.")
  static let groupsInside = Phrase("Inside this group", "In dieser Gruppe")
  static let groupsAround = Phrase("Around this group", "Um diese Gruppe")
  static let noneInside = Phrase("No group is inside.", "Keine Gruppe ist darin.")
  static let noneAround = Phrase(
    "It is inside no other group.", "Sie ist in keiner anderen Gruppe.")
  static func theirRole(_ role: String) -> Phrase {
    Phrase("Its members are here as \(role)", "Ihre Mitglieder sind hier \(role)")
  }
  static func ourRole(_ role: String) -> Phrase {
    Phrase("Our members are there as \(role)", "Unsere Mitglieder sind dort \(role)")
  }
  static let yourTurn = Phrase("Waits for you", "Wartet auf dich")
  static let theirTurn = Phrase("Waits for them", "Wartet auf sie")
  static let agree = Phrase("Agree", "Zustimmen")
  static let endNesting = Phrase("Take apart", "Trennen")
  static let reallyEndOffer = Phrase("End this offer?", "Dieses Angebot beenden?")
  static let reallyEndNesting = Phrase(
    "Those who are in only through the inner group lose access to the outer one at once.",
    "Wer nur über die innere Gruppe dabei ist, verliert sofort den Zugang zur äußeren.")
  static let offerInside = Phrase("Put a group inside", "Eine Gruppe hineinnehmen")
  static let offerInsideText = Phrase(
    "Its leaders have to agree, unless you lead it yourself.",
    "Ihre Leitung muss zustimmen, es sei denn, du leitest sie selbst.")
  static let offerAround = Phrase(
    "Put this group inside another", "Diese Gruppe in eine andere geben")
  static let offerAroundText = Phrase(
    "All members of this group take part there, too, once both sides agree.",
    "Alle Mitglieder dieser Gruppe sind auch dort dabei, sobald beide Seiten zustimmen.")
  static let noGroupToOffer = Phrase(
    "To put groups together you have to be in both. Make the other one, or join it first.",
    "Um Gruppen zu verbinden, musst du in beiden sein. Leg die andere an, oder tritt ihr bei.")
  static let whichGroup = Phrase("Which group", "Welche Gruppe")
  static let offerIt = Phrase("Offer", "Anbieten")
  static let nestingOffered = Phrase("Offered.", "Angeboten.")
  static let nestingAgreed = Phrase("Agreed.", "Zugestimmt.")
  static let nestingEnded = Phrase("It is ended.", "Beendet.")
}
