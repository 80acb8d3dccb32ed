import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// A random history of a group, acted by plain SQL and followed by the model.
struct ForumHistory {
  let server: TestServer
  let group: Group
  let people: [Person]
  var model = ForumModel(active: [:])
  var random: SplitMix64

  init(_ server: TestServer, seed: UInt64, people: [Person]) async throws {
    self.server = server
    self.people = people
    random = SplitMix64(seed: seed)
    group = try await people[0].makeGroup(
      template: "Learning Cohort Template", joinedBy: Array(people.dropFirst()))
    for number in people.indices { model.active[number] = number == 0 ? .leader : .member }
  }

  /// Acts, and says how the database differs from the model, if it does.
  mutating func step() async throws -> String? {
    let (name, expected, actual) = try await act()
    guard expected == actual else { return "\(name): \(actual ?? "ok"), not \(expected ?? "ok")" }
    return try await difference(of: random.below(people.count)).map { "\(name): \($0)" }
  }

  func difference(of person: Int) async throws -> String? {
    let blocked = people.indices.map { "when '\(people[$0].id)' then 'block \($0)'" }
    let rows = try await server.session.run(
      as: .person(people[person].id),
      """
      select 'post ' || id from public.forum_posts
      where group_id = '\(group.id)' and deleted_at is null
      union all select 'chat ' || id || ' ' || "canWrite" from api.chats
      union all select 'message ' || id from public.messages
      union all select 'feedback ' || id from public.feedback where group_id = '\(group.id)'
      union all select case blocked_id \(blocked.joined(separator: " ")) end from public.blocks
      """)
    let found = Set(rows.compactMap { $0.first ?? nil })
    let wanted = model.everything(person)
    guard found != wanted else { return nil }
    return "\(person) sees \(found.subtracting(wanted)), not \(wanted.subtracting(found))"
  }

  /// What came of a statement: its refusal, or nil and its first value.
  private func run(_ person: Int, _ sql: String) async throws -> (String?, String) {
    var value = ""
    let state = try await sqlState {
      value =
        try await server.session.run(as: .person(people[person].id), "select \(sql)")
        .first?.first??.description ?? ""
    }
    return (state, value)
  }

  private mutating func act() async throws -> (String, String?, String?) {
    let one = random.below(people.count)
    let other = (one + 1 + random.below(people.count - 1)) % people.count
    switch random.below(14) {
    case 0: return try await post(one)
    case 1, 2: return try await reply(one)
    case 3: return try await hide(one)
    case 4: return try await deletePost(one)
    case 5, 6: return try await move(max(one, 1))
    case 7: return try await changeRole(max(one, 1))
    case 8: return try await block(one, other)
    case 9: return try await unblock(one, other)
    case 10: return try await openChat(one, other)
    case 11: return try await message(one)
    case 12: return try await give(one, other)
    default: return try await withdraw(one)
    }
  }

  private mutating func post(_ one: Int) async throws -> (String, String?, String?) {
    let expected = model.active[one]?.posts == true ? nil : "MU011"
    let (state, id) = try await run(one, "public.open_thread('\(group.id)', 'Title', 'Body')")
    if state == nil { model.posts[id] = .init(author: one, thread: nil) }
    return ("post by \(one)", expected, state)
  }

  private mutating func reply(_ one: Int) async throws -> (String, String?, String?) {
    guard let to = random.pick(model.posts.keys.sorted()), let post = model.posts[to] else {
      return try await self.post(one)
    }
    let thread = post.thread ?? to
    let expected: String? =
      if !model.sees(to, one) {
        "MU010"
      } else if model.active[one]?.posts != true {
        "MU011"
      } else if post.isDeleted || model.posts[thread]?.isDeleted == true { "MU188" } else { nil }
    let (state, id) = try await run(one, "public.reply_to_post('\(to)', 'Body')")
    if state == nil { model.posts[id] = .init(author: one, thread: thread) }
    return ("reply by \(one) to \(to)", expected, state)
  }

  private mutating func hide(_ one: Int) async throws -> (String, String?, String?) {
    guard let id = random.pick(model.posts.keys.sorted()), let post = model.posts[id] else {
      return try await self.post(one)
    }
    let expected: String? =
      if !model.sees(id, one) {
        "MU010"
      } else if model.active[one]?.moderates != true {
        "MU011"
      } else if post.isDeleted { "MU188" } else { nil }
    let (state, _) = try await run(
      one, "public.update_post('\(id)', '{\"isHidden\":\(!post.isHidden)}')")
    if state == nil { model.posts[id]?.isHidden.toggle() }
    return ("hide or show \(id) by \(one)", expected, state)
  }

  private mutating func deletePost(_ one: Int) async throws -> (String, String?, String?) {
    guard let id = random.pick(model.posts.keys.sorted()), let post = model.posts[id] else {
      return try await self.post(one)
    }
    let may = post.author == one || model.active[one]?.moderates == true
    let expected = !model.sees(id, one) ? "MU010" : may ? nil : "MU011"
    let (state, _) = try await run(one, "public.delete_post('\(id)')")
    if state == nil { model.posts[id]?.isDeleted = true }
    return ("delete \(id) by \(one)", expected, state)
  }

