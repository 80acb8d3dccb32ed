/// People and groups as the rules say they behave (K1 to K18, A6, A7 of the data model), written
/// from the rules alone. Groups, roles and invitations go by the names that operations give them:
/// `g3`, `g3.Member`, `i7`; people by number.
struct Model: Sendable {
  enum Succession: String, CaseIterable, Sendable {
    case protect, choose, automatic
  }

  enum Status: String, Sendable {
    case invited, active, paused, left, removed
  }

  struct Person: Sendable {
    var isAdmin = false
    var isVerified = true
    /// The account is deleted.
    var isGone = false
  }

  struct Role: Sendable {
    var name: String
    var isLeader: Bool
    var isJoiner: Bool
    /// What is granted; a leader role holds everything, whatever this says.
    var permissions: PermissionSet
  }

  struct Membership: Sendable {
    var status: Status
    /// When the standing spell began, or the last one: the number of the operation.
    var joinedAt: Int?
    var leftAt: Int?
    /// Removed, or left while paused: back by an addressed invitation only (K4).
    var needsInvite = false
    /// What an invited former member returns to.
    var before: Status?
    var roles: Set<String> = []
    /// How many spells were over when the next began.
    var earlierSpells = 0

    var isCurrent: Bool { status == .active || status == .paused }
  }

  /// A group as member of another.
  struct Edge: Sendable {
    var status: Status
    /// The role in the outer group of those who come through the edge.
    var role: String
    /// While it is offered: whether the outer group's leaders are the ones asked.
    var asksOuter = false
    /// Who offered it: an offer is worth what its giver is worth when the other side agrees.
    var offeredBy = 0
  }

  struct Group: Sendable {
    var template: String
    var isPublic: Bool
    var showsMembers: Bool
    var succession: Succession
    var minMembers: Int?
    var maxMembers: Int?
    var isFixed: Bool
    var isArchived = false
    /// `settings.inheritance`: whether members of inner groups count here.
    var inherits = true
    /// How often a code was drawn; nil while there is none.
    var code: Int?
    var codesDrawn = 0
    var roles: [String: Role]
    var members: [Int: Membership]
    var edges: [String: Edge] = [:]

    var memberCount: Int { members.values.count(where: \.isCurrent) }
  }

  enum Addressee: Hashable, Sendable {
    case person(Int), email(Int), link
  }

  enum InviteStatus: String, Sendable {
    case pending, accepted, declined, revoked, expired
  }

  struct Invite: Sendable {
    var group: String
    var inviter: Int
    var addressee: Addressee
    var role: String?
    var maxUses: Int?
    var uses = 0
    var status = InviteStatus.pending
    /// Its time is over, whether or not anybody has swept up.
    var isOver = false
    /// When it was made or renewed.
    var madeAt: Int
    var usedBy: Set<Int> = []
  }

  let catalogue: Catalogue
  /// Rules that are told wrong, for tests of the comparison itself.
  var mistakes: Set<Mistake> = []
  var people: [Person]
  var groups: [String: Group] = [:]
  var invites: [String: Invite] = [:]
  /// Counts operations: what was earlier has the smaller number.
  var clock = 0

  init(catalogue: Catalogue, people: [Person], mistakes: Set<Mistake> = []) {
    self.catalogue = catalogue
    self.people = people
    self.mistakes = mistakes
  }
}

/// A rule told wrong.
enum Mistake: String, CaseIterable, Sendable {
  /// K13 without: a direct paused row blocks what comes through inner groups.
  case pausedRowsDoNotBlock
  /// K10 without: paused members fill places, too.
  case pausedMembersFreePlaces
  /// K4 without: who was removed comes back by invitation only.
  case removedPeopleComeBackByCode
  /// K12 without: leaders are touched by leaders only.
  case leadersAreLikeOthers
}
