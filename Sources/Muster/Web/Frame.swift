import MusterModels
import Postgres

/// What surrounds every page of somebody who has signed in.
struct Frame: Decodable, Sendable {
  let userId: User.ID
  let fullName: String?
  let avatarUrl: String?
  let email: String?
  let emailVerified: Bool
  let locale: String
  let timeZone: String
  /// How many notifications wait, counted to 100.
  let unread: Int
  let isPlatformAdmin: Bool
  /// The group that the page is about, if they may know of it.
  let group: OwnGroup?

  /// A group, and what the person may do in it.
  struct OwnGroup: Decodable, Sendable {
    let id: Group.ID
    let name: String
    let label: String?
    /// Where their membership stands; nil when they have none.
    let status: MembershipStatus?
    let isArchived: Bool
    /// Whether they are or were a member of their own, not through another group.
    let isDirect: Bool
    let isLeader: Bool
    /// Whether it is a dinner crew.
    let isDinner: Bool
    /// The permissions that they hold there.
    let permissions: Set<String>

    /// Whether they take part in it.
    var isActive: Bool { status == .active }

    /// Whether they may do what needs a permission.
    func may(_ permission: String) -> Bool { permissions.contains(permission) }
  }
}

/// Statements of the pages that no route of the API has.
enum FrameQueries {
  /// What surrounds a page, and a group that it is about.
  static func frame(group: Group.ID?) -> Query<Document> {
    .read("web.frame", "select api.frame($1::uuid)", Parameter(group?.uuid))
  }

  /// Keeps the session of a browser that is in use from being forgotten.
  static let renewSession = Query<Void>.command("web.renew_session", "select api.renew_session()")
}