  /// Pauses, activates, leaves or comes back.
  private mutating func move(_ one: Int) async throws -> (String, String?, String?) {
    let person = people[one].id
    if let role = model.paused[one] {
      let (state, _) = try await run(0, "public.activate_member('\(group.id)', '\(person)')")
      model.active[one] = role
      model.paused[one] = nil
      return ("activate \(one)", nil, state)
    }
    guard let role = model.active[one] else {
      let (state, _) = try await run(one, "public.join_group('\(group.joinCode ?? "")')")
      model.active[one] = .member
      return ("join by \(one)", nil, state)
    }
    model.active[one] = nil
    if random.percent(50) {
      model.paused[one] = role
      let (state, _) = try await run(0, "public.pause_member('\(group.id)', '\(person)')")
      return ("pause \(one)", nil, state)
    }
    let (state, _) = try await run(one, "public.leave_group('\(group.id)')")
    return ("leave by \(one)", nil, state)
  }

  private mutating func changeRole(_ one: Int) async throws -> (String, String?, String?) {
    guard let old = model.active[one],
      let new = random.pick([.guide, .member, .observer] as [ForumModel.Role]),
      old != new
    else { return try await move(one) }
    for (function, role) in [("assign_role", new), ("unassign_role", old)] {
      let id = try await server.role(role.rawValue, of: group.id)
      let (state, _) = try await run(
        0, "public.\(function)('\(group.id)', '\(people[one].id)', '\(id)')")
      if state != nil { return ("\(function) of \(one)", nil, state) }
    }
    model.active[one] = new
    return ("role of \(one)", nil, nil)
  }

  private mutating func block(
    _ one: Int, _ other: Int
  ) async throws -> (String, String?, String?) {
    let may = model.blocks.contains([one, other]) || model.hasSeen(one, other)
    let (state, _) = try await run(one, "public.block_person('\(people[other].id)')")
    if state == nil { model.blocks.insert([one, other]) }
    return ("block \(other) by \(one)", may ? nil : "MU010", state)
  }

  private mutating func unblock(
    _ one: Int, _ other: Int
  ) async throws -> (String, String?, String?) {
    let may = model.blocks.contains([one, other]) || model.hasSeen(one, other)
    let (state, _) = try await run(one, "public.unblock_person('\(people[other].id)')")
    model.blocks.remove([one, other])
    return ("unblock \(other) by \(one)", may ? nil : "MU010", state)
  }

  private mutating func openChat(
    _ one: Int, _ other: Int
  ) async throws -> (String, String?, String?) {
    if model.groupChat == nil && random.percent(50) {
      let (state, id) = try await run(
        one, "chat_id from public.open_group_chat('\(group.id)')")
      if state == nil { model.groupChat = id }
      return ("open group chat by \(one)", model.active[one]?.posts == true ? nil : "MU011", state)
    }
    let pair = ForumModel.Pair(one, other)
    let expected: String? =
      model.direct[pair] != nil || model.mayMessage(one, other)
      ? nil : model.knows(one, other) ? "MU185" : "MU010"
    let (state, id) = try await run(
      one, "chat_id from public.open_direct_chat('\(people[other].id)')")
    if state == nil { model.direct[pair] = id }
    return ("open chat of \(one) with \(other)", expected, state)
  }

  private mutating func message(_ one: Int) async throws -> (String, String?, String?) {
    let all = model.direct.values.sorted() + (model.groupChat.map { [$0] } ?? [])
    guard let chat = random.pick(all) else { return try await post(one) }
    let mayWrite = model.chats(one)[chat]
    let refused = chat == model.groupChat ? "MU011" : "MU185"
    let (state, id) = try await run(one, "public.post_message('\(chat)', 'Hello')")
    if state == nil { model.messages[id] = (chat, one) }
    return ("message by \(one)", mayWrite.map { $0 ? nil : refused } ?? "MU010", state)
  }

  private mutating func give(
    _ one: Int, _ other: Int
  ) async throws -> (String, String?, String?) {
    let expected: String? =
      model.active[one]?.givesFeedback != true
      ? "MU011" : model.active[other]?.isGivenFeedback != true ? "MU190" : nil
    let (state, id) = try await run(
      one, "public.give_feedback('\(group.id)', '\(people[other].id)', 'Body')")
    if state == nil { model.feedback[id] = .init(author: one, recipient: other) }
    return ("feedback of \(one) to \(other)", expected, state)
  }

  private mutating func withdraw(_ one: Int) async throws -> (String, String?, String?) {
    guard let id = random.pick(model.feedback.keys.sorted()) else { return try await post(one) }
    let may = model.feedback[id]?.author == one && model.active[one]?.givesFeedback == true
    let expected = !model.reads(id, one) ? "MU010" : may ? nil : "MU011"
    let (state, _) = try await run(one, "public.withdraw_feedback('\(id)')")
    if state == nil { model.feedback[id] = nil }
    return ("withdraw \(id) by \(one)", expected, state)
  }
}
