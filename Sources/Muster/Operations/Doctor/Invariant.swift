import Postgres

/// A rule between tables, and how often it is broken (`muster.invariants`).
struct Invariant: Sendable {
  let name: String
  let lookedAt: Int
  let broken: Int
  /// The id of one that breaks it.
  let example: String?

  /// Looks at so many groups; nil: at all.
  static func read(_ connection: DirectConnection, atMost: Int?) async throws -> [Invariant] {
    let number = atMost.map(String.init) ?? "null"
    let rows = try await connection.run([
      Command(
        Statement(
          "invariants",
          "select name, looked_at, broken, example from muster.invariants(\(number)) order by name"
        ))
    ])
    return try rows[0].map {
      Invariant(
        name: try $0.get(0), lookedAt: Int(try $0.get(1, as: Int64.self)),
        broken: Int(try $0.get(2, as: Int64.self)), example: try $0.get(3, as: String?.self))
    }
  }

  /// Work that is late rather than rows that contradict each other.
  var isWork: Bool { name.hasSuffix("_waiting") || name == "jobs_failed" }

  /// What holds when it is not broken, and what to do when it is.
  var texts: (holds: String, remedy: String) {
    switch name {
    case "leader":
      (
        "groups with active members have a leader",
        "name one: insert into public.user_group_roles as muster_owner, or restore a backup"
      )
    case "member_count":
      (
        "member_count is the number of members",
        "set it to that number as muster_owner, while holding muster.lock_group"
      )
    case "direct_access":
      (
        "muster.direct_access says what memberships and roles say",
        "as muster_owner: select muster.refresh_direct_access(group_id, user_id) for its members"
      )
    case "group_closure":
      (
        "muster.group_closure says what the edges between groups say",
        "as muster_owner: select muster.lock_graph(), muster.refresh_closure(array[group_id])"
      )
    case "cycle":
      (
        "no group is inside itself",
        "end one of the edges: select public.end_nesting(…) as a leader"
      )
    case "archived_invites":
      (
        "archived groups have no pending invitations",
        "set their status to revoked, as muster_owner"
      )
    case "jobs_waiting":
      (
        "no job (mail, webhook, party, event …) has been due for more than an hour",
        "is a server running? then see its log for what came of them"
      )
    case "jobs_failed":
      (
        "no job was given up in the last 30 days",
        "see last_error in muster.jobs; to try it again: update muster.jobs set failed_at = null, "
          + "due_at = now(), failures = 0 where id = …"
      )
    case "invites_waiting":
      ("invitations expire when they are due", "is a server running? then see its log")
    case "event_authors":
      (
        "events have an author, or are cancelled",
        "as muster_owner: insert into public.event_authors, or set cancelled_at"
      )
    case "event_places":
      (
        "places_taken is the number of people in approved applications",
        "as muster_owner: select muster.lock_event(id), muster.settle_event(id)"
      )
    case "event_chats":
      (
        "approved applications and their chats name each other",
        "set like_group_id of the chat as muster_owner, or restore a backup"
      )
    case "like_claims":
      (
        "claims are the accepted members of pending and approved applications",
        "as muster_owner, insert what is missing and delete what is too much in public.like_claims"
      )
    case "expense_balances":
      (
        "kept balances are the sums of what was paid, shared and settled",
        "restore a backup, or correct public.expense_balances as muster_owner"
      )
    case "expense_zero_sum":
      (
        "balances of a group come to zero in each currency",
        "see expense_balances; no payment of a group leaves it"
      )
    case "expense_sums":
      (
        "payers and shares make up each expense",
        "as muster_owner, correct public.expense_payers and public.expense_shares"
      )
    case "expense_holds":
      (
        "groups with open balances, and no others, are held for them",
        "as muster_owner, correct public.group_holds where reason = 'expenses'"
      )
    case "dinner_flags":
      (
        "crews are ready, live and locked as members, videos and parties make them",
        "as muster_owner, correct the flags in public.dinner_groups"
      )
    case "dinner_seats":
      (
        "each current member of a crew has a seat, and nobody else",
        "as muster_owner, correct public.dinner_seats"
      )
    case "dinner_engagements":
      (
        "crews are engaged in the parties that name them, and held",
        "as muster_owner, correct public.dinner_engagements; group_holds follows"
      )
    case "lunch_diets":
      (
        "the diets of a lunch are those of its participants",
        "as muster_owner: update public.lunch_groups set aggregated_dietary_requirements = "
          + "muster.diets_of_lunch(id)"
      )
    case "lunch_selection":
      (
        "lunches that are decided, and no others, have their decision",
        "as muster_owner, correct status, selected_restaurant_id and decision"
      )
    case "lunch_votes":
      (
        "votes are by participants",
        "as muster_owner, delete the others from public.lunch_votes"
      )
    case "lunch_creators":
      (
        "who looks after a lunch takes part in it",
        "as muster_owner, set created_by_id to a participant"
      )
    case "lunch_visits":
      (
        "whoever took part in what is over was there",
        "as muster_owner, correct public.visit_history"
      )
    case "lunch_members":
      (
        "who takes part as a member of the group is one",
        "as muster_owner, delete them from public.lunch_group_participants"
      )
    case "journey_completion":
      (
        "enrolments are completed exactly when every required step is done",
        "as muster_owner: select muster.evaluate_enrollment(id)"
      )
    case "journey_summaries":
      (
        "summaries count the steps that people have done",
        "as muster_owner: select muster.refresh_participant(enrollment_id, user_id, false)"
      )
    case "journey_versions":
      (
        "versions have the steps that they count, and none is newer than the newest",
        "as muster_owner, correct public.journeys.latest_version"
      )
    case "journey_responses":
      (
        "whoever wrote something takes part",
        "as muster_owner: select muster.refresh_participant(enrollment_id, user_id, false)"
      )
    default: (name, "see Database/current/operations/invariants.sql")
    }
  }
}
