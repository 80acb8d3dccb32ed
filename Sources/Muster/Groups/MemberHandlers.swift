import HTTPServer
import MusterModels

/// Who is, was or may become a member.
func listMembers(_ call: Call) async throws -> Response {
  let word = try call.word("state", of: MemberQueries.State.allCases.map(\.rawValue))
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    MemberQueries.list(
      call.id(), MemberQueries.State(rawValue: word) ?? .current,
      named: call.shortText("q", upTo: 200)
    ).query(page: page, pageSize: pageSize))
}

/// One of those who are listed.
func getMember(_ call: Call) async throws -> Response {
  try await call.answer(MemberQueries.get(call.id("userId"), in: call.id()))
}

/// Suspends a member.
func pauseMember(_ call: Call) async throws -> Response {
  try await call.answer(MemberQueries.pause(call.id("userId"), in: call.id()))
}

/// Ends a member's pause.
func activateMember(_ call: Call) async throws -> Response {
  try await call.answer(MemberQueries.activate(call.id("userId"), in: call.id()))
}

/// Removes a member.
func removeMember(_ call: Call) async throws -> Response {
  try await call.answerDone(MemberQueries.remove(call.id("userId"), from: call.id()))
}

/// Ends the caller's membership.
func leaveGroup(_ call: Call) async throws -> Response {
  let input = try call.input(LeaveGroup.self)
  return try await call.answer(MemberQueries.leave(call.id(), successor: input.successorId))
}

/// Makes another member leader in the caller's place.
func transferLeadership(_ call: Call) async throws -> Response {
  let input = try call.input(TransferLeadership.self)
  return try await call.answer(GroupQueries.transferLeadership(call.id(), to: input.userId))
}

/// Joins by a join code.
func joinGroup(_ call: Call) async throws -> Response {
  let input = try call.input(JoinGroup.self)
  return try await call.answer(MemberQueries.join(code: input.code))
}
