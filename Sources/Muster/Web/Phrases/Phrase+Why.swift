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

  /// What is missing for a permission; to the person who lacks it in the second person.
  static func missing(_ missing: Why.Missing, toThem isAboutMe: Bool) -> Phrase {
    func say(_ other: Phrase, _ me: Phrase) -> Phrase { isAboutMe ? me : other }
    switch missing.code {
    case "not_a_member":
      return say(
        Phrase("They are not a member.", "Die Person ist kein Mitglied."),
        Phrase("You are not a member.", "Du bist kein Mitglied."))
    case "membership_invited":
      return Phrase("The invitation is not answered yet.", "Die Einladung ist noch unbeantwortet.")
    case "membership_paused":
      return Phrase("The membership is paused.", "Die Mitgliedschaft pausiert.")
    case "membership_left":
      return say(
        Phrase("They have left.", "Die Person ist ausgetreten."),
        Phrase("You have left.", "Du bist ausgetreten."))
    case "membership_removed":
      return say(
        Phrase("They were removed.", "Die Person wurde entfernt."),
        Phrase("You were removed.", "Du wurdest entfernt."))
    case "direct_membership_blocks":
      return say(
        Phrase(
          "They would be in through another group, but their own membership stands against it.",
          "Die Person wäre über eine andere Gruppe dabei, aber ihre eigene Mitgliedschaft steht "
            + "dem entgegen."),
        Phrase(
          "You would be in through another group, but your own membership stands against it.",
          "Du wärst über eine andere Gruppe dabei, aber deine eigene Mitgliedschaft steht dem "
            + "entgegen."))
    case "inheritance_off":
      return Phrase(
        "Members of inner groups get nothing here: that is turned off.",
        "Mitglieder innerer Gruppen bekommen hier nichts: das ist ausgeschaltet.")
    case "no_role_grants":
      let roles = missing.roles ?? []
      return noRoleGrants(
        roles.isEmpty
          ? say(
            Phrase("They hold no role.", "Die Person hat keine Rolle."),
            Phrase("You hold no role.", "Du hast keine Rolle."))
          : say(
            Phrase("Their roles do not allow it:", "Ihre Rollen erlauben es nicht:"),
            Phrase("Your roles do not allow it:", "Deine Rollen erlauben es nicht:")),
        roles, missing.grantedBy ?? [])
    default: return .verbatim(missing.code)
    }
  }

  private static func noRoleGrants(
    _ sentence: Phrase, _ held: [String], _ grantedBy: [String]
  ) -> Phrase {
    let (has, does) = (held.joined(separator: ", "), grantedBy.joined(separator: ", "))
    let first =
      held.isEmpty
      ? sentence : Phrase("\(sentence.english) \(has).", "\(sentence.german) \(has).")
    guard !grantedBy.isEmpty else { return first }
    return Phrase(
      "\(first.english) These would: \(does).", "\(first.german) Diese würden: \(does).")
  }
}
