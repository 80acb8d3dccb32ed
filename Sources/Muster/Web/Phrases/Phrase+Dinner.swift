import MusterModels

/// Dinner crews and their parties.
extension Phrase {
  static let dinnerText = Phrase(
    "A crew of three to five cooks for another crew.",
    "Eine Runde aus drei bis fünf Leuten kocht für eine andere.")
  static let dinnerCrew = Phrase("Dinner crew", "Dinner-Runde")
  static let dinnerCrewOffer = Phrase(
    "Host a party, or be guests of another crew.",
    "Ladet ein, oder seid Gäste einer anderen Runde.")
  static let dinnerMyCrew = Phrase("Your crew", "Deine Runde")
  static let dinnerStart = Phrase("Start a crew", "Runde gründen")
  static let dinnerStartText = Phrase(
    "Give it a name, share its code with two to four friends, and add a video of each.",
    "Gib ihr einen Namen, teile ihren Code mit zwei bis vier Leuten, und fügt je ein Video hinzu.")
  static let dinnerCrewName = Phrase("Name of the crew", "Name der Runde")
  static let dinnerCrewMade = Phrase(
    "Your crew is there. Now share its code.", "Deine Runde ist da. Teile jetzt ihren Code.")
  static let dinnerJoin = Phrase("Friends have one already?", "Gibt es schon eine Runde?")
  static let dinnerJoinText = Phrase(
    "Ask them for its code, or scan it from their phone.",
    "Frag nach ihrem Code, oder scanne ihn von ihrem Handy.")
  static func dinnerState(_ crew: DinnerGroup) -> Phrase {
    if crew.acceptedAttendeeGroupId != nil || crew.attendingHostGroupId != nil {
      return Phrase("Has a date", "Verabredet")
    }
    if crew.isLocked { return Phrase("Hosting", "Lädt ein") }
    if crew.isLive { return Phrase("Live", "Live") }
    if crew.isReady { return Phrase("Videos are missing", "Videos fehlen") }
    return Phrase("Too few people", "Zu wenige Leute")
  }
  static let dinnerSteps = Phrase("The way to dinner", "Der Weg zum Abendessen")
  static let dinnerStepReady = Phrase(
    "Ready: three people or more are in.", "Bereit: drei oder mehr Leute sind dabei.")
  static let dinnerStepLive = Phrase(
    "Live: everybody has a video, and other crews can get to know you.",
    "Live: alle haben ein Video, und andere Runden können euch kennenlernen.")
  static let dinnerStepLocked = Phrase(
    "A date: host a party, or ask to come to one.",
    "Verabredet: ladet zur Party ein, oder fragt, ob ihr zu einer kommen dürft.")
  static let dinnerShareCode = Phrase(
    "Share this code or its link; whoever has it is in, until you are five.",
    "Teile diesen Code oder seinen Link; wer ihn hat, ist dabei, bis ihr zu fünft seid.")
  static let dinnerFind = Phrase("Find a party", "Party finden")
  static let dinnerOpenParties = Phrase("Open parties", "Offene Partys")
  static let dinnerNotLive = Phrase("Your crew is not live yet", "Deine Runde ist noch nicht live")
  static let dinnerNotLiveText = Phrase(
    "With three people and a video of each you see the parties of others.",
    "Mit drei Leuten und je einem Video seht ihr die Partys der anderen.")
  static let dinnerBusy = Phrase("You have plans already", "Ihr habt schon etwas vor")
  static let dinnerBusyText = Phrase(
    "Your crew hosts or is invited. Once that is over, look for the next party.",
    "Deine Runde lädt ein oder ist eingeladen. Wenn das vorbei ist, sucht die nächste Party.")
  static let dinnerNoParties = Phrase("Nobody hosts right now", "Gerade lädt niemand ein")
  static let dinnerNoPartiesText = Phrase(
    "Host one yourselves: others will ask to come.",
    "Ladet selbst ein: andere werden fragen, ob sie kommen dürfen.")
  static let dinnerToCrew = Phrase("To your crew", "Zu deiner Runde")
  static let dinnerMessage = Phrase("A word to the hosts", "Ein Wort an die Gastgeber")
  static let dinnerMessageExample = Phrase(
    "May we bring dessert?", "Dürfen wir Nachtisch mitbringen?")
  static let dinnerAsk = Phrase("Ask to come", "Fragen, ob ihr kommen dürft")
  static let dinnerAsked = Phrase(
    "Asked. Now the hosts decide.", "Gefragt. Jetzt entscheiden die Gastgeber.")
  static func dinnerHostedBy(_ name: String) -> Phrase {
    Phrase("hosted by \(name)", "eingeladen von \(name)")
  }
  static func dinnerGuests(_ name: String) -> Phrase {
    Phrase("guests: \(name)", "Gäste: \(name)")
  }
  static func dinnerVideoNumber(_ number: Int) -> Phrase {
    Phrase("Video \(number)", "Video \(number)")
  }
  static let dinnerUntilThen = Phrase(
    "Until it is over nobody joins the crew and its videos stay as they are.",
    "Bis es vorbei ist, kommt niemand in die Runde dazu, und ihre Videos bleiben, wie sie sind.")
  static let dinnerPast = Phrase("Parties that are over", "Vergangene Partys")
  static let dinnerHosting = Phrase("Your party", "Eure Party")
  static let dinnerAttending = Phrase("You are invited", "Ihr seid eingeladen")
  static let dinnerPost = Phrase("Host a party", "Zur Party einladen")
  static let dinnerPostText = Phrase(
    "Other crews see it and ask to come; you choose one.",
    "Andere Runden sehen sie und fragen, ob sie kommen dürfen; ihr wählt eine aus.")
  static let dinnerPartyPosted = Phrase("Your party is out.", "Eure Party ist veröffentlicht.")
  static let dinnerTitleExample = Phrase(
    "Dumplings from four kitchens", "Teigtaschen aus vier Küchen")
  static let dinnerMenu = Phrase("What is there to eat?", "Was gibt es zu essen?")
  static let dinnerPlaceHint = Phrase(
    "Only guests you have accepted see it.", "Nur angenommene Gäste sehen ihn.")
  static let dinnerNotes = Phrase("What else to know", "Was man noch wissen sollte")
  static let dinnerNotesHint = Phrase("All crews see it.", "Alle Runden sehen es.")
  static let dinnerChange = Phrase("Change the party", "Party ändern")
  static let dinnerComplete = Phrase("It took place", "Sie hat stattgefunden")
  static let dinnerPartyCompleted = Phrase("What an evening!", "Was für ein Abend!")
  static let dinnerCancel = Phrase("Call the party off", "Party absagen")
  static let dinnerCancelAsk = Phrase(
    "Guests and those who asked are told.", "Gäste und alle, die gefragt haben, erfahren es.")
  static let dinnerPartyCancelled = Phrase("Called off.", "Abgesagt.")
  static func dinnerPartyStatus(_ status: DinnerParty.Status) -> Phrase {
    switch status {
    case .open: Phrase("Looking for guests", "Sucht Gäste")
    case .agreed: Phrase("Agreed", "Abgemacht")
    case .completed: Phrase("Took place", "Hat stattgefunden")
    case .cancelled: Phrase("Called off", "Abgesagt")
    case .expired: Phrase("Nobody came", "Niemand kam")
    }
  }
  static func dinnerRequestStatus(_ status: DinnerRequest.Status) -> Phrase {
    switch status {
    case .pending: Phrase("Open", "Offen")
    case .accepted: Phrase("Accepted", "Angenommen")
    case .declined: Phrase("Declined", "Abgelehnt")
    case .withdrawn: Phrase("Taken back", "Zurückgezogen")
    case .ended: Phrase("Over", "Erledigt")
    }
  }
  static let dinnerReceived = Phrase("Crews that want to come", "Runden, die kommen möchten")
  static let dinnerSent = Phrase("Where you have asked", "Wo ihr gefragt habt")
  static let dinnerAccept = Phrase("Invite them", "Einladen")
  static let dinnerAccepted = Phrase("You have a date!", "Ihr seid verabredet!")
  static let dinnerDeclineAsk = Phrase(
    "Declined is final: they cannot ask for this party again.",
    "Abgelehnt ist endgültig: für diese Party können sie nicht noch einmal fragen.")
  static let dinnerDeclined = Phrase("Declined.", "Abgelehnt.")
  static let dinnerWithdraw = Phrase("Take back", "Zurückziehen")
  static let dinnerWithdrawAsk = Phrase(
    "If you were accepted, the hosts look for other guests.",
    "Wenn ihr schon eingeladen wart, suchen die Gastgeber neue Gäste.")
  static let dinnerWithdrawn = Phrase("Taken back.", "Zurückgezogen.")
  static let dinnerSeats = Phrase("Who is in the crew", "Wer in der Runde ist")
  static func dinnerSeat(_ slot: Int) -> Phrase { Phrase("Seat \(slot)", "Platz \(slot)") }
  static let dinnerVideo = Phrase("Video", "Video")
  static let dinnerNoVideo = Phrase("no video yet", "noch kein Video")
  static let dinnerVideosChange = Phrase("Set the videos", "Videos festlegen")
  static let dinnerVideosBy = Phrase(
    "Send the link of your video to whoever leads the crew; they put it in.",
    "Schick den Link zu deinem Video an die Leitung der Runde; sie trägt ihn ein.")
  static let dinnerVideoOfMine = Phrase("Your video", "Dein Video")
  static func dinnerVideoFor(_ name: String) -> Phrase {
    Phrase("Video of \(name)", "Video von \(name)")
  }
}
