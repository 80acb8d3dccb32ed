/// What webhooks are told of.
extension Phrase {
  /// What an event is about; its type, of one that is not known.
  static func webhookEvent(_ type: String) -> Phrase { webhookEvents[type] ?? .verbatim(type) }

  private static let webhookEvents: [String: Phrase] = [
    "group.created": Phrase("A group is made", "Eine Gruppe wird angelegt"),
    "group.changed": Phrase("A group changes", "Eine Gruppe ändert sich"),
    "group.archived": Phrase("A group is archived", "Eine Gruppe wird archiviert"),
    "group.unarchived": Phrase("A group is opened again", "Eine Gruppe wird wieder geöffnet"),
    "group.deleted": Phrase("A group is deleted", "Eine Gruppe wird gelöscht"),
    "member.joined": Phrase("Somebody joins", "Jemand kommt dazu"),
    "member.changed": Phrase("A membership changes", "Eine Mitgliedschaft ändert sich"),
    "member.left": Phrase("Somebody is no longer in it", "Jemand ist nicht mehr dabei"),
    "role.changed": Phrase("A role changes", "Eine Rolle ändert sich"),
    "invite.changed": Phrase("An invitation changes", "Eine Einladung ändert sich"),
    "dinner.changed": Phrase("A crew changes", "Eine Runde ändert sich"),
    "dinner.party_changed": Phrase("A dinner party changes", "Eine Party ändert sich"),
    "dinner.request_changed": Phrase(
      "A request to come changes", "Eine Anfrage für eine Party ändert sich"),
    "expense.created": Phrase("An expense is added", "Eine Ausgabe kommt dazu"),
    "expense.updated": Phrase("An expense changes", "Eine Ausgabe ändert sich"),
    "expense.deleted": Phrase("An expense is deleted", "Eine Ausgabe wird gelöscht"),
    "settlement.recorded": Phrase("A payment is recorded", "Eine Zahlung wird eingetragen"),
    "settlement.rejected": Phrase("A payment is rejected", "Eine Zahlung wird abgelehnt"),
    "lunch.created": Phrase("A lunch is planned", "Ein Mittagessen wird geplant"),
    "lunch.decided": Phrase("A lunch is decided", "Ein Mittagessen ist entschieden"),
    "lunch.completed": Phrase("A lunch is over", "Ein Mittagessen ist vorbei"),
    "enrollment.created": Phrase(
      "A group begins a journey", "Eine Gruppe beginnt eine Lernreise"),
    "enrollment.completed": Phrase(
      "A journey is completed", "Eine Lernreise ist abgeschlossen"),
    "journey.published": Phrase(
      "A journey is published", "Eine Lernreise wird veröffentlicht"),
    "forum.post_created": Phrase(
      "Somebody posts in the forum", "Jemand schreibt ins Forum"),
    "webhook.test": Phrase("A test", "Ein Test"),
  ]
}
