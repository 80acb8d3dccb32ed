/// What happened in a group, in sentences without who did it.
extension Phrase {
  static let whatHappenedLong = Phrase(
    "Everything that changed in the group, the latest first. Only its leaders read this.",
    "Alles, was sich in der Gruppe geändert hat, das Neueste zuerst. Nur die Leitung liest das.")
  static let nothingHappened = Phrase("Nothing yet", "Noch nichts")
  static let byItself = Phrase("by itself", "von selbst")
  static let newest = Phrase("Newest", "Neueste")
  static let earlier = Phrase("Earlier", "Frühere")

  static let auditGroupMade = Phrase("The group was made.", "Die Gruppe wurde gegründet.")
  static func auditGroupChanged(_ fields: [Phrase]) -> Phrase {
    fields.isEmpty
      ? Phrase("The settings changed.", "Die Einstellungen wurden geändert.")
      : Phrase(
        "Changed: " + fields.map(\.english).joined(separator: ", "),
        "Geändert: " + fields.map(\.german).joined(separator: ", "))
  }
  static func auditField(_ column: String) -> Phrase {
    switch column {
    case "name": Phrase("name", "Name")
    case "description": Phrase("description", "Beschreibung")
    case "label": Phrase("what it is called", "Bezeichnung")
    case "settings": Phrase("an app's settings", "Einstellungen einer App")
    case "is_public": Phrase("who can find it", "wer sie findet")
    case "show_member_list":
      Phrase("whether members see one another", "ob Mitglieder einander sehen")
    case "succession": Phrase("how leaders follow", "wie die Leitung folgt")
    case "min_members": Phrase("members at least", "Mindestzahl")
    case "max_members": Phrase("members at most", "Höchstzahl")
    case "archived_at": Phrase("archived or not", "archiviert oder nicht")
    default: .verbatim(column)
    }
  }

  static func auditJoined(_ whom: String) -> Phrase {
    Phrase("\(whom) joined.", "\(whom) ist beigetreten.")
  }
  static func auditLeft(_ whom: String) -> Phrase {
    Phrase("\(whom) left.", "\(whom) ist ausgetreten.")
  }
  static func auditRemoved(_ whom: String) -> Phrase {
    Phrase("\(whom) was removed.", "\(whom) wurde entfernt.")
  }
  static func auditPaused(_ whom: String) -> Phrase {
    Phrase("\(whom) was paused.", "\(whom) wurde pausiert.")
  }
  static func auditUnpaused(_ whom: String) -> Phrase {
    Phrase("The pause of \(whom) ended.", "Die Pause von \(whom) endete.")
  }
  static func auditInvited(_ whom: String) -> Phrase {
    Phrase(
      "\(whom) was put on the list of invited people.",
      "\(whom) kam auf die Liste der Eingeladenen.")
  }
  static func auditUninvited(_ whom: String) -> Phrase {
    Phrase(
      "\(whom) is not on the list of invited people any more.",
      "\(whom) steht nicht mehr auf der Liste der Eingeladenen.")
  }
  static func auditMembershipChanged(_ whom: String) -> Phrase {
    Phrase(
      "The membership of \(whom) changed.", "Die Mitgliedschaft von \(whom) hat sich geändert.")
  }
  static let auditNestingOffered = Phrase(
    "A group was offered a place inside.", "Einer Gruppe wurde ein Platz hierin angeboten.")
  static let auditNestingAgreed = Phrase(
    "A group came inside.", "Eine Gruppe kam herein.")
  static let auditNestingEnded = Phrase(
    "A group is not inside any more.", "Eine Gruppe ist nicht mehr darin.")

  static func auditInviteMade(_ whom: String?) -> Phrase {
    guard let whom else {
      return Phrase("An invitation was made.", "Eine Einladung wurde angelegt.")
    }
    return Phrase("\(whom) was invited.", "\(whom) wurde eingeladen.")
  }
  static let auditInviteAccepted = Phrase(
    "An invitation was accepted.", "Eine Einladung wurde angenommen.")
  static let auditInviteDeclined = Phrase(
    "An invitation was declined.", "Eine Einladung wurde abgelehnt.")
  static let auditInviteRevoked = Phrase(
    "An invitation was taken back.", "Eine Einladung wurde zurückgezogen.")
  static let auditInviteExpired = Phrase(
    "An invitation ran out.", "Eine Einladung lief ab.")
  static let auditInviteUsed = Phrase(
    "An invitation changed or was used.", "Eine Einladung wurde geändert oder benutzt.")
  static let auditCodeMade = Phrase("A join code was made.", "Ein Beitrittscode wurde angelegt.")
  static let auditCodeChanged = Phrase(
    "The join code changed.", "Der Beitrittscode wurde geändert.")
  static let auditCodeOff = Phrase(
    "The join code was turned off.", "Der Beitrittscode wurde ausgeschaltet.")

  /// What became of a role.
  enum RoleFate { case made, changed, gone }

