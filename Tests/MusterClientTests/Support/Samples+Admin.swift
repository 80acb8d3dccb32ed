/// Answers of the routes for admins and of the export.
extension Samples {
  static let adminUser = """
    {"id": "\(userId)", "email": "ada@muster.test", "emailVerified": true, "fullName": "Ada",
     "avatarUrl": null, "state": "banned", "isPlatformAdmin": false,
     "createdAt": "2026-11-21T01:57:45Z", "lastSignInAt": null,
     "ban": {"until": null, "reason": "spam", "bannedAt": "2026-11-21T01:57:45Z",
     "bannedById": "\(userId)"}}
    """

  static let adminGroup = """
    {"id": "\(groupId)", "name": "Crew", "label": null, "template": null, "isPublic": false,
     "memberCount": 3, "archivedAt": null, "createdById": "\(userId)",
     "createdAt": "2026-11-21T01:57:45Z"}
    """

  static let analytics = """
    {"bucket": "week", "from": "2026-10-26", "to": "2026-11-30", "items": [{"startsOn":
     "2026-10-26", "signUps": 1, "groupsCreated": 2, "invitesSent": 3, "invitesAccepted": 4,
     "activeGroups": 5}], "totals": {"users": 1, "deletedUsers": 0, "bannedUsers": 0, "groups": 2,
     "archivedGroups": 0}}
    """

  static let settings = """
    {"auditRetentionMonths": 24, "notificationRetentionMonths": null, "feedbackEditingMinutes": 60,
     "updatedAt": "2026-11-21T01:57:45Z"}
    """

  static let export = """
    {"exportedAt": "2026-11-21T01:57:45Z", "account": \(account), "sessions": [], "bans": [],
     "platformRoles": [], "groupsCreated": [], "memberships": [{"status": "active"}],
     "earlierMemberships": [], "roles": [], "invitesSent": [], "invitesReceived": [],
     "invitesUsed": [], "dinnerSeats": [], "lunchesCreated": [], "lunchParticipations": [],
     "lunchVotes": [], "visits": [], "restaurantsAdded": [], "journeysWritten": [],
     "journeyVersionsReleased": [], "enrollments": [], "enrollmentsMade": [],
     "journeyProgress": [], "journeyResponses": [],
      "eventsCreated": [], "eventAuthorships": [], "applications": [],
     "applicationAnswers": [], "verdicts": [], "chats": [],
     "blocks": [], "forumPosts": [], "forumMentions": [], "forumModeration": [],
     "forumThreads": [], "forumsRead": [], "feedbackGiven": [], "feedbackReceived": [],
     "expensesCreated": [], "expensesPaid": [], "expenseShares": [], "expenseChanges": [],
     "settlementsPaid": [], "settlementsReceived": [], "settlementsRecorded": [],
     "settlementsEnded": [], "balances": [], "recurringExpenses": [], "placeholdersCreated": [],
     "placeholdersClaimed": [], "placeholdersOffered": [], "messages": [], "notifications": [], "auditEntries": [], "nextAuditBefore": null}
    """
}
