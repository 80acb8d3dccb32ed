/// Feedback to members.
extension Phrase {
  static let feedbackText = Phrase(
    "What members tell one another about what they do here. Only those concerned read it.",
    "Was Mitglieder einander über ihr Tun hier sagen. Nur wen es angeht, liest es.")
  static let feedbackReceived = Phrase("For me", "An mich")
  static let feedbackGivenByMe = Phrase("From me", "Von mir")
  static let feedbackAll = Phrase("Everybody's", "Von allen")
  static let feedbackGive = Phrase("Give feedback", "Feedback geben")
  static let feedbackTo = Phrase("To whom?", "An wen?")
  static let feedbackChoose = Phrase("Choose somebody", "Wähle jemanden")
  static let feedbackBody = Phrase("What do you want to say?", "Was möchtest du sagen?")
  static let feedbackHint = Phrase(
    "Say what you saw, what it did, and what you wish for.",
    "Sag, was du gesehen hast, was es bewirkt hat und was du dir wünschst.")
  static let feedbackSend = Phrase("Give it", "Abgeben")
  static let feedbackGiven = Phrase("Your feedback is given.", "Dein Feedback ist abgegeben.")
  static let feedbackNobodyElse = Phrase(
    "Nobody else is in the group yet.", "Außer dir ist noch niemand in der Gruppe.")
  static let feedbackNone = Phrase("No feedback here yet", "Hier ist noch kein Feedback")
  static let feedbackNoneGive = Phrase(
    "Did somebody do something well? Tell them.",
    "Hat jemand etwas gut gemacht? Sag es der Person.")
  static let feedbackNoneWait = Phrase(
    "When somebody gives you feedback, it is here.",
    "Wenn dir jemand Feedback gibt, steht es hier.")
  static func feedbackUntil(_ moment: String) -> Phrase {
    Phrase("You can change it until \(moment).", "Du kannst es bis \(moment) ändern.")
  }
  static let feedbackWithdraw = Phrase("Take back", "Zurücknehmen")
  static let feedbackWithdrawn = Phrase("Taken back.", "Zurückgenommen.")
  static let feedbackWithdrawQuestion = Phrase(
    "Take this feedback back? It is gone for both of you then.",
    "Dieses Feedback zurücknehmen? Es ist dann für euch beide weg.")
}
