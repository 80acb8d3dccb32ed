/// Members, one and all.
extension Phrase {
  static func membersWho(_ state: MemberQueries.State) -> Phrase {
    switch state {
    case .current: Phrase("Now", "Jetzt")
    case .previous: Phrase("Previous", "Frühere")
    case .invited: Phrase("Invited", "Eingeladen")
    case .paused: paused
    }
  }
  static let nobodyFits = Phrase("Nobody here has that name", "Niemand hier heißt so")
  static func nobodyHere(_ state: MemberQueries.State) -> Phrase {
    switch state {
    case .current: Phrase("Nobody is here", "Niemand ist hier")
    case .previous: Phrase("Nobody has left", "Niemand ist gegangen")
    case .invited: Phrase("Nobody is being waited for", "Auf niemanden wird gewartet")
    case .paused: Phrase("Nobody is paused", "Niemand pausiert")
    }
  }
  static let allInvitations = Phrase(
    "All invitations, by e-mail and link too", "Alle Einladungen, auch per E-Mail und Link")
  static let memberSince = Phrase("Member since", "Mitglied seit")
  static let wasMember = Phrase("Was a member", "War Mitglied")
  static let isInvited = Phrase("Is invited", "Ist eingeladen")
  static let removedBadge = Phrase("Removed", "Entfernt")
  static let viaGroup = Phrase("Through", "Über")
  static let anInnerGroup = Phrase("a group inside this one", "eine Gruppe in dieser")
  static let pauseMember = Phrase("Pause", "Pausieren")
  static let endPause = Phrase("End the pause", "Pause beenden")
  static let removeFromGroup = Phrase("Remove from the group", "Aus der Gruppe entfernen")
  static let reallyRemoveMember = Phrase(
    "They lose access at once, the join code changes, and they come back only by an invitation of "
      + "their own. What they wrote and paid stays.",
    "Der Zugang endet sofort, der Beitrittscode ändert sich, und zurück führt nur eine eigene "
      + "Einladung. Geschriebenes und Bezahltes bleibt.")
  static let inviteBack = Phrase("Invite back", "Wieder einladen")
  static let memberPausedNow = Phrase("Paused.", "Pausiert.")
  static let memberActiveNow = Phrase("The pause is over.", "Die Pause ist vorbei.")
  static let memberRemovedNow = Phrase(
    "Removed. They cannot see the group any more.",
    "Entfernt. Die Person sieht die Gruppe nicht mehr.")

  static let aboutThem = Phrase("In their own words", "In eigenen Worten")
  static let roles = Phrase("Roles", "Rollen")
  static let noRolesHeld = Phrase("Holds no role.", "Hat keine Rolle.")
  static let giveRole = Phrase("Give a role", "Eine Rolle geben")
  static let giveIt = Phrase("Give", "Geben")
  static let takeRole = Phrase("Take away", "Wegnehmen")
  static let layDownRole = Phrase("Lay down", "Niederlegen")
  static func reallyTakeRole(_ role: String) -> Phrase {
    Phrase(
      "Take the role “\(role)” from them? What it allows ends at once.",
      "Die Rolle „\(role)“ wegnehmen? Was sie erlaubt, endet sofort.")
  }
  static func reallyLayDownRole(_ role: String) -> Phrase {
    Phrase(
      "Lay down the role “\(role)”? You may not be able to take it back yourself.",
      "Die Rolle „\(role)“ niederlegen? Zurücknehmen kannst du sie vielleicht nicht selbst.")
  }
  static let roleGiven = Phrase("The role is given.", "Die Rolle ist vergeben.")
  static let roleTaken = Phrase("The role is gone.", "Die Rolle ist weg.")
  static let explainRights = Phrase(
    "What may they do here, and why?", "Was darf die Person hier, und warum?")
  static let explainMyRights = Phrase(
    "What may I do here, and why?", "Was darf ich hier, und warum?")
  static let editMyProfile = Phrase("Change your profile", "Dein Profil ändern")
  static let whatYouCanDo = Phrase("What you can do", "Was du tun kannst")
  static let writeMessage = Phrase("Write a message", "Nachricht schreiben")
  static let giveFeedbackTo = Phrase("Give feedback", "Feedback geben")
  static let handOnLeadership = Phrase("Hand on leadership", "Leitung übergeben")
  static func reallyHandOn(_ name: String) -> Phrase {
    Phrase(
      "\(name) leads then, and you become an ordinary member. To lead together, give them the "
        + "leader role instead.",
      "Dann leitet \(name), und du wirst gewöhnliches Mitglied. Um gemeinsam zu leiten, gib "
        + "stattdessen die Leitungsrolle.")
  }
  static let leadershipHandedOn = Phrase(
    "Handed on. You are an ordinary member now.",
    "Übergeben. Du bist jetzt gewöhnliches Mitglied.")
  static let block = Phrase("Block", "Blockieren")
  static let reallyBlock = Phrase(
    "You will not get messages from each other, and nothing they write will notify you. Nobody "
      + "learns of it.",
    "Ihr bekommt keine Nachrichten mehr voneinander, und nichts, was die Person schreibt, meldet "
      + "sich bei dir. Niemand erfährt davon.")
  static let personBlocked = Phrase("Blocked.", "Blockiert.")
  static let personUnblocked = Phrase("The block is over.", "Die Blockade ist aufgehoben.")
}
