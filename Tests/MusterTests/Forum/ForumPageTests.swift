import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Pages of threads and finds, and what they cost.
@Suite struct ForumPageTests: NestingChecks {
  /// How often functions are called for a page, as a person.
  private func calls(
    of functions: [String], by listing: Listing, page: Int, values: [String], as person: Person,
    _ club: Club
  ) async throws -> [String: Int] {
    var sql = listing.query(page: page, pageSize: 2).sql
    for (index, value) in (["2", "\(page)"] + values).enumerated().reversed() {
      sql = sql.replacing("$\(index + 1)", with: value)
    }
    let session = SQLSession(
      connectionString: club.server.superuser + " options='-c track_functions=all'")
    let rows = try await session.run(
      as: .person(person.id), sql,
      "select funcname, calls from pg_stat_xact_user_functions where schemaname = 'api'")
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        guard let name = row[0], functions.contains(name) else { return nil }
        return (name, Int(row[1] ?? "") ?? 0)
      })
  }

  @Test("M1: a page of threads or finds has each once; what it skips costs no names and counts")
  func pages() async throws {
    try await Club.with { club in
      var threads: [ForumPost] = []
      for number in 1...7 { threads.append(try await club.thread("Rye \(number)")) }
      let expected = Array(threads.reversed().map(\.id))
      for page in 1...4 {
        let list = try await club.cid.client.threads(of: club.group.id, page: page, pageSize: 2)
        #expect(list.items.map(\.id) == Array(expected.dropFirst(page * 2 - 2).prefix(2)))
        #expect(list.total == 7)
        let found = try await club.cid.client.search(
          club.group.id, for: "rye", page: page, pageSize: 2)
        #expect(
          found.items.map(\.id.description)
            == expected.dropFirst(page * 2 - 2).prefix(2).map(\.description))
      }
      let group = "'\(club.group.id)'"
      var listing = ForumQueries.threads(of: club.group.id, fitting: nil, unread: false)
      for (isFoundFirst, times) in [(true, 2), (false, 6)] {
        if !isFoundFirst { listing.page = nil }
        #expect(
          try await calls(
            of: ["post_author", "unread_posts"], by: listing, page: 3, values: [group, "null"],
            as: club.cid, club) == ["post_author": times, "unread_posts": times])
      }
      #expect(
        try await calls(
          of: ["search_author", "search_snippet"],
          by: SearchQueries.list(of: club.group.id, "rye", [.forum]), page: 3,
          values: [group, "'rye'", "array['forum']"], as: club.cid, club)
          == ["search_author": 2, "search_snippet": 2])
    }
  }

  @Test("M1: the unread are the same where much was written since all was called read")
  func unread() async throws {
    try await Club.with { club in
      let read = try await club.thread("Read")
      let long = try await club.thread("Long")
      let other = try await club.thread("Other")
      func unread() async throws -> Set<ForumPost.ID> {
        Set(
          try await club.ann.client.threads(of: club.group.id, unread: true).items.map(\.id))
      }
      _ = try await club.ann.client.markThreadRead(read.id)
      #expect(try await unread() == [long.id, other.id])
      try await club.write(5001, in: long, "x")
      #expect(try await unread() == [long.id, other.id])
      try await club.ann.client.markForumRead(club.group.id)
      #expect(try await unread() == [])
      try await club.cid.reply(to: other)
      #expect(try await unread() == [other.id])
      // Of somebody blocked so much is looked at, and no more.
      try await club.ann.client.block(club.bob.id)
      try await club.cid.reply(to: long)
      try await club.write(1000, in: long, "x")
      #expect(try await club.ann.client.thread(long.id).value.thread.unreadCount == 0)
    }
  }

  @Test("K13: to somebody in a group through another, what came before both joined is not new")
  func nested() async throws {
    try await Club.with { club in
      let dan = try await club.server.person("Dan")
      let inner = try await club.ann.makeGroup(joinedBy: [dan])
      let before = try await club.thread("Before")
      try await nest(inner.id, in: club.group.id, by: club.ann, and: club.ann)
      let role = try await club.server.role("Member", of: club.group.id)
      try await club.server.sql(
        """
        update public.group_memberships set edge_role_id = '\(role)'
        where group_id = '\(club.group.id)' and member_group_id = '\(inner.id)'
        """)
      let after = try await club.thread("After")
      let threads = try await dan.client.threads(of: club.group.id).items
      #expect(threads.map(\.id) == [after.id, before.id] && threads.map(\.unreadCount) == [1, 0])
      #expect(
        try await dan.client.threads(of: club.group.id, unread: true).items.map(\.id)
          == [after.id])
    }
  }
}
