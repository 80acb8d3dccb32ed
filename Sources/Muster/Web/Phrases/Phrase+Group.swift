import MusterModels

/// Making groups, finding them, and a group's first page.
extension Phrase {
  static let newGroupText = Phrase(
    "It takes a minute, and everything can be changed later.",
    "Das dauert eine Minute, und alles lässt sich später ändern.")
  static let groupMade = Phrase(
    "Your group is there. Now bring your people in.",
    "Deine Gruppe ist da. Jetzt hol deine Leute dazu.")
  static let groupKind = Phrase("Kind of group", "Art der Gruppe")
  static let groupName = Phrase("Name of the group", "Name der Gruppe")
  static let groupNameExample = Phrase("Saturday Runners", "Samstagsläufer")
  static let groupDescription = Phrase("What is it for?", "Worum geht es?")
  static let groupDescriptionHint = Phrase(
    "A sentence or two, for those who are invited.",
    "Ein, zwei Sätze für die, die eingeladen werden.")
  static let groupIsPublic = Phrase("Anybody can find it", "Alle können sie finden")
  static let groupIsPublicHint = Phrase(
    "Name, description and number of members are shown to everyone. What happens inside is not.",
    "Name, Beschreibung und Mitgliederzahl sehen alle. Was innen geschieht, nicht.")
  static let moreOptions = Phrase("More options", "Weitere Möglichkeiten")
  static let groupLabel = Phrase("What you call such a group", "Wie ihr so eine Gruppe nennt")
  static let groupLabelHint = Phrase(
    "It stands below the name.", "Das steht unter dem Namen.")
  static let groupLabelExample = Phrase("Team, club, flat …", "Team, Verein, WG …")
  static let groupSuccession = Phrase(
    "When the last leader goes", "Wenn die letzte Leitung geht")
  static let asUsualForKind = Phrase("As usual for this kind", "Wie bei dieser Art üblich")
  static func succession(_ mode: Group.Succession) -> Phrase {
    switch mode {
    case .protect:
      Phrase("they stay until somebody else leads", "bleibt sie, bis jemand anderes leitet")
    case .choose: Phrase("they name who follows", "bestimmt sie, wer folgt")
    case .automatic:
      Phrase("the longest-standing member follows", "folgt das dienstälteste Mitglied")
    }
  }
  static let groupMaxMembers = Phrase("Members at most", "Höchstens so viele Mitglieder")
  static let groupMaxMembersHint = Phrase(
    "Empty: as the kind has it.", "Leer: wie es die Art vorsieht.")
  static let groupShowsMembers = Phrase(
    "Members see one another", "Mitglieder sehen einander")
  static let groupShowsMembersHint = Phrase(
    "Otherwise only leaders see who is in.", "Sonst sieht nur die Leitung, wer dabei ist.")
  static let makeGroup = Phrase("Make the group", "Gruppe gründen")

  static let kindClub = Phrase("Club", "Verein")
  static let kindClubText = Phrase(
    "Ten people or more who share an interest.", "Zehn Leute oder mehr mit einem Interesse.")
  static let kindTeam = Phrase("Small team", "Kleines Team")
  static let kindTeamText = Phrase(
    "Two to ten people who get something done.", "Zwei bis zehn Leute, die etwas schaffen.")
  static let kindHousehold = Phrase("Household", "Haushalt")
  static let kindHouseholdText = Phrase(
    "A flat or a shared purse. Everybody may invite.",
    "Eine WG oder eine gemeinsame Kasse. Alle dürfen einladen.")
  static let kindCohort = Phrase("Learning group", "Lerngruppe")
  static let kindCohortText = Phrase(
    "Goes through a course together, with guides.",
    "Geht gemeinsam durch einen Kurs, mit Begleitung.")
  static let kindOrganization = Phrase("Organisation", "Organisation")
  static let kindOrganizationText = Phrase(
    "Takes in teams. People come by invitation, not by code.",
    "Nimmt Teams auf. Wer kommt, kommt per Einladung, nicht per Code.")
  static let kindDinner = Phrase("Dinner crew", "Dinner-Crew")
  static let kindDinnerText = Phrase(
    "Three to five people who meet other crews for dinner.",
    "Drei bis fünf Leute, die andere Crews zum Essen treffen.")
  static let dinnerCrewInstead = Phrase("Dinner with strangers?", "Abendessen mit Fremden?")
  static let dinnerCrewText = Phrase(
    "A dinner crew is a group of its own kind: three to five people who host others, or are hosted.",
    "Eine Dinner-Crew ist eine Gruppe eigener Art: drei bis fünf Leute, die andere einladen oder "
      + "eingeladen werden.")
  static let toDinner = Phrase("To the dinner crews", "Zu den Dinner-Crews")

