import MusterModels

/// Entries of the audit as sentences: they hold ids and columns, people want to read who and what.
struct AuditSentences {
  let people: PeopleByID
  /// The names of roles that there are.
  let roles: [String: String]

  func text(of entry: AuditEntry) -> Phrase {
    let change = Change(entry)
    let whom = people.name(entry.userId)
    return switch entry.subject {
    case "groups": group(entry.action, change)
    case "group_memberships":
      change.now("member_group_id") == nil
        ? membership(entry.action, change, whom) : nested(entry.action, change)
    case "invites": invite(entry.action, change, entry.userId.map { _ in whom })
    case "group_join_codes":
      entry.action.hasSuffix(".created")
        ? .auditCodeMade
        : entry.action.hasSuffix(".deleted") ? .auditCodeOff : .auditCodeChanged
    case "group_roles":
      .auditRole(
        entry.subjectId.flatMap { roles["\($0)"] },
        entry.action.hasSuffix(".created")
          ? .made : entry.action.hasSuffix(".deleted") ? .gone : .changed)
    case "user_group_roles":
      entry.action.hasSuffix(".created")
        ? .auditRoleGiven(whom, role(change)) : .auditRoleTaken(whom, role(change))
    case "group_role_permissions":
      .auditRights(
        entry.subjectId.flatMap { roles["\($0)"] }, change.count("permission_ids"),
        isMore: entry.action.hasSuffix(".granted"))
    default: Phrase.auditAction(entry.action)
    }
  }

  private func role(_ change: Change) -> String? {
    change.now("group_role_id").flatMap { roles[$0] }
  }

  private func group(_ action: String, _ change: Change) -> Phrase {
    if action.hasSuffix(".created") { return .auditGroupMade }
    if action.hasSuffix(".deleted") { return .groupDeleted }
    if change.fields == ["archived_at"] {
      return change.after["archived_at"] == nil ? .groupOpened : .groupArchived
    }
    return .auditGroupChanged(change.fields.map { Phrase.auditField($0) })
  }

  private func membership(_ action: String, _ change: Change, _ whom: String) -> Phrase {
    if action.hasSuffix(".deleted") { return .auditUninvited(whom) }
    switch (change.was("status"), change.now("status")) {
    case ("paused", "active"): return .auditUnpaused(whom)
    case (let before, "active") where before != "active": return .auditJoined(whom)
    case (let before, "paused") where before != "paused": return .auditPaused(whom)
    case (let before, "left") where before != "left": return .auditLeft(whom)
    case (let before, "removed") where before != "removed":
      return before == "invited" ? .auditUninvited(whom) : .auditRemoved(whom)
    case (let before, "invited") where before != "invited": return .auditInvited(whom)
    default: return .auditMembershipChanged(whom)
    }
  }

  private func nested(_ action: String, _ change: Change) -> Phrase {
    switch change.now("status") {
    case _ where action.hasSuffix(".deleted"): .auditNestingEnded
    case "invited": .auditNestingOffered
    case "active": .auditNestingAgreed
    default: .auditNestingEnded
    }
  }

  private func invite(_ action: String, _ change: Change, _ whom: String?) -> Phrase {
    if action.hasSuffix(".created") { return .auditInviteMade(whom) }
    switch change.now("status") {
    case "accepted": return .auditInviteAccepted
    case "declined": return .auditInviteDeclined
    case "revoked": return .auditInviteRevoked
    case "expired": return .auditInviteExpired
    default: return .auditInviteUsed
    }
  }

  /// What a row was and is.
  private struct Change {
    let before: [String: JSONValue]
    let after: [String: JSONValue]

    init(_ entry: AuditEntry) {
      before = Self.object(entry.before)
      after = Self.object(entry.after)
    }

    /// A column after the change, or before it where nothing is after.
    func now(_ column: String) -> String? { Self.text(after[column] ?? before[column]) }
    func was(_ column: String) -> String? { Self.text(before[column]) }

    /// How many things a list names.
    func count(_ column: String) -> Int {
      if case .array(let list) = after[column] ?? before[column] { list.count } else { 0 }
    }

    /// Which columns changed; of free text only the names are kept.
    var fields: [String] {
      var changed = Set(before.keys).union(after.keys).subtracting(["changed"])
        .filter { before[$0] != after[$0] }
      if case .array(let names) = after["changed"] {
        changed.formUnion(names.compactMap { Self.text($0) })
      }
      return changed.sorted()
    }

    private static func object(_ value: JSONValue?) -> [String: JSONValue] {
      if case .object(let object) = value { object } else { [:] }
    }

    private static func text(_ value: JSONValue?) -> String? {
      if case .string(let text) = value { text } else { nil }
    }
  }
}
