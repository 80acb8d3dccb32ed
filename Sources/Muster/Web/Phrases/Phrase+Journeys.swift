import Foundation

/// Journeys: finding, writing and going through them.
extension Phrase {
  /// In the place of a group's name that one may not know any more.
  static let journeyPastGroup = Phrase("A group of before", "Eine frühere Gruppe")
  static let journeyPast = Phrase(
    "What you did with groups that you have left", "Was du mit früheren Gruppen getan hast")
  static let journeyText = Phrase(
    "Learn something, step by step, alone or with your group.",
    "Lerne etwas, Schritt für Schritt, allein oder mit deiner Gruppe.")
  static let journeyMine = Phrase("My journeys", "Meine Lernreisen")
  static let journeyNew = Phrase("Write a journey", "Lernreise schreiben")
  static let journeyNewText = Phrase(
    "Begin with a title and a few steps; it stays a draft until you are happy with it.",
    "Beginne mit einem Titel und ein paar Schritten; es bleibt ein Entwurf, bis es dir gefällt.")
  static let journeyGoOn = Phrase("Go on with", "Mach weiter mit")
  static let journeyDiscover = Phrase("Discover journeys", "Lernreisen entdecken")
  static let journeyNoneFits = Phrase("No journey fits", "Keine Lernreise passt")
  static let journeyNoneFitsText = Phrase(
    "Try other words, or look at all of them.",
    "Versuche es mit anderen Wörtern, oder sieh dir alle an.")
  static let journeyDifficulty = Phrase("Level", "Niveau")
  static let journeyKind = Phrase("Kind", "Art")
  static let journeyAny = Phrase("Any", "Alle")
  static let journeyNotSaid = Phrase("Not said", "Keine Angabe")
  static let journeyAllTags = Phrase("All tags", "Alle Schlagwörter")
  static func journeyBy(_ name: String) -> Phrase { Phrase("By \(name)", "Von \(name)") }
  static func journeyTakes(_ minutes: Int) -> Phrase {
    guard minutes >= 90 else { return Phrase("\(minutes) min", "\(minutes) Min.") }
    let hours = Double(minutes) / 60
    let text = hours.formatted(
      .number.precision(.fractionLength(0...1)).locale(Reader.current.locale))
    return Phrase("\(text) h", "\(text) Std.")
  }
  static func journeySteps(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 step", "1 Schritt"),
      other: { Phrase("\($0) steps", "\($0) Schritte") })
  }
  static let journeyMyProgress = Phrase("My progress", "Mein Fortschritt")
  static let journeyGroupProgress = Phrase("The group's progress", "Fortschritt der Gruppe")
  static let journeyWithGroup = Phrase("With a group", "Mit einer Gruppe")
  static let journeyByMyself = Phrase("By yourself", "Für dich allein")
  static func journeyBegan(_ day: String) -> Phrase {
    Phrase("Week 1 from \(day)", "Woche 1 ab \(day)")
  }
  static let journeyPredefined = Phrase("Ready-made", "Fertig")
  static let journeyUserCreated = Phrase("Made by members", "Von Mitgliedern")
  static let journeyDynamic = Phrase("Changing", "Im Wandel")
  static let journeyBeginner = Phrase("For beginners", "Für Anfänger")
  static let journeyIntermediate = Phrase("With some knowledge", "Mit Vorkenntnissen")
  static let journeyAdvanced = Phrase("Advanced", "Fortgeschritten")
  static let journeyStepText = Phrase("Read", "Lesen")
  static let journeyStepLink = Phrase("Link", "Link")
  static let journeyStepVideo = Phrase("Video", "Video")
  static let journeyStepTask = Phrase("Task", "Aufgabe")
  static let journeyStepReflection = Phrase("Reflection", "Zum Nachdenken")
  static let journeyActive = Phrase("Under way", "Läuft")
  static let journeyCompleted = Phrase("Completed", "Abgeschlossen")
  static let journeyFrozen = Phrase("Frozen", "Eingefroren")
  static let journeyEnrolled = Phrase("You take part in", "Du nimmst teil an")
  static let journeyNotEnrolled = Phrase(
    "Nothing here. Find something that you would like to learn.",
    "Hier ist nichts. Such dir etwas aus, das du lernen möchtest.")
  static let journeyWritten = Phrase("Written by you", "Von dir geschrieben")
  static let journeyNothingWritten = Phrase(
    "You know something that others do not. Write a journey about it.",
    "Du weißt etwas, das andere nicht wissen. Schreib eine Lernreise darüber.")
  static let journeyDraft = Phrase("Draft", "Entwurf")
  static let journeyPublished = Phrase("Published", "Veröffentlicht")
  static let journeyPublishedPrivate = Phrase("Published, not shown", "Veröffentlicht, verborgen")
  static let journeyTakePart = Phrase("Take part", "Teilnehmen")
  static let journeySignInFirst = Phrase(
    "Sign in to begin this journey.", "Melde dich an, um diese Lernreise zu beginnen.")
  static let journeyContinue = Phrase("Continue", "Weitermachen")
  static let journeyStart = Phrase("Start by myself", "Allein beginnen")
  static let journeyStartGroup = Phrase("Start with the group", "Mit der Gruppe beginnen")
  static let journeyEnrollGroup = Phrase(
    "Go through it with a group", "Mit einer Gruppe teilnehmen")
  static let journeyBegun = Phrase("Enjoy the journey!", "Viel Freude unterwegs!")
  static let journeyStartsOn = Phrase("First day", "Erster Tag")
  static let journeyStartsOnHint = Phrase("Today if left empty.", "Leer: heute.")
  static let journeyNotOffered = Phrase(
    "This journey is not offered at the moment.", "Diese Lernreise wird gerade nicht angeboten.")
  static let journeyOutline = Phrase("What awaits you", "Was dich erwartet")
  static let journeyNoSteps = Phrase("There are no steps yet.", "Es gibt noch keine Schritte.")
  static func journeyFromWeek(_ week: Int) -> Phrase {
    Phrase("From week \(week)", "Ab Woche \(week)")
  }
  static let journeyOptional = Phrase("Optional", "Freiwillig")
}