  static func auditRole(_ name: String?, _ fate: RoleFate) -> Phrase {
    let (english, german) = (
      quoted(name, "A role", "The role"), quoted(name, "Eine Rolle", "Die Rolle")
    )
    return switch fate {
    case .made: Phrase("\(english.english) was made.", "\(german.german) wurde angelegt.")
    case .changed: Phrase("\(english.english) changed.", "\(german.german) wurde geändert.")
    case .gone: Phrase("\(english.english) was deleted.", "\(german.german) wurde gelöscht.")
    }
  }
  static func auditRoleGiven(_ whom: String, _ role: String?) -> Phrase {
    guard let role else { return Phrase("\(whom) got a role.", "\(whom) bekam eine Rolle.") }
    return Phrase("\(whom) got the role “\(role)”.", "\(whom) bekam die Rolle „\(role)“.")
  }
  static func auditRoleTaken(_ whom: String, _ role: String?) -> Phrase {
    guard let role else { return Phrase("\(whom) lost a role.", "\(whom) verlor eine Rolle.") }
    return Phrase("\(whom) lost the role “\(role)”.", "\(whom) verlor die Rolle „\(role)“.")
  }
  static func auditRights(_ role: String?, _ count: Int, isMore: Bool) -> Phrase {
    let (english, german) = (
      quoted(role, "A role", "The role"), quoted(role, "Eine Rolle", "Die Rolle")
    )
    return isMore
      ? Phrase(
        "\(english.english) may do more (\(count)).", "\(german.german) darf mehr (\(count)).")
      : Phrase(
        "\(english.english) may do less (\(count)).", "\(german.german) darf weniger (\(count)).")
  }

  private static func quoted(_ name: String?, _ unknown: String, _ known: String) -> Phrase {
    guard let name else { return .verbatim(unknown) }
    return Phrase("\(known) “\(name)”", "\(known) „\(name)“")
  }

  /// What happened in other parts of the group.
  static func auditAction(_ action: String) -> Phrase {
    switch action {
    case "enrollment.started": Phrase("A journey began.", "Eine Lernreise begann.")
    case "enrollment.ended": Phrase("A journey ended.", "Eine Lernreise endete.")
    case "enrollment.frozen": Phrase("A journey was halted.", "Eine Lernreise wurde angehalten.")
    case "enrollment.unfrozen": Phrase("A journey goes on.", "Eine Lernreise geht weiter.")
    case "enrollment.version":
      Phrase(
        "A journey went on in another version.", "Eine Lernreise ging in anderer Fassung weiter.")
    case "expenses.imported": Phrase("Expenses were imported.", "Ausgaben wurden importiert.")
    case "placeholder.claimed":
      Phrase("A placeholder became a person.", "Aus einem Platzhalter wurde eine Person.")
    case "recurring_expense.created":
      Phrase("A recurring expense was set up.", "Eine wiederkehrende Ausgabe wurde angelegt.")
    case "recurring_expense.changed":
      Phrase("A recurring expense changed.", "Eine wiederkehrende Ausgabe wurde geändert.")
    case "recurring_expense.ended":
      Phrase("A recurring expense ended.", "Eine wiederkehrende Ausgabe endete.")
    case "lunch_group.deleted": Phrase("A lunch was deleted.", "Ein Mittagessen wurde gelöscht.")
    case "lunch_group.handed_on":
      Phrase("A lunch got another host.", "Ein Mittagessen bekam eine andere Gastgeberin.")
    case "dinner_videos.changed":
      Phrase("The crew's videos changed.", "Die Videos der Runde wurden geändert.")
    case "dinner_party.created":
      Phrase("A dinner party was posted.", "Eine Party wurde veröffentlicht.")
    case "dinner_party.changed":
      Phrase("A dinner party changed.", "Eine Party wurde geändert.")
    case "dinner_request.created":
      Phrase("A crew asked to come to a party.", "Eine Runde bat, zu einer Party zu kommen.")
    case "dinner_request.changed":
      Phrase(
        "A crew's request to come to a party changed.",
        "Die Bitte einer Runde um eine Party hat sich geändert.")
    case "forum_post.edited":
      Phrase("A post of somebody else was edited.", "Ein fremder Beitrag wurde bearbeitet.")
    case "forum_post.hidden":
      Phrase("A post in the forum was hidden.", "Ein Beitrag im Forum wurde verborgen.")
    case "forum_post.shown":
      Phrase(
        "A post in the forum is shown again.", "Ein Beitrag im Forum wird wieder gezeigt.")
    case "forum_post.changed":
      Phrase("A post in the forum was changed.", "Ein Beitrag im Forum wurde geändert.")
    case "forum_post.deleted":
      Phrase("A post in the forum was deleted.", "Ein Beitrag im Forum wurde gelöscht.")
    case "feedback.deleted": Phrase("Feedback was deleted.", "Feedback wurde gelöscht.")
    case "expense.restored":
      Phrase("A deleted expense came back.", "Eine gelöschte Ausgabe kam zurück.")
    case "expense.deleted": Phrase("An expense was deleted.", "Eine Ausgabe wurde gelöscht.")
    case "settlement.created": Phrase("A payment was noted.", "Eine Zahlung wurde notiert.")
    case "settlement.changed": Phrase("A payment changed.", "Eine Zahlung wurde geändert.")
    case "webhook.created": Phrase("A webhook was made.", "Ein Webhook wurde angelegt.")
    case "webhook.changed": Phrase("A webhook changed.", "Ein Webhook wurde geändert.")
    case "webhook.secret_rotated":
      Phrase("A webhook got a new secret.", "Ein Webhook bekam ein neues Geheimnis.")
    case "webhook.deleted": Phrase("A webhook was deleted.", "Ein Webhook wurde gelöscht.")
    case "message.deleted": Phrase("A message was deleted.", "Eine Nachricht wurde gelöscht.")
    case "messages.disclosed", "chats.disclosed":
      Phrase("Messages were disclosed.", "Nachrichten wurden offengelegt.")
    default: .auditPlatformAction(action)
    }
  }
}
