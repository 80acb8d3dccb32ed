import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct CreateGroupTests {
  @Test("K1: create_group makes the group, its roles, the creator's membership and leader role")
  func create() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.client.createGroup(
        CreateGroup(name: " Flat 3 ", template: "Household"))
      #expect(group.name == "Flat 3")
      #expect(group.leaderId == ann.id)
      #expect(group.memberCount == 1)
      #expect(group.succession == .choose)
      let members = try await ann.client.members(of: group.id)
      #expect(members.items.map(\.roles) == [["Admin"]])
      #expect(try await ann.client.myGroups().items.map(\.id) == [group.id])
    }
  }

  @Test("K7: the last leader of a household names a successor, then is a previous member")
  func walkThrough() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(template: "Household")
      let link = try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
      let joined = try await bob.client.acceptInvite(token: try #require(link.token))
      #expect(joined.membership?.status == .active)
      let refusal = try await problem { try await ann.client.leaveGroup(group.id) }
      #expect(refusal.code == "last_leader")
      #expect(refusal.status == 409)
      #expect(refusal.candidates?.map(\.userId) == [bob.id])
      _ = try await ann.client.leaveGroup(group.id, successor: bob.id)
      #expect(try await ann.client.myGroups(state: .previous).items.map(\.id) == [group.id])
      #expect(try await bob.client.group(group.id).value.leaderId == bob.id)
    }
  }
}
