/// Roles of a group: what they may do.
extension Phrase {
  static let rolesText = Phrase(
    "What somebody may do comes from their roles. Changes count at once.",
    "Was jemand darf, kommt von den Rollen. Änderungen gelten sofort.")
  static let newRole = Phrase("New role", "Neue Rolle")
  static let leads = Phrase("Leads", "Leitet")
  static let forNewcomers = Phrase("For newcomers", "Für Neue")
  static let mayEverything = Phrase(
    "May do everything in this group.", "Darf in dieser Gruppe alles.")
  static let mayNothing = Phrase(
    "May do nothing by itself.", "Darf für sich allein nichts.")
  static let changeRole = Phrase("Change this role", "Diese Rolle ändern")
  static let explainPermissions = Phrase(
    "Who may do what, and why?", "Wer darf was, und warum?")
  static let beginWith = Phrase("Begin with", "Beginne mit")
  static let fromNothing = Phrase("Nothing yet", "Noch nichts")
  static let makeRole = Phrase("Make the role", "Rolle anlegen")
  static let roleMade = Phrase("The role is there.", "Die Rolle ist da.")
  static let roleDeleted = Phrase("The role is deleted.", "Die Rolle ist gelöscht.")
  static let roleName = Phrase("What the role is called", "Wie die Rolle heißt")
  static let roleNameExample = Phrase("Treasurer", "Kassenwart")
  static let roleForNewcomers = Phrase(
    "Newcomers get it", "Neue bekommen sie")
  static let roleForNewcomersHint = Phrase(
    "Everybody who joins, unless their invitation says otherwise.",
    "Alle, die beitreten, wenn ihre Einladung nichts anderes sagt.")
  static let roleLeads = Phrase("It leads the group", "Sie leitet die Gruppe")
  static let roleLeadsHint = Phrase(
    "Its holders may do everything; what is ticked below does not matter then.",
    "Wer sie hat, darf alles; was unten angekreuzt ist, zählt dann nicht.")
  static let roleAboveYours = Phrase(
    "This role can do more than you, so you cannot change it.",
    "Diese Rolle darf mehr als du, deshalb kannst du sie nicht ändern.")
  static let deleteRole = Phrase("Delete this role", "Diese Rolle löschen")
  static func reallyDeleteRole(_ name: String) -> Phrase {
    Phrase(
      "Whoever holds “\(name)” loses it, and invitations into it end.",
      "Wer „\(name)“ hat, verliert die Rolle, und Einladungen in sie enden.")
  }
  static let backToRoles = Phrase("All roles", "Alle Rollen")

  /// A role as groups are made with it; others are called what the group calls them.
  static func role(_ name: String) -> Phrase {
    switch name {
    case "Group Leader": Phrase("Group Leader", "Gruppenleitung")
    case "Leader": Phrase("Leader", "Leitung")
    case "Member": Phrase("Member", "Mitglied")
    case "Observer": Phrase("Observer", "Beobachtung")
    case "Travel Guide": Phrase("Travel Guide", "Begleitung")
    default: .verbatim(name)
    }
  }

  /// What people call a role template.
  static func roleTemplate(_ name: String) -> Phrase {
    switch name {
    case "Travel Guide Role Template": Phrase("Guide", "Begleitung")
    case "Member Role Template": Phrase("Member", "Mitglied")
    case "Observer Role Template": Phrase("Observer", "Beobachtung")
    case "Household Member Role Template": Phrase("Flatmate", "Mitbewohner")
    case "Dinner Crew Member Role Template": Phrase("Crew member", "Crew-Mitglied")
    default: .verbatim(name)
    }
  }
}
