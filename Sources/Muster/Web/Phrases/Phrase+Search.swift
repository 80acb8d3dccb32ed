/// Finding something.
extension Phrase {
  static let searchFor = Phrase("What are you looking for?", "Was suchst du?")
  static let searchWhere = Phrase("Where", "Wo")
  static let searchGroups = Phrase("Groups", "Gruppen")
  static func searchIn(_ name: String) -> Phrase { Phrase("In \(name)", "In \(name)") }
  static let searchText = Phrase(
    "Find groups by their names, or choose one of yours to look through its forum, expenses and "
      + "journeys.",
    "Finde Gruppen über ihre Namen, oder wähle eine deiner Gruppen, um ihr Forum, ihre Ausgaben "
      + "und Lernreisen zu durchsuchen.")
  static let searchInside = Phrase(
    "Look for what was said in a group", "Nach etwas suchen, das in einer Gruppe steht")
  static let searchPublic = Phrase("Public groups", "Öffentliche Gruppen")
  static let searchInGroup = Phrase("Search this group", "Diese Gruppe durchsuchen")
  static let searchHint = Phrase(
    "\"words in this order\", one or another, -not this",
    "\"Wörter in dieser Folge\", eins or ein anderes, -dies nicht")
  static let searchEverything = Phrase("Everything", "Alles")
  static let searchMore = Phrase("More results", "Weitere Ergebnisse")
}
