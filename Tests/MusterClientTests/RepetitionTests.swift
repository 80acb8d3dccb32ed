import MusterModels
import Testing

@testable import MusterClient

@Suite("Lost connections, and lists of many pages")
struct RepetitionTests {
  private func transport() -> FakeTransport { FakeTransport { _ in throw ConnectionLost() } }

  @Test("What reads, and what has an idempotency key, is sent once more")
  func repeated() async throws {
    let reading = transport()
    let client = try MusterClient(reading)
    await #expect(throws: ConnectionLost.self) { _ = try await client.account() }
    #expect(reading.lines == ["GET /me", "GET /me"])

    let creating = transport()
    let other = try MusterClient(creating)
    await #expect(throws: ConnectionLost.self) {
      _ = try await other.createGroup(CreateGroup(name: "Crew"), idempotencyKey: "key")
    }
    #expect(creating.requests.count == 2)
    #expect(creating.requests.first == creating.requests.last)
  }

  @Test("What may have been done is not done again")
  func notRepeated() async throws {
    let transport = transport()
    let client = try MusterClient(transport)
    await #expect(throws: ConnectionLost.self) {
      _ = try await client.createGroup(CreateGroup(name: "Crew"))
    }
    await #expect(throws: ConnectionLost.self) { try await client.deleteGroup(groupId) }
    #expect(transport.lines == ["POST /groups", "DELETE /groups/\(Samples.groupId)"])
  }

  @Test(
    "A list's pages are fetched up to the last one",
    arguments: [(0, false, 1), (3, false, 2), (4, false, 2), (4, true, 3), (5, true, 3)])
  func pages(_ count: Int, _ isCapped: Bool, _ requests: Int) async throws {
    let transport = FakeTransport { request in
      let page = Int(request.line.firstMatch(of: /page=(\d+)/)?.1 ?? "0") ?? 0
      let here = max(0, min(2, count - (page - 1) * 2))
      let items = Array(repeating: Samples.member, count: here).joined(separator: ",")
      return .json(
        """
        {"items": [\(items)], "page": \(page), "pageSize": 2,
         "total": \(isCapped ? 2 : count), "totalIsCapped": \(isCapped)}
        """)
    }
    let client = try MusterClient(transport)
    let all = AllItems(pageSize: 2) {
      try await client.members(of: groupId, page: $0, pageSize: $1)
    }
    #expect(try await all.collect().count == count)
    #expect(transport.requests.count == requests)
  }
}
