import MusterModels

/// Why somebody may do a thing.
extension Phrase {
  static let whatAbout = Phrase("What about", "Was genau")
  static let explain = Phrase("Explain", "Erklären")
  static func youMay(_ granted: Bool) -> Phrase {
    granted ? Phrase("You may:", "Du darfst:") : Phrase("You may not:", "Du darfst nicht:")
  }
  static func theyMay(_ name: String, _ granted: Bool) -> Phrase {
    granted
      ? Phrase("\(name) may:", "\(name) darf:")
      : Phrase("\(name) may not:", "\(name) darf nicht:")
  }
  static let because = Phrase("Because", "Denn")
  static let whatIsMissing = Phrase("What is missing", "Was fehlt")
  static let grantedByLeading = Phrase(
    "A role that leads may do everything.", "Eine Rolle, die leitet, darf alles.")
  static let grantedByRole = Phrase("This role allows it.", "Diese Rolle erlaubt es.")
  static let grantedByPlatform = Phrase(
    "Platform admins manage all groups.", "Die Plattform-Verwaltung darf das in allen Gruppen.")
  static func memberOf(_ group: String) -> Phrase {
    Phrase("Member of \(group)", "Mitglied von \(group)")
  }
  static let platformRole = Phrase("A role of the platform", "Eine Rolle der Plattform")
  static let throughHiddenGroup = Phrase(
    "Through a group that you do not see", "Über eine Gruppe, die du nicht siehst")
  static func insideOf(_ group: String, as role: String) -> Phrase {
    Phrase("which is inside \(group) as \(role)", "die in \(group) ist, als \(role)")
  }
  static func roleNamed(_ name: String) -> Phrase {
    Phrase("Role “\(name)”", "Rolle „\(name)“")
  }
  static let anotherGroup = Phrase("another group", "einer anderen Gruppe")

  /// What is missing for a permission.
  static func missing(_ missing: Why.Missing) -> Phrase {
    switch missing.code {
    case "not_a_member": Phrase("They are not a member.", "Die Person ist kein Mitglied.")
    case "membership_invited":
      Phrase("The invitation is not answered yet.", "Die Einladung ist noch nicht beantwortet.")
    case "membership_paused": Phrase("The membership is paused.", "Die Mitgliedschaft pausiert.")
    case "membership_left": Phrase("They have left.", "Die Person ist ausgetreten.")
    case "membership_removed": Phrase("They were removed.", "Die Person wurde entfernt.")
    case "direct_membership_blocks":
      Phrase(
        "They would be in through another group, but their own membership stands against it.",
        "Die Person wäre über eine andere Gruppe dabei, aber ihre eigene Mitgliedschaft steht dem "
          + "entgegen.")
    case "inheritance_off":
      Phrase(
        "Members of inner groups get nothing here: that is turned off.",
        "Mitglieder innerer Gruppen bekommen hier nichts: das ist ausgeschaltet.")
    case "no_role_grants":
      noRoleGrants(missing.roles ?? [], missing.grantedBy ?? [])
    default: .verbatim(missing.code)
    }
  }

  private static func noRoleGrants(_ held: [String], _ grantedBy: [String]) -> Phrase {
    let (has, does) = (held.joined(separator: ", "), grantedBy.joined(separator: ", "))
    let first =
      held.isEmpty
      ? Phrase("They hold no role.", "Die Person hat keine Rolle.")
      : Phrase("Their roles do not allow it: \(has).", "Ihre Rollen erlauben es nicht: \(has).")
    guard !grantedBy.isEmpty else { return first }
    return Phrase(
      "\(first.english) These would: \(does).", "\(first.german) Diese würden: \(does).")
  }
}
