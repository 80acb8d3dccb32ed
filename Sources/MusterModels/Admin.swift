#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A person as platform admins see them.
public struct AdminUser: Codable, Sendable, Hashable {
  /// The person.
  public let id: User.ID
  /// The address they sign in with; null once the account is deleted.
  public let email: String?
  /// Whether the address was verified (A4).
  public let emailVerified: Bool
  /// The name they go by; "Former member" once the account is deleted.
  public let fullName: String?
  /// A picture of them.
  public let avatarUrl: String?
  /// Whether they may sign in.
  public let state: State
  /// Whether they hold the role Platform Admin.
  public let isPlatformAdmin: Bool
  /// When they signed up.
  public let createdAt: Date
  /// When they last signed in.
  public let lastSignInAt: Date?
  /// The ban that keeps them out now.
  public let ban: Ban?

  /// Whether a person may sign in.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// They may.
    case active
    /// Not until the ban ends.
    case banned
    /// The account has ended (A7).
    case deleted
  }

  /// Why somebody is kept out, and until when.
  public struct Ban: Codable, Sendable, Hashable {
    /// When it ends; null: when somebody ends it.
    public let until: Date?
    /// Why, as the admin put it.
    public let reason: String?
    /// Since when.
    public let bannedAt: Date?
    /// The admin.
    public let bannedById: User.ID?
  }
}

/// `POST /admin/users/{id}/ban`
public struct BanUser: Codable, Sendable {
  /// When it ends, in the future; absent: when somebody ends it.
  public var until: Date?
  /// Why, for admins; 1 to 1,000 characters.
  public var reason: String

  /// Makes a request to keep somebody out.
  public init(until: Date? = nil, reason: String) {
    self.until = until
    self.reason = reason
  }
}

/// A group in the list of platform admins.
public struct AdminGroup: Codable, Sendable, Hashable {
  /// The group.
  public let id: Group.ID
  /// What it is called.
  public let name: String
  /// What it is, in a word of the app's.
  public let label: String?
  /// The template it was made from.
  public let template: String?
  /// Whether anyone finds it (K14).
  public let isPublic: Bool
  /// How many members it has, paused ones too.
  public let memberCount: Int
  /// When it was archived (K15).
  public let archivedAt: Date?
  /// Who made it.
  public let createdById: User.ID
  /// When it was made.
  public let createdAt: Date
}

/// Settings of the platform.
public struct PlatformSettings: Codable, Sendable, Hashable {
  /// How many whole months audit entries are kept after their own; null: for ever.
  public let auditRetentionMonths: Int?
  /// How many months notifications are kept; null: for ever.
  public let notificationRetentionMonths: Int?
  /// For how many minutes authors may change or withdraw feedback.
  public let feedbackEditingMinutes: Int
  /// When a setting last changed.
  public let updatedAt: Date
}

/// `PATCH /admin/settings`
public struct UpdatePlatformSettings: Codable, Sendable {
  /// 1 to 1,200 months that audit entries are kept; cleared: for ever.
  public var auditRetentionMonths: Patch<Int> = .unchanged
  /// 1 to 1,200 months that notifications are kept; cleared: for ever.
  public var notificationRetentionMonths: Patch<Int> = .unchanged
  /// 0 to 10,080 minutes in which authors may change or withdraw feedback.
  public var feedbackEditingMinutes: Patch<Int> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// Counts over time. Days, weeks and months are of UTC; a week begins on Monday.
public struct PlatformAnalytics: Codable, Sendable, Hashable {
  /// How long each item is.
  public let bucket: Bucket
  /// The first day that is counted, as `2026-11-01`: with it begins the first item.
  public let from: String
  /// The day in the last item, as `2026-11-30`.
  public let to: String
  /// What happened, item after item; days to come count nothing.
  public let items: [Counts]
  /// How many there are now.
  public let totals: Totals

  /// How long an item is.
  public enum Bucket: String, Codable, Sendable, CaseIterable {
    /// A day.
    case day
    /// A week from Monday on.
    case week
    /// A month.
    case month
  }

  /// What happened in a day, week or month.
  public struct Counts: Codable, Sendable, Hashable {
    /// Its first day, as `2026-11-01`.
    public let startsOn: String
    /// People who signed up.
    public let signUps: Int
    /// Groups that were made.
    public let groupsCreated: Int
    /// Invitations that were made.
    public let invitesSent: Int
    /// How often somebody joined by an invitation.
    public let invitesAccepted: Int
    /// Groups in which something changed.
    public let activeGroups: Int
  }

  /// How many there are now.
  public struct Totals: Codable, Sendable, Hashable {
    /// People whose account has not ended, banned ones too.
    public let users: Int
    /// Accounts that ended.
    public let deletedUsers: Int
    /// People who are banned.
    public let bannedUsers: Int
    /// Groups that are not archived.
    public let groups: Int
    /// Groups that are.
    public let archivedGroups: Int
  }
}
