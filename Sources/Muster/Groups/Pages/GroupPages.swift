import MusterModels

extension WebPage {
  /// The pages about groups.
  static let groups: [WebPage] = [
    .home, .findGroups, .newGroup, .join, .group, .members, .member, .inviting, .roles, .newRole,
    .role, .nesting, .groupSettings, .audit, .why, .leaving,
  ]
}

extension Frame.OwnGroup {
  /// Whether they may do what needs a permission, and the group is open to changes.
  func mayNow(_ permission: String) -> Bool { !isArchived && may(permission) }

  /// Whether a role is worth offering to somebody who gives roles: it can do no more than they may.
  func mayGive(_ role: Role) -> Bool {
    isLeader || (!role.isLeader && role.permissions.allSatisfy(permissions.contains))
  }

  /// Whether a kind of page has something to show.
  fileprivate func shows(_ tab: Sheet.GroupTab) -> Bool { tab.isFor(self) }
}

extension Sheet.GroupTab {
  /// Whether it has something to show; nothing to those who have nothing to do with the group.
  func isFor(_ group: Frame.OwnGroup?) -> Bool { group.map { $0.shows(self) } ?? false }
}

/// The names of people, by their ids: what is told by id only is shown by name where it can be.
struct PeopleByID {
  private let names: [User.ID: String?]

  init(_ lists: Page<Member>...) {
    var names: [User.ID: String?] = [:]
    for list in lists { for member in list.items { names[member.userId] = member.fullName } }
    self.names = names
  }

  /// The name of somebody; `Someone` of those who cannot be named.
  func name(_ id: User.ID?) -> String { personName(id.flatMap { names[$0] } ?? nil) }

  /// Whether they are known.
  func knows(_ id: User.ID?) -> Bool { id.map { names[$0] != nil } ?? false }
}
