import MusterClient
import MusterModels
import Testing

@testable import Muster

/// A group whose leader is Ann, with two members.
struct Club: Sendable {
  let server: TestServer
  let group: Group
  let ann: Person
  let bob: Person
  let cid: Person

  static func with(_ body: (Club) async throws -> Void) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      try await body(Club(server: server, group: group, ann: ann, bob: bob, cid: cid))
    }
  }

  /// Makes what Member may do in the group exactly these, and gives nobody else anything.
  func allow(_ permissions: Set<String>) async throws {
    let names = permissions.map { "'\($0)'" }.joined(separator: ", ")
    try await server.sql(
      """
      delete from public.group_role_permissions where group_id = '\(group.id)'
        and group_role_id = '\(try await server.role("Member", of: group.id))';
      insert into public.group_role_permissions (group_role_id, group_id, permission_id)
      select '\(try await server.role("Member", of: group.id))', '\(group.id)', p.id
      from public.permissions as p where p.name in (\(names.isEmpty ? "''" : names))
      """)
  }

  /// A thread of somebody's.
  @discardableResult
  func thread(
    _ title: String = "Bread", _ body: String = "Who bakes?", by author: Person? = nil,
    mentioning people: [Person] = []
  ) async throws -> ForumPost {
    try await (author ?? bob).client.openThread(
      OpenThread(title: title, body: body, mentions: people.map(\.id)), in: group.id)
  }

  /// Many replies in a thread, of Bob's.
  func write(_ count: Int, in thread: ForumPost, _ body: String) async throws {
    try await server.sql(
      """
      set session_replication_role = replica;
      insert into public.forum_posts (group_id, thread_id, author_id, body)
      select '\(group.id)', '\(thread.id)', '\(bob.id)', '\(body)'
      from generate_series(1, \(count)) as n;
      update public.forum_posts as t set reply_count = \(count), last_position = (
        select max(p.position) from public.forum_posts as p where p.thread_id = t.id)
      where t.id = '\(thread.id)';
      reset session_replication_role
      """)
  }

  /// The kinds of notifications of a person, the oldest first, but for what groups tell.
  func told(_ person: Person) async throws -> [String] {
    try await server.rows(
      """
      select kind from public.notifications where user_id = '\(person.id)'
      and kind ~ '^(forum|feedback|direct)' order by created_at, id
      """
    ).compactMap { $0.first ?? nil }
  }
}

extension Person {
  @discardableResult
  func reply(
    _ body: String = "I do", to post: ForumPost, mentioning people: [Person] = []
  ) async throws -> ForumPost {
    try await client.reply(ReplyToPost(body: body, mentions: people.map(\.id)), to: post.id)
  }

  @discardableResult
  func change(
    _ post: ForumPost, ifMatch: String? = nil, _ change: (inout UpdatePost) -> Void
  ) async throws -> ForumPost {
    var changes = UpdatePost()
    change(&changes)
    return try await client.updatePost(post.id, changes, ifMatch: ifMatch).value
  }
}
