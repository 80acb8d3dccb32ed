#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// `DELETE /me`
public struct DeleteAccount: Codable, Sendable {
  /// The password of now.
  public var password: String

  /// Makes a request to end one's account.
  public init(password: String) { self.password = password }
}

/// Everything that is kept of a person (A7). Other people are in it by id only.
public struct AccountExport: Codable, Sendable, Hashable {
  /// When it was put together.
  public let exportedAt: Date
  /// The person as they see themselves.
  public let account: Account
  /// When the address was verified (A4).
  public let emailVerifiedAt: Date?
  /// When the person last signed in.
  public let lastSignInAt: Date?
  /// Sign-ins, ended ones too as long as they are kept: id, times, program, address.
  public let sessions: [JSONValue]
  /// Bans: why and since when.
  public let bans: [JSONValue]
  /// What is mailed to them, as far as they have said.
  public let notificationSettings: JSONValue?
  /// Roles on the platform.
  public let platformRoles: [JSONValue]
  /// Groups that the person made: id, name, when.
  public let groupsCreated: [JSONValue]
  /// Memberships of any state: group, status, times, added by whom.
  public let memberships: [JSONValue]
  /// Earlier times of those who came back: group, from when to when, how it ended.
  public let earlierMemberships: [JSONValue]
  /// Roles in groups.
  public let roles: [JSONValue]
  /// Invitations that the person sent, with whom they wrote to and what.
  public let invitesSent: [JSONValue]
  /// Invitations to the person, or to their verified address.
  public let invitesReceived: [JSONValue]
  /// Which invitations the person came by.
  public let invitesUsed: [JSONValue]
  /// Events that the person made.
  public let eventsCreated: [JSONValue]
  /// Events that they are an author of.
  public let eventAuthorships: [JSONValue]
  /// Applications to events that they made, with what they wrote.
  public let applications: [JSONValue]
  /// Applications that they are in, with their answer.
  public let applicationAnswers: [JSONValue]
  /// How they decided as an author.
  public let verdicts: [JSONValue]
  /// Chats that they are or were in: from when to when, and when they last read.
  public let chats: [JSONValue]
  /// What they wrote in chats, newest first, up to 10,000.
  public let messages: [JSONValue]
  /// Whom they have blocked.
  public let blocks: [JSONValue]
  /// What they wrote in forums, newest first, up to 10,000, with what it said before.
  public let forumPosts: [JSONValue]
  /// Posts that mention them, by id.
  public let forumMentions: [JSONValue]
  /// Posts of others that they edited or hid, by id.
  public let forumModeration: [JSONValue]
  /// Threads that they follow, or said that they do not, and when they last read them.
  public let forumThreads: [JSONValue]
  /// Forums that they called read as a whole.
  public let forumsRead: [JSONValue]
  /// Feedback that they gave.
  public let feedbackGiven: [JSONValue]
  /// Feedback that they were given.
  public let feedbackReceived: [JSONValue]
  /// Expenses that they recorded, whole.
  public let expensesCreated: [JSONValue]
  /// What they paid of expenses.
  public let expensesPaid: [JSONValue]
  /// Their parts of expenses.
  public let expenseShares: [JSONValue]
  /// Changes of expenses that they made.
  public let expenseChanges: [JSONValue]
  /// Settlements that came from them.
  public let settlementsPaid: [JSONValue]
  /// Settlements that went to them.
  public let settlementsReceived: [JSONValue]
  /// Settlements that they recorded, by id.
  public let settlementsRecorded: [JSONValue]
  /// Settlements that they rejected or withdrew, by id.
  public let settlementsEnded: [JSONValue]
  /// What they owe and are owed, by group and currency.
  public let balances: [JSONValue]
  /// Recurring expenses in their name.
  public let recurringExpenses: [JSONValue]
  /// Placeholders that they made.
  public let placeholdersCreated: [JSONValue]
  /// Placeholders that stood for them.
  public let placeholdersClaimed: [JSONValue]
  /// Placeholders that they are asked about.
  public let placeholdersOffered: [JSONValue]
  /// The person's seat in a dinner crew, with its video.
  public let dinnerSeats: [JSONValue]
  /// Lunches that are theirs.
  public let lunchesCreated: [JSONValue]
  /// Lunches that they take part in, or took part in.
  public let lunchParticipations: [JSONValue]
  /// What they voted for.
  public let lunchVotes: [JSONValue]
  /// Where they have been.
  public let visits: [JSONValue]
  /// Restaurants that they added.
  public let restaurantsAdded: [JSONValue]
  /// Journeys that they wrote, with their drafts.
  public let journeysWritten: [JSONValue]
  /// Versions of journeys that they released.
  public let journeyVersionsReleased: [JSONValue]
  /// Their own enrolments in journeys.
  public let enrollments: [JSONValue]
  /// Enrolments that they began, their own and of groups.
  public let enrollmentsMade: [JSONValue]
  /// The steps that they have done.
  public let journeyProgress: [JSONValue]
  /// What they wrote to steps.
  public let journeyResponses: [JSONValue]
  /// What they were told of, newest first, up to 10,000.
  public let notifications: [JSONValue]
  /// Changes by or about the person, newest first, up to 10,000.
  public let auditEntries: [JSONValue]
  /// What to ask for as `auditBefore` to get the changes before these; null: there are none.
  public let nextAuditBefore: Int?
}
