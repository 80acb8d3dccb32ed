import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct DinnerLiveTests {
  @Test("D5: over a stream, members of both crews hear of parties and requests, nobody else does")
  func streams() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest", of: 4)
      let eve = try await server.person("Eve")
      let hosting = try await server.events(of: host.people[1])
      let asking = try await server.events(of: guest.people[1])
      let leaver = try await server.events(of: guest.people[2])
      let stranger = try await server.events(of: eve)
      let party = try await host.host()
      try await hosting.until("dinner.party_changed", with: party.description)
      let request = try await guest.ask(host)
      for stream in [hosting, asking, leaver] {
        try await stream.until("dinner.request_changed", with: request.id.description)
      }
      // Who has left the crew hears no more of it.
      try await guest.people[2].client.leaveGroup(guest.group)
      try await asking.until("member.left", with: guest.group.description)
      try await server.mark(guest.people[2], "test.left")
      try await leaver.until("test.left")
      try await host.client.declineDinnerRequest(request.id)
      try await asking.until("dinner.request_changed", with: request.id.description)
      for (person, stream) in [(guest.people[2], leaver), (eve, stranger)] {
        try await server.mark(person, "test.mark")
        let told = try await stream.until("test.mark")
        #expect(!told.contains { $0.type.hasPrefix("dinner.") }, "\(told.map(\.type))")
      }
    }
  }
}
