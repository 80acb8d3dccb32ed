import HTML
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

  init(_ people: [PersonName]) {
    names = Dictionary(
      people.map { ($0.userId, $0.fullName) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of somebody; `Someone` of those who cannot be named.
  func name(_ id: User.ID?) -> String { personName(id.flatMap { names[$0] } ?? nil) }

  /// Whether they are known.
  func knows(_ id: User.ID?) -> Bool { id.map { names[$0] != nil } ?? false }
}

/// A group that the reader has left, with what stays theirs to see of it.
func previousGroup(_ group: Group) -> HTML {
  row(
    href: "/groups/\(group.id)", picture: { tile(group.name, id: "\(group.id)") },
    title: group.name,
    meta: { if let left = group.membership?.leftAt { day(left) } },
    trailing: {
      for (label, href) in keptOf(group.id) { linkButton(label, href, style: .quiet) }
    })
}

/// What the rules leave those who are in a group no more: what involves them (K5).
func keptOf(_ group: Group.ID) -> [(Phrase, String)] {
  [
    (.expenses, "/groups/\(group)/expenses"), (.feedback, "/groups/\(group)/feedback"),
    (.journeys, "/me/journeys#past"),
  ]
}
