import MusterModels

/// Events and applications to them.
extension Phrase {
  static let event = Phrase("Event", "Event")
  static let eventsText = Phrase(
    "Go alone or with friends.", "Geh allein hin oder mit Freunden.")
  static let eventNew = Phrase("Make an event", "Event anlegen")
  static let eventNewText = Phrase(
    "Everybody here sees it; you decide who comes.",
    "Alle hier sehen es; du entscheidest, wer kommt.")
  static let eventMade = Phrase("The event is there.", "Das Event ist angelegt.")
  static let eventEdit = Phrase("Edit event", "Event bearbeiten")
  static let eventUpcoming = Phrase("Upcoming", "Demnächst")
  static let eventPast = Phrase("Past ones of mine", "Meine vergangenen")
  static let eventSearch = Phrase("Search events", "Events suchen")
  static let eventNone = Phrase("No events yet", "Noch keine Events")
  static let eventNoneText = Phrase(
    "A walk, a film, a feast: make one and see who comes.",
    "Ein Spaziergang, ein Film, ein Fest: leg eins an und sieh, wer kommt.")
  static let eventNoneFound = Phrase("No event found", "Kein Event gefunden")
  static let eventNonePast = Phrase("No past events", "Keine vergangenen Events")
  static let eventNonePastText = Phrase(
    "Events that you made or applied to show up here.",
    "Events, die du angelegt hast oder bei denen du dabei sein wolltest, stehen hier.")
  static let eventYours = Phrase("Yours", "Deins")
  static let eventCancelled = Phrase("Cancelled", "Abgesagt")
  static let eventIsCancelled = Phrase(
    "It was cancelled: nobody is left to run it.",
    "Es ist abgesagt: niemand ist mehr da, der es leitet.")
  static func eventPlaces(_ taken: Int, _ capacity: Int) -> Phrase {
    Phrase("\(taken) of \(capacity) places taken", "\(taken) von \(capacity) Plätzen belegt")
  }
  static func eventComing(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 person is coming", "1 Person kommt"),
      other: { Phrase("\($0) people are coming", "\($0) Leute kommen") })
  }
  static let eventPlacesLabel = Phrase("Places", "Plätze")
  static let eventAbout = Phrase("What is it about?", "Worum geht es?")
  static let eventAboutExample = Phrase(
    "What you do, what to bring …", "Was ihr macht, was man mitbringt …")
  static let eventCapacity = Phrase("How many people may come?", "Wie viele dürfen kommen?")
  static let eventCapacityHint = Phrase("Empty: any number.", "Leer: beliebig viele.")
  static let eventAuthors = Phrase("Who decides", "Wer entscheidet")
  static let eventAuthorsChoose = Phrase(
    "Let others decide with you", "Andere mitentscheiden lassen")
  static let eventAuthorsHint = Phrase(
    "People of your groups, who decide with you who comes.",
    "Leute aus deinen Gruppen, die mit dir entscheiden, wer kommt.")
  static let eventAuthorsText = Phrase(
    "They decide who comes and are in the chats with those who do.",
    "Sie entscheiden, wer kommt, und sind mit denen im Chat.")
  static let eventAuthorAdd = Phrase("Somebody of your groups", "Jemand aus deinen Gruppen")
  static let eventAuthorAdded = Phrase(
    "They decide, too, from now on.", "Entscheidet ab jetzt mit.")
  static let eventAuthorStop = Phrase("Stop deciding", "Nicht mehr entscheiden")
  static let eventAuthorRemoveAsk = Phrase(
    "Verdicts on what is pending no longer count.",
    "Urteile über Offenes zählen dann nicht mehr.")
  static let eventDelete = Phrase("Call it off and delete it", "Absagen und löschen")
  static let eventDeleteAsk = Phrase(
    "The event and all applications are gone for good; chats stay.",
    "Das Event und alle Anmeldungen sind endgültig weg; Chats bleiben.")

  static let applicationNew = Phrase("Do you want to come?", "Willst du kommen?")
  static let applicationNewText = Phrase(
    "Apply alone, or ask friends along: they answer first, then the organizers decide.",
    "Melde dich allein an oder frag Freunde: sie antworten zuerst, dann wird entschieden.")
  static let applicationAloneText = Phrase(
    "Say so, and the organizers decide. Once you share a group with friends, you can ask them along.",
    "Sag es, dann wird entschieden. Wenn du mit Freunden in einer Gruppe bist, kannst du sie "
      + "mitfragen.")
  static let applicationFriends = Phrase("Who comes along?", "Wer kommt mit?")
  static let applicationFriendsHint = Phrase(
    "People of your groups. Nobody ticked: you come alone.",
    "Leute aus deinen Gruppen. Niemand angekreuzt: du kommst allein.")
  static let applicationMessage = Phrase(
    "A word to those who decide", "Ein Wort an die, die entscheiden")
  static let applicationMessageExample = Phrase("We bring cake.", "Wir bringen Kuchen mit.")
  static let applicationSend = Phrase("I want to come", "Ich möchte kommen")
  static let applicationMade = Phrase("You have applied.", "Du bist angemeldet.")
  static func applicationTo(_ title: String) -> Phrase {
    Phrase("Application to \(title)", "Anmeldung zu \(title)")
  }
  static let applicationsMine = Phrase("Your applications", "Deine Anmeldungen")
  static let applicationsAsked = Phrase("Friends ask you along", "Freunde fragen dich")
  static func applicationAskedBy(_ name: String) -> Phrase {
    Phrase("\(name) wants to go with you", "\(name) möchte mit dir hin")
  }
  static let applicationsToDecide = Phrase("Who wants to come", "Wer kommen möchte")
  static let applicationsDecided = Phrase("Decided", "Entschieden")
  static let applicationsNone = Phrase("Nobody waits for you", "Niemand wartet auf dich")
  static let applicationsNoneText = Phrase(
    "When somebody applies, you decide here.", "Wenn sich jemand anmeldet, entscheidest du hier.")
  static func applicationStatus(_ status: LikeGroup.Status) -> Phrase {
    switch status {
    case .pending: Phrase("Open", "Offen")
    case .approved: Phrase("Approved", "Angenommen")
    case .rejected: Phrase("Not this time", "Diesmal nicht")
    case .expired: Phrase("Too late", "Zu spät")
    }
  }
  static func applicationMeaning(_ status: LikeGroup.Status) -> Phrase {
    switch status {
    case .pending: Phrase("It is not decided yet.", "Es ist noch nicht entschieden.")
    case .approved: Phrase("It is approved: see you there!", "Angenommen: bis dann!")
    case .rejected:
      Phrase("It was not approved.", "Sie wurde nicht angenommen.")
    case .expired:
      Phrase("The event began before it was decided.", "Das Event begann, bevor entschieden wurde.")
    }
  }
  static func applicationWaitsForMember(_ name: String) -> Phrase {
    Phrase("Waiting for an answer: \(name)", "Antwort fehlt noch: \(name)")
  }
  static func applicationWaitsForAuthor(_ name: String) -> Phrase {
    Phrase("Waiting for a verdict: \(name)", "Urteil fehlt noch: \(name)")
  }
  static let applicationWaitsForMyAnswer = Phrase(
    "Waiting for your answer", "Wartet auf deine Antwort")
  static let applicationWaitsForMyVerdict = Phrase(
    "Waiting for your verdict", "Wartet auf dein Urteil")
  static let applicationWaitsForAuthors = Phrase(
    "Waiting for those who decide", "Wartet auf die, die entscheiden")
  static let applicationWaitsForPlace = Phrase(
    "Waiting for free places", "Wartet auf freie Plätze")
  static func applicationApprovals(_ count: Int, of threshold: Int) -> Phrase {
    Phrase("\(count) of \(threshold) approvals", "\(count) von \(threshold) Zustimmungen")
  }
  static func applicationVerdict(_ name: String, _ approved: Bool) -> Phrase {
    approved ? Phrase("\(name): yes", "\(name): ja") : Phrase("\(name): no", "\(name): nein")
  }
  static let applicationLetIn = Phrase("Let in", "Zulassen")
  static let applicationRefuse = Phrase("Not this time", "Diesmal nicht")
  static let applicationDecided = Phrase("Your verdict counts.", "Dein Urteil zählt.")
  static let applicationPeople = Phrase("Who is in it", "Wer dabei ist")
  static let applicationApplied = Phrase("applied", "hat angemeldet")
  static func applicationAnswer(_ accepted: Bool?) -> Phrase {
    switch accepted {
    case true?: Phrase("comes along", "kommt mit")
    case false?: Phrase("does not come", "kommt nicht mit")
    case nil: Phrase("has not answered", "hat noch nicht geantwortet")
    }
  }
  static let applicationComeAlong = Phrase("I am coming", "Ich komme mit")
  static let applicationNotComing = Phrase("Not me", "Ich nicht")
  static let applicationAnswered = Phrase("Your answer counts.", "Deine Antwort zählt.")
  static let applicationDrop = Phrase("Go without them", "Ohne sie gehen")
  static let applicationDropped = Phrase("You go without them.", "Du gehst ohne sie.")
  static let applicationChat = Phrase("To the chat", "Zum Chat")
  static let applicationWithdraw = Phrase("Withdraw", "Zurückziehen")
  static let applicationWithdrawAsk = Phrase(
    "It is gone for everybody in it, and the places are free again.",
    "Sie ist für alle darin weg, und die Plätze sind wieder frei.")
  static let applicationWithdrawn = Phrase("Withdrawn.", "Zurückgezogen.")
}
