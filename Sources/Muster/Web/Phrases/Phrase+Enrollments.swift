/// Going through journeys.
extension Phrase {
  static let journeyAbout = Phrase("About this journey", "Über diese Lernreise")
  static let journeyCompletedText = Phrase(
    "Well done, everything is finished!", "Gut gemacht, alles ist geschafft!")
  static let journeyPausedText = Phrase(
    "This is having a break. What is done stays done.",
    "Hier ist gerade Pause. Was geschafft ist, bleibt geschafft.")
  static let journeyFrozenText = Phrase(
    "A guide has stopped this for now. You can read, but not change anything.",
    "Das wurde vorerst angehalten. Du kannst lesen, aber nichts ändern.")
  static func journeyDoneOf(_ done: Int, _ all: Int) -> Phrase {
    Phrase("\(done) of \(all) needed steps done", "\(done) von \(all) nötigen Schritten erledigt")
  }
  static let journeyNotStarted = Phrase("Not started", "Noch nicht begonnen")
  static let journeyInProgress = Phrase("On the way", "Unterwegs")
  static let journeySeeMembers = Phrase("Each member's progress", "Fortschritt der Mitglieder")
  static let journeyMembersProgress = Phrase("Members' progress", "Fortschritt der Mitglieder")
  static func journeyProgressOf(_ name: String) -> Phrase {
    Phrase("Progress: \(name)", "Fortschritt: \(name)")
  }
  static func journeyLastActive(_ day: String) -> Phrase {
    Phrase("Last active \(day)", "Zuletzt aktiv \(day)")
  }
  static let journeyPause = Phrase("Pause", "Pausieren")
  static let journeyResume = Phrase("Go on", "Weitermachen")
  static let journeyFreeze = Phrase("Freeze", "Einfrieren")
  static let journeyThaw = Phrase("Let it go on", "Weiterlaufen lassen")
  static func journeyTakeNewest(_ version: Int) -> Phrase {
    Phrase("Move on to version \(version)", "Zu Fassung \(version) wechseln")
  }
  static let journeyEnd = Phrase("End this journey", "Lernreise beenden")
  static let journeyEnded = Phrase(
    "Ended. If you begin it again, you go on where you were.",
    "Beendet. Wenn du wieder beginnst, machst du dort weiter, wo du warst.")
  static let journeyEndQuestion = Phrase(
    "It is hidden from everybody in it. Beginning again takes it up with its progress.",
    "Sie ist dann für alle darin verborgen. Beim Wiederbeginnen geht es mit dem Fortschritt weiter."
  )
  static let journeyMarkDone = Phrase("Mark as done", "Als erledigt markieren")
  static let journeyDone = Phrase("Done", "Erledigt")
  static let journeyNotDone = Phrase("Not done yet", "Noch nicht erledigt")
  static func journeyDoneOn(_ day: String) -> Phrase {
    Phrase("Done on \(day)", "Erledigt am \(day)")
  }
  static func journeyDoneBy(_ done: Int, _ all: Int) -> Phrase {
    Phrase("Done by \(done) of \(all)", "Erledigt von \(done) von \(all)")
  }
  static func journeyOpens(_ day: String) -> Phrase {
    Phrase("Opens on \(day).", "Öffnet am \(day).")
  }
  static let journeyNotForYou = Phrase(
    "You may not see what is in this step.", "Was in diesem Schritt steht, ist nicht für dich.")
  static let journeyWatch = Phrase("Watch the video", "Video ansehen")
  static let journeyVisit = Phrase("Open the page", "Seite öffnen")
  static let journeyYourAnswer = Phrase("Your answer", "Deine Antwort")
  static let journeyAnswerHint = Phrase(
    "Those who guide the group can read it.", "Wer die Gruppe begleitet, kann sie lesen.")
  static let journeyYourThoughts = Phrase("Your thoughts", "Deine Gedanken")
  static let journeyThoughtsHint = Phrase("For you alone.", "Nur für dich.")
  static let journeyStepIsDone = Phrase("This step is done", "Dieser Schritt ist erledigt")
  static let journeyFindForGroup = Phrase(
    "Find one for the group", "Eine für die Gruppe finden")
  static let journeyGroupNone = Phrase("No journey yet", "Noch keine Lernreise")
  static let journeyGroupNoneText = Phrase(
    "Pick something to learn together.", "Sucht euch etwas aus, das ihr gemeinsam lernt.")
  static let journeyGroupNoneWait = Phrase(
    "When your group begins one, it is here.",
    "Wenn deine Gruppe eine beginnt, steht sie hier.")
}
