import MusterClient
import MusterModels
import Testing

@testable import Muster

/// ETag and If-Match (api.md, R5).
@Suite struct VersionTests {
  private func rename(_ name: String) -> UpdateGroup {
    var change = UpdateGroup()
    change.name = .set(name)
    return change
  }

  @Test("R5: every change gives a group another ETag; reading gives the same")
  func changes() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      var seen = [try #require(await ann.client.group(group.id).etag)]
      #expect(try await ann.client.group(group.id).etag == seen[0])
      func expectNew(_ change: () async throws -> Void) async throws {
        try await change()
        let etag = try #require(await ann.client.group(group.id).etag)
        #expect(!seen.contains(etag))
        seen.append(etag)
      }
      try await expectNew { try await ann.client.updateGroup(group.id, rename("New")) }
      try await expectNew { try await bob.client.join(code: try #require(group.joinCode)) }
      try await expectNew { try await ann.client.pauseMember(bob.id, in: group.id) }
      try await expectNew { try await ann.client.activateMember(bob.id, in: group.id) }
      try await expectNew { try await ann.client.rotateJoinCode(of: group.id) }
      try await expectNew { try await ann.client.turnOffJoinCode(of: group.id) }
      try await expectNew { try await ann.client.transferLeadership(of: group.id, to: bob.id) }
      try await expectNew { try await bob.client.archiveGroup(group.id) }
      try await expectNew { try await bob.client.unarchiveGroup(group.id) }
    }
  }

  @Test(
    "R5: If-Match with an old tag is refused and changes nothing; with the present one it goes on")
  func ifMatch() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let old = try #require(await ann.client.group(group.id).etag)
      // The answer to a change has the tag for the next one.
      let first = try await ann.client.updateGroup(group.id, rename("One"), ifMatch: old)
      let second = try await ann.client.updateGroup(group.id, rename("Two"), ifMatch: first.etag)
      #expect(second.value.name == "Two")
      for tag in [old, first.etag ?? "", "W/\(second.etag ?? "")", "\"x\"", "", "\"\"", "1"] {
        let refusal = try await problem {
          try await ann.client.updateGroup(group.id, rename("Three"), ifMatch: tag)
        }
        #expect(refusal.status == 412, "\(tag)")
        #expect(refusal.code == "version_mismatch")
      }
      #expect(try await ann.client.group(group.id) == second)
      let any = try await ann.client.updateGroup(group.id, rename("Three"), ifMatch: "*")
      #expect(any.value.name == "Three")
    }
  }

  @Test("R5: of two who change what they read at once, one is told to read again")
  func race() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let client = ann.client
      for round in 0..<10 {
        let tag = try #require(await client.group(group.id).etag)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
          for name in ["left", "right"] {
            tasks.addTask {
              try await client.send(
                .patch, "/groups/\(group.id)", json: #"{"name":"\#(name) \#(round)"}"#,
                headers: ["If-Match": tag]
              ).status
            }
          }
          return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [200, 412])
      }
    }
  }

  @Test("R5: who may not change a group is told so before they are told of its version")
  func forbidden() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let asMember = try await problem {
        try await bob.client.updateGroup(group.id, rename("Mine"), ifMatch: "\"0\"")
      }
      #expect(asMember.status == 403)
      let asStranger = try await problem {
        try await eve.client.updateGroup(group.id, rename("Mine"), ifMatch: "\"0\"")
      }
      #expect(asStranger.status == 404)
    }
  }
}