  static let findGroups = Phrase("Find groups", "Gruppen finden")
  static let publicGroups = Phrase("Public groups", "Öffentliche Gruppen")
  static let allMyGroups = Phrase("Mine, archived too", "Meine, auch archivierte")
  static let nameOrTopic = Phrase("Name or topic", "Name oder Thema")
  static let noGroupsFound = Phrase("No groups found", "Keine Gruppen gefunden")
  static let noGroupsFoundText = Phrase(
    "Try another word, or make the group yourself.",
    "Versuche ein anderes Wort, oder gründe die Gruppe selbst.")
  static let joinByCodeText = Phrase(
    "Somebody in the group has it. Capital or small letters do not matter.",
    "Jemand in der Gruppe hat ihn. Groß oder klein ist egal.")

  static let pausedHere = Phrase(
    "You are paused here. You can look around and leave, and nothing else until a leader ends the "
      + "pause.",
    "Du pausierst hier. Du kannst dich umsehen und austreten, mehr erst, wenn die Leitung die "
      + "Pause beendet.")
  static let inThroughGroup = Phrase(
    "You are in through a group of yours.", "Du bist über eine deiner Gruppen dabei.")
  static let showThatGroup = Phrase("Show that group", "Diese Gruppe anzeigen")
  static let youAreInvited = Phrase("You are invited", "Du bist eingeladen")
  static func youWouldBe(_ role: String) -> Phrase {
    Phrase("Your role would be: \(role)", "Deine Rolle wäre: \(role)")
  }
  static let youHaveLeft = Phrase("You were a member", "Du warst Mitglied")
  static let youWereRemoved = Phrase(
    "You are no longer a member", "Du bist nicht mehr Mitglied")
  /// What stands where the name of somebody stood whose account was deleted.
  static let formerMember = Phrase("Former member", "Ehemaliges Mitglied")
  static let formerMemberText = Phrase(
    "You still see what it is about, and what involves you: expenses, feedback, what you did in "
      + "journeys. What happens now stays among the members.",
    "Du siehst noch, worum es geht, und was dich betrifft: Ausgaben, Feedback, was du in "
      + "Lernreisen getan hast. Was jetzt geschieht, bleibt unter den Mitgliedern.")
  static let backByInvitation = Phrase(
    "If they want you back, somebody in the group invites you.",
    "Wenn sie dich zurückhaben wollen, lädt dich jemand aus der Gruppe ein.")
  static let backByInvitationOrCode = Phrase(
    "You want back? Ask somebody in the group for an invitation or for the code.",
    "Du willst zurück? Bitte jemanden aus der Gruppe um eine Einladung oder um den Code.")
  static let howToGetIn = Phrase("How to get in", "Wie du dazukommst")
  static let howToGetInText = Phrase(
    "Members invite people, or give them a code. Do you have one?",
    "Mitglieder laden ein oder geben einen Code weiter. Hast du einen?")
  static let noDescriptionYet = Phrase(
    "Nobody has said yet what this group is for.",
    "Noch hat niemand gesagt, wofür diese Gruppe da ist.")
  static let describeIt = Phrase("Say it", "Sag es")
  static func membersOf(_ count: Int, _ most: Int) -> Phrase {
    Phrase("\(count) of \(most) at most", "\(count) von höchstens \(most)")
  }
  static let visibility = Phrase("Who can find it", "Wer sie findet")
  static let visibleToAll = Phrase("Everybody", "Alle")
  static let visibleToMembers = Phrase("Only its people", "Nur ihre Leute")
  static let yourRole = Phrase("Your role", "Deine Rolle")
  static let since = Phrase("Since", "Seit")
  static let onlyYouYet = Phrase("Only you so far", "Bisher nur du")
  static let onlyYouText = Phrase(
    "A group begins with the second person. Send a link, show the QR code, or write an e-mail.",
    "Eine Gruppe beginnt mit der zweiten Person. Schick einen Link, zeig den QR-Code oder schreib "
      + "eine E-Mail.")
  static let invitePeople = Phrase("Invite people", "Leute einladen")
  static let allMembers = Phrase("Everybody in the group", "Alle in der Gruppe")
  static let joinCode = Phrase("Join code", "Beitrittscode")
  static let joinCodeText = Phrase(
    "Whoever has it can join. Say it aloud, or share the link.",
    "Wer ihn hat, kann beitreten. Sag ihn weiter oder teile den Link.")
  static let showQRCode = Phrase("Show the QR code", "QR-Code anzeigen")
  static let qrCodeText = Phrase(
    "Point a phone's camera at it.", "Richte die Kamera eines Telefons darauf.")
  static func qrCodeToJoin(_ group: String) -> Phrase {
    Phrase("QR code to join \(group)", "QR-Code zum Beitritt zu \(group)")
  }
  static let leaveGroup = Phrase("Leave the group", "Aus der Gruppe austreten")
}
