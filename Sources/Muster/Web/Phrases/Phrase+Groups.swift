/// Groups, and who is in them.
extension Phrase {
  static func memberCount(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 member", "1 Mitglied"),
      other: { Phrase("\($0) members", "\($0) Mitglieder") })
  }
  static let yourGroups = Phrase("Your groups", "Deine Gruppen")
  static let newGroup = Phrase("New group", "Neue Gruppe")
  static let noGroupsYet = Phrase("No groups yet", "Noch keine Gruppen")
  static let noGroupsText = Phrase(
    "Make one for your people, or join with a code that somebody gave you.",
    "Gründe eine für deine Leute, oder tritt mit einem Code bei, den dir jemand gegeben hat.")
  static let invitationsWaiting = Phrase("Invitations", "Einladungen")
  static func invitedBy(_ name: String) -> Phrase {
    Phrase("\(name) invites you", "\(name) lädt dich ein")
  }
  static let accept = Phrase("Accept", "Annehmen")
  static let decline = Phrase("Decline", "Ablehnen")
  static let joinedGroup = Phrase(
    "Welcome! You are a member now.", "Willkommen! Du bist jetzt Mitglied.")
  static let declinedInvite = Phrase("Declined.", "Abgelehnt.")
  static let allPreviousGroups = Phrase("All previous groups", "Alle früheren Gruppen")
  static let previousGroups = Phrase("Previous groups", "Frühere Gruppen")
  static let joinByCode = Phrase("Join with a code", "Mit einem Code beitreten")
  static let code = Phrase("Code", "Code")
  static let join = Phrase("Join", "Beitreten")
  static let about = Phrase("About", "Worum es geht")
}
