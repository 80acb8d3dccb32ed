/// The pages for platform admins.
extension Phrase {
  static let adminPeople = Phrase("People", "Leute")
  static let adminGroups = Phrase("Groups", "Gruppen")
  static let adminTemplates = Phrase("Templates", "Vorlagen")
  static let adminAudit = Phrase("Audit", "Protokoll")
  static let adminNow = Phrase("At the moment", "Im Augenblick")
  static let adminActive = Phrase("Active", "Aktiv")
  static let adminBanned = Phrase("Banned", "Gesperrt")
  static let adminDeleted = Phrase("Deleted", "Gelöscht")
  static let adminArchived = Phrase("Archived groups", "Archivierte Gruppen")
  static let adminPeriod = Phrase("Period", "Zeitraum")
  static let adminDays = Phrase("30 days", "30 Tage")
  static let adminWeeks = Phrase("Half a year", "Halbes Jahr")
  static let adminMonths = Phrase("A year", "Ein Jahr")
  static let adminSignUps = Phrase("People who signed up", "Neue Leute")
  static let adminGroupsCreated = Phrase("New groups", "Neue Gruppen")
  static let adminActiveGroups = Phrase("Groups with changes", "Gruppen mit Änderungen")
  static let adminInvitesSent = Phrase("Invitations sent", "Verschickte Einladungen")
  static let adminInvitesAccepted = Phrase("Invitations accepted", "Angenommene Einladungen")
  static func chartSays(_ title: String, _ sum: Int, most: Int) -> Phrase {
    Phrase(
      "\(title): \(sum) in all, at most \(most)", "\(title): \(sum) insgesamt, höchstens \(most)")
  }
  static let adminAll = Phrase("All", "Alle")
  static let adminFindPeople = Phrase(
    "Name, address or id (three characters or more)", "Name, Adresse oder ID (ab drei Zeichen)")
  static let adminFindGroups = Phrase(
    "Name or id (three characters or more)", "Name oder ID (ab drei Zeichen)")
  static let adminNobody = Phrase("Nobody found", "Niemand gefunden")
  static let adminNoGroup = Phrase("No group found", "Keine Gruppe gefunden")
  static let adminPlatformAdmin = Phrase("Platform admin", "Plattform-Admin")
  static let adminPlatformAdminText = Phrase(
    "Platform admins see every group and all that is on these pages.",
    "Plattform-Admins sehen jede Gruppe und alles auf diesen Seiten.")
  static let adminGiveRole = Phrase("Make platform admin", "Zum Plattform-Admin machen")
  static let adminGiveRoleSure = Phrase(
    "They will be able to do everything that you can do here.",
    "Die Person kann dann hier alles, was du kannst.")
  static let adminTakeRole = Phrase("Take the role", "Rolle nehmen")
  static let adminTakeRoleSure = Phrase(
    "They will be a person like everybody else.", "Die Person ist dann wie alle anderen.")
  static let adminSignedUp = Phrase("Signed up", "Registriert")
  static let adminLastSignIn = Phrase("Last signed in", "Zuletzt angemeldet")
  static let adminNever = Phrase("never", "nie")
  static let adminID = Phrase("ID", "ID")
  static let adminBan = Phrase("Ban", "Sperre")
  static let adminForNow = Phrase("until somebody ends it", "bis jemand sie aufhebt")
  static func adminUntil(_ moment: String) -> Phrase { Phrase("until \(moment)", "bis \(moment)") }
  static let adminKeepOut = Phrase("Keep out", "Aussperren")
  static let adminKeepOutText = Phrase(
    "They are signed out everywhere and cannot sign in. Their groups and what they wrote stay.",
    "Die Person wird überall abgemeldet und kommt nicht mehr hinein. Gruppen und Beiträge bleiben.")
  static let adminReasonHint = Phrase("For admins only.", "Nur für Admins.")
  static let adminBanUntil = Phrase("Until", "Bis")
  static let adminBanUntilHint = Phrase(
    "Empty: until somebody ends it.", "Leer: bis jemand sie aufhebt.")
  static let adminBanNow = Phrase("Ban", "Sperren")
  static let adminUnban = Phrase("Let in again", "Wieder hereinlassen")
  static let adminWasBanned = Phrase("Banned.", "Gesperrt.")
  static let adminWasUnbanned = Phrase("They may come in again.", "Sperre aufgehoben.")
  static let adminDisclosure = Phrase("Look into private things", "Privates einsehen")
  static let adminDisclosureHint = Phrase(
    "10 characters or more. The audit keeps it with your name.",
    "Mindestens 10 Zeichen. Das Protokoll bewahrt es mit deinem Namen auf.")
  static let adminChatsText = Phrase(
    "What people write to one another is theirs. If you must read it, say why.",
    "Was Leute einander schreiben, gehört ihnen. Wenn du es lesen musst, sag warum.")
  static let adminMoneyText = Phrase(
    "What people spend is theirs. If you must see it, say why.",
    "Was Leute ausgeben, geht nur sie etwas an. Wenn du es sehen musst, sag warum.")
  static let adminShowChats = Phrase("Show chats", "Chats zeigen")
  static let adminShowMessages = Phrase("Show messages", "Nachrichten zeigen")
  static let adminShowExpenses = Phrase("Show expenses", "Ausgaben zeigen")
  static let adminShowSettlements = Phrase("Show payments", "Zahlungen zeigen")
  static let adminTheirChats = Phrase("Their chats", "Chats der Person")
  static let adminNoChats = Phrase("No chats.", "Keine Chats.")
  static let adminMessages = Phrase("Messages, the newest 50", "Nachrichten, die neuesten 50")
  static let adminNoMessages = Phrase("No messages.", "Keine Nachrichten.")
  static let adminMessageDeleted = Phrase("(deleted)", "(gelöscht)")
  static let adminSettlements = Phrase("Payments", "Zahlungen")
  static let adminNothingThere = Phrase("There is nothing.", "Da ist nichts.")
  static let adminInUse = Phrase("In use", "In Benutzung")
  static let adminPublic = Phrase("Public", "Öffentlich")
  static let adminTemplate = Phrase("Template", "Vorlage")
  static let adminMade = Phrase("Made", "Angelegt")
  static let adminByWhom = Phrase("by whom", "von wem")
  static let adminDetails = Phrase("Details", "Einzelheiten")
  static let adminOlder = Phrase("Older", "Ältere")
  static let adminAuditText = Phrase(
    "Every change, newest first: who did what, without what people wrote.",
    "Jede Änderung, die neueste zuerst: wer was getan hat, ohne was Leute geschrieben haben.")
  static let adminTemplatesText = Phrase(
    "What new groups and roles begin with. Changes touch nothing that was made before.",
    "Womit neue Gruppen und Rollen beginnen. Änderungen lassen alles Bestehende, wie es ist.")
  static let adminWebhooksText = Phrase(
    "Each time something happens in any group, another program is told by HTTP.",
    "Jedes Mal, wenn in irgendeiner Gruppe etwas geschieht, erfährt es ein anderes Programm per "
      + "HTTP.")
  static let adminGroupTemplates = Phrase("For groups", "Für Gruppen")
  static let adminRoleTemplates = Phrase("For roles", "Für Rollen")
  static let adminNewTemplate = Phrase("New", "Neu")
  static let adminNewRoleTemplate = Phrase("New template for roles", "Neue Vorlage für Rollen")
  static let adminNewGroupTemplate = Phrase("New template for groups", "Neue Vorlage für Gruppen")
  static let adminBuiltIn = Phrase("Built in", "Mitgeliefert")
  static let adminMayAll = Phrase("May do everything in its group", "Darf alles in ihrer Gruppe")
  static func adminPermissionCount(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 permission", "1 Recht"),
      other: { Phrase("\($0) permissions", "\($0) Rechte") })
  }
  static let adminTemplateStays = Phrase(
    "Groups and roles that were made from it stay as they are.",
    "Was daraus entstanden ist, bleibt, wie es ist.")
  static let adminDeleteTemplateSure = Phrase(
    "Nothing new can be made from it afterwards.", "Danach lässt sich nichts Neues daraus machen.")
  static let adminLeads = Phrase("Leads the group", "Leitet die Gruppe")
  static let adminLeadsHint = Phrase(
    "May do everything; tick no permissions then.", "Darf alles; kreuze dann keine Rechte an.")
  static let adminSuccession = Phrase(
    "When the last leader wants to go", "Wenn die letzte Leitung gehen will")
  static let adminMinMembers = Phrase("Complete from (members)", "Vollständig ab (Mitglieder)")
  static let adminMaxMembers = Phrase("Takes at most (members)", "Höchstens (Mitglieder)")
  static let adminHasJoinCode = Phrase("Begins with a join code", "Beginnt mit einem Beitrittscode")
  static let adminMayNest = Phrase(
    "May be inside other groups, or hold others",
    "Darf in anderen Gruppen sein oder andere enthalten")
  static let adminRoles = Phrase("Roles", "Rollen")
  static let adminRolesHint = Phrase(
    "One that leads and is given to whoever makes the group is needed. Empty the name to leave a "
      + "role out.",
    "Eine, die leitet und an die Gründerin oder den Gründer geht, muss sein. Ohne Namen fällt eine "
      + "Rolle weg.")
  static func adminRoleNumber(_ number: Int) -> Phrase {
    Phrase("Role \(number)", "Rolle \(number)")
  }
  static let adminMadeFrom = Phrase("Made from", "Nach Vorlage")
  static let adminIsDefault = Phrase("For whoever makes the group", "Für alle, die gründen")
  static let adminIsJoiner = Phrase("For those who join", "Für alle, die beitreten")
  static let adminAuditMonths = Phrase(
    "Months to keep the audit", "Monate, die das Protokoll bleibt")
  static let adminNotificationMonths = Phrase(
    "Months to keep notifications", "Monate, die Benachrichtigungen bleiben")
  static let adminForEver = Phrase("Empty: for ever.", "Leer: für immer.")
  static let adminFeedbackMinutes = Phrase(
    "Minutes in which feedback may be changed", "Minuten, in denen Feedback geändert werden darf")
  static let adminLastChanged = Phrase("Last changed", "Zuletzt geändert")
}
