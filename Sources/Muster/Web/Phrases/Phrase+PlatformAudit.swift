/// What the audit holds that is no group's, as platform admins read it.
extension Phrase {
  static func auditPlatformAction(_ action: String) -> Phrase {
    switch action {
    case "account.banned": Phrase("An account was banned.", "Ein Konto wurde gesperrt.")
    case "account.unbanned":
      Phrase("A banned account was let in again.", "Ein gesperrtes Konto darf wieder hinein.")
    case "account.deleted": Phrase("An account was deleted.", "Ein Konto wurde gelöscht.")
    case "application.created":
      Phrase("People applied to an event.", "Leute haben sich zu einem Event angemeldet.")
    case "application.answered":
      Phrase(
        "Somebody said whether they come along to an event.",
        "Jemand hat gesagt, ob er zu einem Event mitkommt.")
    case "application.verdict":
      Phrase("Who decides on an event gave a verdict.", "Ein Urteil über eine Anmeldung fiel.")
    case "application.approved":
      Phrase("An application to an event was approved.", "Eine Anmeldung wurde angenommen.")
    case "application.rejected":
      Phrase("An application to an event was rejected.", "Eine Anmeldung wurde abgelehnt.")
    case "application.expired":
      Phrase("An application to an event ran out.", "Eine Anmeldung ist verfallen.")
    case "application.withdrawn":
      Phrase("An application to an event was withdrawn.", "Eine Anmeldung wurde zurückgezogen.")
    case "application.dropped":
      Phrase("Somebody was left out of an application.", "Jemand fiel aus einer Anmeldung heraus.")
    case "event.created": Phrase("An event was made.", "Ein Event wurde angelegt.")
    case "event.changed": Phrase("An event changed.", "Ein Event wurde geändert.")
    case "event.cancelled": Phrase("An event was called off.", "Ein Event wurde abgesagt.")
    case "event.deleted": Phrase("An event was deleted.", "Ein Event wurde gelöscht.")
    case "event_author.created":
      Phrase("Somebody decides on an event, too.", "Jemand entscheidet bei einem Event mit.")
    case "event_author.deleted":
      Phrase(
        "Somebody no longer decides on an event.", "Jemand entscheidet bei einem Event nicht mehr.")
    case "journey.published":
      Phrase("A journey was published.", "Eine Lernreise wurde veröffentlicht.")
    case "journey.unpublished":
      Phrase("A journey is no longer public.", "Eine Lernreise ist nicht mehr öffentlich.")
    case "journey.deleted": Phrase("A journey was deleted.", "Eine Lernreise wurde gelöscht.")
    case "platform_settings.changed":
      Phrase("The platform's settings changed.", "Die Einstellungen der Plattform wurden geändert.")
    case "platform_role.given":
      Phrase("Somebody got a role of the platform.", "Jemand bekam eine Rolle der Plattform.")
    case "platform_role.taken":
      Phrase("Somebody lost a role of the platform.", "Jemand verlor eine Rolle der Plattform.")
    case "role_template.created", "group_template.created":
      Phrase("A template was made.", "Eine Vorlage wurde angelegt.")
    case "role_template.changed", "group_template.changed":
      Phrase("A template changed.", "Eine Vorlage wurde geändert.")
    case "role_template.deleted", "group_template.deleted":
      Phrase("A template was deleted.", "Eine Vorlage wurde gelöscht.")
    default: .verbatim(action)
    }
  }
}
