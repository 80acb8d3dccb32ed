extension ModelDatabase {
  /// The function that an operation is.
  static func function(_ kind: Operation.Kind) -> String {
    switch kind {
    case .createGroup: "create_group"
    case .updateGroup: "update_group"
    case .archive: "archive_group"
    case .unarchive: "unarchive_group"
    case .delete: "delete_group"
    case .rotateCode: "rotate_join_code"
    case .turnOffCode: "turn_off_join_code"
    case .join: "join_group"
    case .invite: "create_invite"
    case .revoke: "revoke_invite"
    case .accept: "accept_invite"
    case .decline: "decline_invite"
    case .passTime, .sweep: "create_group"
    case .leave: "leave_group"
    case .transfer: "transfer_leadership"
    case .transferAndLeave: "transfer_admin_and_leave"
    case .pause: "pause_member"
    case .activate: "activate_member"
    case .remove: "remove_member"
    case .assign: "assign_role"
    case .unassign: "unassign_role"
    case .createRole: "create_role"
    case .updateRole: "update_role"
    case .deleteRole: "delete_role"
    case .grant: "grant_permission"
    case .revokePermission: "revoke_permission"
    case .offerNesting: "offer_nesting"
    case .acceptNesting: "accept_nesting"
    case .endNesting: "end_nesting"
    case .deleteAccount: "delete_my_account"
    }
  }

  /// The call of an operation's function.
  func call(_ operation: Operation) -> String {
    "public.\(Self.function(operation.kind))(\(arguments(operation.kind)))::text"
  }

  private func arguments(_ kind: Operation.Kind) -> String {
    func the(_ symbol: String) -> String { "'\(id(symbol))'" }
    func the(_ person: Int) -> String { the("p\(person)") }
    func named(_ permission: Int) -> String { "'\(catalogue.permissions[permission])'" }
    switch kind {
    case .createGroup(let name, let wish):
      var text = "'\(name)', template => '\(wish.template)', is_public => \(wish.isPublic)"
      text += ", show_member_list => \(wish.showsMembers)"
      if let succession = wish.succession { text += ", succession => '\(succession)'" }
      if let limit = wish.maxMembers { text += ", max_members => \(limit)" }
      return text
    case .updateGroup(let group, let change): return "\(the(group)), '\(json(change))'::jsonb"
    case .archive(let group), .unarchive(let group), .delete(let group), .rotateCode(let group),
      .turnOffCode(let group):
      return the(group)
    case .join, .accept, .decline: return "current_setting('model.key')"
    case .invite(let group, _, let addressee, let role, let maxUses):
      var text = the(group)
      switch addressee {
      case .person(let person): text += ", invitee_user_id => \(the(person))"
      case .email(let person): text += ", invitee_email => 'p\(person)-\(world)@example.org'"
      case .link: break
      }
      if let role { text += ", group_role_id => \(the(role))" }
      if let maxUses { text += ", max_uses => \(maxUses)" }
      return text
    case .revoke(let invite): return the(invite)
    case .passTime, .sweep, .deleteAccount: return ""
    case .leave(let group, let successor):
      return the(group) + (successor.map { ", successor_id => \(the($0))" } ?? "")
    case .transfer(let group, let person), .transferAndLeave(let group, let person),
      .pause(let group, let person), .activate(let group, let person),
      .remove(let group, let person):
      return "\(the(group)), \(the(person))"
    case .assign(let group, let person, let role):
      return "\(the(group)), \(the(person)), \(the(role))"
    case .unassign(let group, let person, let role, let successor):
      return "\(the(group)), \(the(person)), \(the(role))"
        + (successor.map { ", \(the($0))" } ?? "")
    case .createRole(let group, _, let shape):
      return """
        \(the(group)), '\(shape.name)', \(array(shape.permissions)), is_leader => \
        \(shape.isLeader), is_joiner => \(shape.isJoiner)
        """
    case .updateRole(let group, let role, let change):
      return "\(the(group)), \(the(role)), '\(json(change))'::jsonb"
    case .deleteRole(let group, let role): return "\(the(group)), \(the(role))"
    case .grant(let group, let role, let permission),
      .revokePermission(let group, let role, let permission):
      return "\(the(group)), \(the(role)), \(named(permission))"
    case .offerNesting(let outer, let inner, let role):
      return "\(the(outer)), \(the(inner))" + (role.map { ", \(the($0))" } ?? "")
    case .acceptNesting(let outer, let inner), .endNesting(let outer, let inner):
      return "\(the(outer)), \(the(inner))"
    }
  }

  private func names(_ set: PermissionSet) -> [String] {
    catalogue.permissions.enumerated().filter { set.contains(number: $0.offset) }.map(\.element)
  }

  private func array(_ set: PermissionSet) -> String {
    "'{\(names(set).joined(separator: ","))}'::text[]"
  }

  private func json(_ change: Operation.GroupChange) -> String {
    var fields: [String] = []
    if let value = change.name { fields.append(#""name": "\#(value)""#) }
    if let value = change.isPublic { fields.append(#""isPublic": \#(value)"#) }
    if let value = change.showsMembers { fields.append(#""showMemberList": \#(value)"#) }
    if let value = change.succession { fields.append(#""succession": "\#(value)""#) }
    if let value = change.maxMembers {
      fields.append(#""maxMembers": \#(value.map { "\($0)" } ?? "null")"#)
    }
    if let value = change.inherits {
      fields.append(#""settings": {"inheritance": \#(value)}"#)
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private func json(_ change: Operation.RoleChange) -> String {
    var fields: [String] = []
    if let value = change.name { fields.append(#""name": "\#(value)""#) }
    if let value = change.isLeader { fields.append(#""isLeader": \#(value)"#) }
    if let value = change.isJoiner { fields.append(#""isJoiner": \#(value)"#) }
    if let value = change.permissions {
      let list = names(value).map { "\"\($0)\"" }.joined(separator: ", ")
      fields.append(#""permissions": [\#(list)]"#)
    }
    return "{\(fields.joined(separator: ", "))}"
  }
}
