import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ExportTests {
  /// Where each column that names a person is to be found in their export, or why it is not.
  enum Place: Equatable {
    /// A list of the export with one item for each row.
    case list(String)
    /// A part of the export that is not a list.
    case part(String)
    case left(because: String)
  }

  static let places: [String: Place] = [
    "auth.sessions.user_id": .list("sessions"),
    "auth.one_time_tokens.user_id": .left(
      because: "hashes of tokens that were mailed to the person, for a day"),
    "public.users.auth_user_id": .part("account"),
    "public.user_private.user_id": .part("account"),
    "muster.idempotency_keys.caller_id": .left(
      because: "answers the person was given within a day, made of what is exported itself"),
    "muster.bans.user_id": .list("bans"),
    "muster.bans.banned_by_user_id": .left(
      because: "about somebody else; auditEntries has the act"),
    "public.user_platform_roles.user_id": .list("platformRoles"),
    "public.user_platform_roles.assigned_by_user_id": .left(
      because: "about somebody else; auditEntries has the act"),
    "public.groups.created_by_user_id": .list("groupsCreated"),
    "public.group_memberships.user_id": .list("memberships"),
    "public.group_memberships.added_by_user_id": .left(
      because: "about somebody else; auditEntries has the act"),
    "public.membership_spells.user_id": .list("earlierMemberships"),
    "public.user_group_roles.user_id": .list("roles"),
    "public.user_group_roles.assigned_by_user_id": .left(
      because: "about somebody else; auditEntries has the act"),
    "public.invites.inviter_id": .list("invitesSent"),
    "public.invites.invitee_user_id": .list("invitesReceived"),
    "public.invite_uses.user_id": .list("invitesUsed"),
    "muster.direct_access.user_id": .left(because: "made of memberships and roles"),
    "public.notifications.user_id": .list("notifications"),
    "public.webhooks.created_by_user_id": .left(
      because: "of a group, whose leaders see it; auditEntries has the act"),
    "public.notification_settings.user_id": .part("notificationSettings"),
    "muster.stream_events.user_id": .left(
      because: "kept for a day, and made of what is exported itself"),
    "public.dinner_seats.user_id": .list("dinnerSeats"),
    "public.notifications.actor_user_id": .left(because: "told to somebody else"),
    "public.events.created_by_user_id": .list("eventsCreated"),
    "public.event_authors.user_id": .list("eventAuthorships"),
    "public.like_groups.creator_id": .list("applications"),
    "public.like_group_members.user_id": .list("applicationAnswers"),
    "public.like_group_approvals.author_id": .list("verdicts"),
    "public.like_claims.user_id": .left(because: "made of applications and answers"),
    "public.chat_members.user_id": .list("chats"),
    "public.chat_reads.user_id": .part("chats"),
    "public.messages.sender_id": .list("messages"),
    "public.chats.low_user_id": .part("chats"),
    "public.chats.high_user_id": .part("chats"),
    "public.blocks.blocker_id": .list("blocks"),
    "public.blocks.blocked_id": .left(because: "who blocks them is not theirs to know"),
    "public.forum_posts.author_id": .list("forumPosts"),
    "public.forum_posts.edited_by_user_id": .list("forumModeration"),
    "public.forum_posts.hidden_by_user_id": .list("forumModeration"),
    "public.forum_mentions.user_id": .list("forumMentions"),
    "public.forum_reads.user_id": .list("forumThreads"),
    "public.forum_follows.user_id": .list("forumThreads"),
    "public.forum_group_reads.user_id": .list("forumsRead"),
    "public.feedback.author_id": .list("feedbackGiven"),
    "public.feedback.recipient_id": .list("feedbackReceived"),
    "public.expenses.created_by_user_id": .list("expensesCreated"),
    "public.expense_payers.user_id": .list("expensesPaid"),
    "public.expense_shares.user_id": .list("expenseShares"),
    "public.expense_versions.changed_by_user_id": .list("expenseChanges"),
    "public.settlements.from_user_id": .list("settlementsPaid"),
    "public.settlements.to_user_id": .list("settlementsReceived"),
    "public.settlements.recorded_by_user_id": .list("settlementsRecorded"),
    "public.settlements.ended_by_user_id": .list("settlementsEnded"),
    "public.expense_balances.user_id": .list("balances"),
    "public.recurring_expenses.created_by_user_id": .list("recurringExpenses"),
    "public.expense_placeholders.created_by_user_id": .list("placeholdersCreated"),
    "public.expense_placeholders.claimed_by_user_id": .list("placeholdersClaimed"),
    "public.expense_placeholders.offered_to_user_id": .list("placeholdersOffered"),
    "public.expense_payers.person_id": .left(because: "the same as user_id"),
    "public.expense_shares.person_id": .left(because: "the same as user_id"),
    "public.expense_balances.person_id": .left(because: "the same as user_id"),
    "public.settlements.from_person_id": .left(because: "the same as from_user_id"),
    "public.settlements.to_person_id": .left(because: "the same as to_user_id"),
    "public.expense_activities.user_id": .left(
      because: "made of expenses and settlements, which are exported themselves"),
    "public.expense_activities.actor_user_id": .left(because: "told to somebody else"),
    "public.restaurants.added_by_user_id": .list("restaurantsAdded"),
    "public.lunch_groups.created_by_id": .list("lunchesCreated"),
    "public.lunch_group_participants.user_id": .list("lunchParticipations"),
    "public.lunch_votes.user_id": .list("lunchVotes"),
    "public.visit_history.user_id": .list("visits"),
    "public.journeys.created_by_user_id": .list("journeysWritten"),
    "public.journey_versions.released_by_user_id": .list("journeyVersionsReleased"),
    "public.journey_enrollments.user_id": .list("enrollments"),
    "public.journey_enrollments.enrolled_by_user_id": .list("enrollmentsMade"),
    "public.journey_progress.user_id": .list("journeyProgress"),
    "public.journey_responses.user_id": .list("journeyResponses"),
    "public.journey_participants.user_id": .left(because: "counted from journeyProgress"),
    "public.audit_log.user_id": .list("auditEntries"),
    "public.audit_log.actor_user_id": .list("auditEntries"),
  ]

  @Test("A7: every column that names a person is in the export, or is left out for a reason")
  func catalog() async throws {
    try await TestServer.shared { server in
      let columns = try await server.rows(
        """
        select n.nspname || '.' || c.relname || '.' || a.attname
        from pg_attribute as a join pg_class as c on c.oid = a.attrelid
        join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname in ('auth', 'muster', 'public') and c.relkind in ('r', 'p')
          and not c.relispartition and a.attnum > 0 and not a.attisdropped
          and (
            exists (
              select from pg_constraint as k
              where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
                and k.confrelid in ('public.users'::regclass, 'auth.users'::regclass)
            )
            or a.atttypid = 'uuid'::regtype
              and a.attname ~ '(^|_)(user|inviter|invitee|caller|actor|author|person)_id$'
          )
        """
      ).compactMap { $0.first ?? nil }
      #expect(Set(columns).subtracting(Self.places.keys).sorted() == [], "not decided")
      #expect(Set(Self.places.keys).subtracting(columns).sorted() == [], "no such column")
    }
  }

  @Test("A7: the export has a row of everything that is kept of a person")
  func complete() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      try await server.makeAdmin(ann)
      let mine = try await ann.makeGroup("Mine", joinedBy: [bob])
      let other = try await bob.makeGroup("Other")
      _ = try await bob.client.createInvite(CreateInvite(userId: ann.id), to: other.id)
      let link = try await bob.client.createInvite(CreateInvite(link: true), to: other.id)
      try await ann.client.acceptInvite(
        try #require(await ann.client.receivedInvites().items.first).id)
      _ = try await ann.client.leaveGroup(other.id)
      try await ann.client.acceptInvite(token: try #require(link.token))
      _ = try await ann.client.createInvite(
        CreateInvite(email: "friend-\(ann.id)@example.org", message: "Come"), to: mine.id)
      try await server.sql(
        "insert into muster.bans (user_id, reason) values ('\(ann.id)', 'long ago')")
      // An author of one event, and let in to another.
      let party = try await ann.makeEvent()
      let asked = try await bob.client.apply(to: party.id)
      let chat = try #require(
        try await ann.client.decide(asked.id, approved: true).chatId)
      try await ann.client.postMessage("Welcome", in: chat)
      _ = try await ann.client.apply(
        to: try await bob.makeEvent().id, ApplyToEvent(message: "Me, too"))
      _ = try await ann.client.createDinnerGroup(CreateDinnerGroup(name: "Crew"))
      try await Self.write(ann, bob, in: mine)
      try await Self.spend(ann, bob, in: mine)
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch()
      try await ann.client.vote(in: lunch.id, for: canteen.id)
      try await ann.step(lunch, to: .voting, .decided, .completed, with: canteen)
      let journey = try await ann.makeJourney()
      let enrollment = try await ann.client.enroll(in: journey.id)
      try await ann.client.recordStep(
        "task", of: enrollment.id, RecordStep(completed: true, response: .set("Done")))
      let answer = try await ann.client.send(.get, "/me/export").json()
      for (column, place) in Self.places {
        let parts = column.split(separator: ".")
        switch place {
        case .list(let name):
          let condition =
            column.hasPrefix("public.audit_log")
            ? "'\(ann.id)' in (user_id, actor_user_id)" : "\(parts[2]) = '\(ann.id)'"
          let rows = try await server.value(
            "select count(*) from \(parts[0]).\(parts[1]) where \(condition)")
          #expect(rows != "0", "\(column)")
          #expect(answer[name]?.items.count.description == rows, "\(column)")
        case .part(let name): #expect(answer[name] != nil, "\(column)")
        case .left(let reason): #expect(!reason.isEmpty)
        }
      }
      let export = try await ann.client.export()
      #expect(export.account.email == ann.email.lowercased())
      #expect(export.emailVerifiedAt != nil)
      #expect(export.lastSignInAt != nil)
      #expect(export.nextAuditBefore == nil)
      #expect(export.invitesSent.first?["message"]?.text == "Come")
      #expect(export.roles.contains { $0["name"]?.text == "Group Leader" })
      // Nothing secret, and of others ids only.
      let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
      for secret in ["argon2", "token_hash", "\"Bob\"", bob.email, try #require(link.token)] {
        #expect(!text.contains(secret), "\(secret)")
      }
    }
  }

  /// A forum, feedback and blocks in which a person is everything that they can be.
  private static func write(_ ann: Person, _ bob: Person, in group: Group) async throws {
    try await ann.client.openThread(OpenThread(title: "Mine", body: "x"), in: group.id)
    let thread = try await bob.client.openThread(
      OpenThread(title: "His", body: "x", mentions: [ann.id]), in: group.id)
    try await ann.change(thread) {
      $0.body = .set("y")
      $0.isHidden = .set(true)
    }
    try await ann.client.followThread(thread.id)
    _ = try await ann.client.markThreadRead(thread.id)
    try await ann.client.markForumRead(group.id)
    let role = try await ann.client.roles(of: group.id).items.first { $0.name == "Member" }
    try await ann.client.grant(
      "provide_feedback_to_members", to: try #require(role).id, in: group.id)
    for (from, to) in [(ann, bob), (bob, ann)] {
      try await from.client.giveFeedback(
        GiveFeedback(userId: to.id, body: "x"), in: group.id)
    }
    try await ann.client.openChat(with: bob.id)
    try await ann.client.block(bob.id)
    try await bob.client.block(ann.id)
  }

  /// Money in which a person is everything that they can be.
  private static func spend(_ ann: Person, _ bob: Person, in group: Group) async throws {
    let flat = Flat(group: group, people: [ann, bob])
    _ = try await flat.spend(flat.request())
    func settlement(_ from: Person, _ to: Person) -> CreateSettlement {
      CreateSettlement(fromUserId: from.id, toUserId: to.id, amount: 5, currency: "EUR")
    }
    _ = try await ann.client.createSettlement(settlement(ann, bob), in: group.id)
    let paid = try await bob.client.createSettlement(settlement(bob, ann), in: group.id)
    try await ann.client.rejectSettlement(paid.id)
    _ = try await ann.client.createRecurringExpense(
      CreateRecurringExpense(
        flat.request(), every: RecurringInterval(unit: .year, interval: 1),
        startsOn: "2027-01-01"), in: group.id)
    for isClaimed in [true, false] {
      let placeholder = try await ann.client.createPlaceholder(named: "P", in: group.id)
      try await bob.client.invitePlaceholder(
        placeholder.id, in: group.id, InvitePlaceholder(userId: ann.id))
      if isClaimed { try await ann.client.claimPlaceholder(placeholder.id, in: group.id) }
    }
  }

  @Test(
    "A7: an invitation to an address is in the export of who has verified it, and of nobody else")
  func invitations() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann", verified: false)
      let bob = try await server.person("Bob")
      let group = try await bob.makeGroup()
      _ = try await bob.client.createInvite(CreateInvite(email: ann.email), to: group.id)
      #expect(try await ann.client.export().invitesReceived.isEmpty)
      try await server.sql("update auth.users set confirmed_at = now() where id = '\(ann.id)'")
      #expect(try await ann.client.export().invitesReceived.count == 1)
    }
  }

  @Test("A7: a long history comes in parts, each entry once")
  func parts() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      // What follows is a history longer than one part, of both kinds of entry.
      try await server.sql(
        """
        insert into public.audit_log (actor_user_id, user_id, action, subject_table)
        select case when n % 3 > 0 then '\(ann.id)'::uuid end,
          case when n % 3 < 2 then '\(ann.id)'::uuid end, 'test', 'test'
        from generate_series(1, 10100) as n
        """)
      let first = try await ann.client.export()
      #expect(first.auditEntries.count == 10_000)
      let next = try #require(first.nextAuditBefore)
      let second = try await ann.client.export(auditBefore: next)
      let ids = (first.auditEntries + second.auditEntries).compactMap { $0["id"] }
      #expect(
        try await server.value(
          "select count(*) from public.audit_log where '\(ann.id)' in (actor_user_id, user_id)")
          == "\(ids.count)")
      #expect(Set(ids).count == ids.count)
      #expect(second.nextAuditBefore == nil)
      for value in ["0", "-1", "x", "99999999999999999999"] {
        #expect(
          try await ann.client.send(.get, "/me/export", query: ["auditBefore": value]).status == 422
        )
      }
    }
  }
}
