/// Writing journeys.
extension Phrase {
  static let journeyDrafted = Phrase("Your draft is saved.", "Dein Entwurf ist gespeichert.")
  static let journeySaveDraft = Phrase("Save the draft", "Entwurf speichern")
  static let journeyEdit = Phrase("Change the journey", "Lernreise ändern")
  static let journeyMinutesInAll = Phrase("Minutes in all", "Minuten insgesamt")
  static let journeyTags = Phrase("Tags", "Schlagwörter")
  static let journeyTagsHint = Phrase(
    "With commas between, such as language, outdoors.",
    "Mit Kommas dazwischen, etwa Sprache, draußen.")
  static let journeyIsPublic = Phrase("For everybody", "Für alle")
  static let journeyIsPublicHint = Phrase(
    "Once it is published, everybody finds it.",
    "Sobald sie veröffentlicht ist, finden sie alle.")
  static let journeyStepsHeading = Phrase("Steps", "Schritte")
  static let journeyStepsText = Phrase(
    "The numbers say the order. Empty steps are left out. Save to get room for more.",
    "Die Nummern bestimmen die Reihenfolge. Leere Schritte entfallen. Beim Speichern entsteht "
      + "Platz für weitere.")
  static func journeyStep(_ number: Int) -> Phrase {
    Phrase("Step \(number)", "Schritt \(number)")
  }
  static let journeyStepNew = Phrase("Another step", "Ein weiterer Schritt")
  static let journeyStepAdd = Phrase("Add a step", "Schritt hinzufügen")
  static let journeyStepKind = Phrase("What is it?", "Was ist es?")
  static let journeyStepBody = Phrase("What is in it", "Was darin steht")
  static let journeyStepBodyHint = Phrase(
    "Of a link or a video its address: https://…",
    "Bei einem Link oder Video die Adresse: https://…")
  static let journeyMinutes = Phrase("Minutes", "Minuten")
  static let journeyWeek = Phrase("Opens in week", "Öffnet in Woche")
  static let journeyPosition = Phrase("Number", "Nummer")
  static let journeyRequired = Phrase(
    "Needed to complete the journey", "Nötig, um die Lernreise abzuschließen")
  static let journeyStepRemove = Phrase("Remove this step", "Diesen Schritt entfernen")
  static let journeyVersions = Phrase("Versions", "Fassungen")
  static let journeyReleasedVersion = Phrase("Newest version", "Neueste Fassung")
  static let journeyOfferedVersion = Phrase("Offered version", "Angebotene Fassung")
  static let journeyNoVersion = Phrase("None yet", "Noch keine")
  static let journeyPublishText = Phrase(
    "Publishing offers the draft as it was last saved. Those who take part may move on to it and lose no "
      + "progress.",
    "Beim Veröffentlichen wird der Entwurf so angeboten, wie er zuletzt gespeichert wurde. Wer teilnimmt, kann zu "
      + "ihm wechseln und verliert keinen Fortschritt.")
  static let journeyPublishByOthers = Phrase(
    "You can take part with your groups already. A platform admin publishes it for others. "
      + "Save the draft and release a version when it is ready.",
    "Du kannst mit deinen Gruppen schon teilnehmen. Für andere veröffentlicht sie die Verwaltung "
      + "der Plattform. Speichere den Entwurf und gib eine Fassung frei, wenn er fertig ist.")
  static let journeyRelease = Phrase("Release a version", "Fassung freigeben")
  static let journeyReleased = Phrase("A new version is released.", "Eine neue Fassung ist da.")
  static let journeyPublish = Phrase("Publish", "Veröffentlichen")
  static let journeyPublishedNow = Phrase("It is published.", "Sie ist veröffentlicht.")
  static let journeyUnpublish = Phrase("Take it down", "Zurückziehen")
  static let journeyUnpublishedNow = Phrase(
    "It is no longer offered.", "Sie wird nicht mehr angeboten.")
  static let journeyUnpublishQuestion = Phrase(
    "Nobody new can begin it then. Those who take part go on.",
    "Niemand Neues kann sie dann beginnen. Wer teilnimmt, macht weiter.")
  static let journeyDelete = Phrase("Delete the journey", "Lernreise löschen")
  static let journeyDeleteText = Phrase(
    "A journey that others take part in stays.",
    "Eine Lernreise, an der andere teilnehmen, bleibt bestehen.")
  static let journeyDeleteQuestion = Phrase(
    "Delete this journey with everything in it?",
    "Diese Lernreise mit allem, was darin ist, löschen?")
}
