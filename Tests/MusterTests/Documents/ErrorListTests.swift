import Foundation
import Testing

@testable import Muster

/// `Database/ERRORS.md`, the SQL and the table of codes say the same.
@Suite struct ErrorListTests {
  private struct Line: Hashable {
    let state: String
    let message: String
    let code: String
  }

  private static var repository: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
  }

  private func documented() throws -> [Line] {
    let text = try String(
      contentsOf: Self.repository.appending(path: "Database/ERRORS.md"), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "")
      }
      guard cells.count == 4, cells[0].hasPrefix("MU") else { return nil }
      return Line(state: cells[0], message: cells[1], code: cells[2])
    }
  }

  @Test("each SQLSTATE that the SQL raises is documented with its message, and no other")
  func raised() throws {
    var raised: Set<String> = []
    for file in Migrations.embedded.current {
      for match in file.sql.matches(
        of: /errcode = '(MU\d{3})',\s*message = '([a-z_]+)'/)
      {
        raised.insert("\(match.1) \(match.2)")
      }
      let states =
        file.sql.matches(of: /'MU\d{3}'/).count
        // What is caught was raised elsewhere.
        - file.sql.matches(of: /sqlstate 'MU\d{3}'/).count
      #expect(
        states == file.sql.matches(of: /errcode = 'MU\d{3}',\s*message = '[a-z_]+'/).count,
        "\(file.name) names a SQLSTATE without a message")
    }
    #expect(raised == Set(try documented().map { "\($0.state) \($0.message)" }))
  }

  @Test("each documented SQLSTATE becomes the code that is documented")
  func codes() throws {
    for line in try documented() where line.code != "none" {
      #expect(SQLState.codes[line.state]?.rawValue == line.code, "\(line.state)")
    }
    #expect(SQLState.codes.count == (try documented().filter { $0.code != "none" }).count)
  }

  @Test("each constraint with a meaning to clients exists")
  func constraints() async throws {
    let server = try await SQLSession(connectionString: TestDatabase.make()).run(
      as: .owner, "select conname from pg_constraint")
    let known = Set(server.compactMap { $0[0] })
    // Raised by functions under a constraint's name, where a table cannot say it.
    let raised: Set = [
      "user_private_time_zone_known", "invites_max_uses_link", "invites_expires_in_range",
      "group_memberships_edge_role_not_leader", "why_permission_known",
      "notification_settings_kinds_values", "notification_settings_kinds_known",
      "webhooks_event_types_known",
      "bans_until_future", "bans_until_shape", "analytics_range", "analytics_count",
      "admin_search_length", "disclosure_reason_length", "events_starts_at_shape",
      "events_starts_at_future",
      "events_ends_at_shape", "event_authors_count", "like_group_members_others",
      "like_group_members_count", "messages_known", "chat_reads_message_known",
      "dinner_seats_videos_count", "dinner_seats_video_for_empty_seat",
      "dinner_parties_starts_at_range", "dinner_parties_starts_at_shape",
      "expense_import_people", "expense_import_people_twice", "expense_payers_amount",
      "expense_payers_count", "expense_payers_needed", "expense_payers_shape",
      "expense_payers_sum", "expense_payers_twice", "expense_shares_count",
      "expense_shares_equal_value", "expense_shares_exact_sum", "expense_shares_exact_value",
      "expense_shares_needed", "expense_shares_participants", "expense_shares_percent_sum",
      "expense_shares_percent_value", "expense_shares_twice", "expense_shares_value_needed",
      "expense_shares_weight", "expenses_currency_known", "expenses_spent_on_shape",
      "recurring_expenses_ends_on_shape", "recurring_expenses_starts_on_shape",
      "settlements_from_shape", "settlements_settled_on_shape", "settlements_to_shape",
      "lunch_groups_date_past", "lunch_groups_date_shape",
      "lunch_groups_voting_ends_at_day", "lunch_groups_voting_ends_at_future",
      "lunch_groups_voting_ends_at_shape",
      "journeys_tags_length", "journey_enrollments_starts_on_range",
      "journey_enrollments_starts_on_shape",
      "restaurants_cuisines_length", "restaurants_dietary_options_length",
      "forum_posts_in_reply_to_known", "forum_posts_pinned_thread", "forum_posts_locked_thread",
      "forum_mentions_count", "forum_reads_reply_known", "forum_replies_after_known",
      "forum_replies_before_known", "search_query_words",
    ]
    for name in ConstraintMeaning.byName.keys {
      #expect(known.contains(name) != raised.contains(name), "\(name)")
    }
  }
}
