import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// The profile of a crew: its videos (D3).
@Suite struct VideoTests {
  @Test("D3: only the leader edits the profile; the crew reads it, others do not")
  func leader() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Film")
      let stranger = try await server.person("Stranger")
      for member in crew.people.dropFirst() {
        #expect(try await member.client.dinnerGroup(crew.group).videoLinks == Crew.videos(3))
        let refusal = try await problem {
          try await member.client.setDinnerVideos([nil], of: crew.group)
        }
        #expect(refusal.status == 403 && refusal.permission == "leader")
      }
      #expect(
        try await problem { try await stranger.client.dinnerGroup(crew.group) }.status == 404)
      #expect(
        try await problem { try await stranger.client.setDinnerVideos([], of: crew.group) }.status
          == 404)
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      #expect(try await admin.client.dinnerGroup(crew.group).videoLinks == Crew.videos(3))
    }
  }

  @Test("D3: videos are at most five, one a seat, http or https; what is wrong changes nothing")
  func checked() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Check", of: 4)
      // Seat 2 is free, in the middle.
      try await crew.people[1].client.leaveGroup(crew.group)
      let before = try await crew.now.videoLinks
      let one = "https://videos.example.org/new"
      for links: [String?] in [
        [one, nil, one, one, nil, nil], [one, nil, one, one, nil, one],
        [one, one, one, one], [one, nil, one, one, one],
        ["javascript:alert(1)"], ["data:text/html,x"], ["ftp://a.example/1"], ["//a.example/1"],
        ["https://"], ["https:///x"], ["https://user:pass@a.example/"], ["https://a b.example/"],
        [" https://a.example/1"], ["https://a.example/\n1"], [""], ["x"],
        ["https://a.example/" + String(repeating: "x", count: 1_983)],
        [one, nil, "javascript:alert(1)"],
      ] {
        let refusal = try await problem {
          try await crew.client.setDinnerVideos(links, of: crew.group)
        }
        #expect(refusal.status == 422, "\(links)")
        #expect(refusal.errors?.first?.field == "videoLinks", "\(links)")
      }
      for body in [
        #"{}"#, #"{"videoLinks":null}"#, #"{"videoLinks":"https://a.example/1"}"#,
        #"{"videoLinks":[7]}"#, #"{"videoLinks":[["https://a.example/1"]]}"#,
      ] {
        let answer = try await crew.client.send(
          .put, "/dinner/groups/\(crew.group)/videos", body: Data(body.utf8))
        #expect(answer.status == 422, "\(body)")
      }
      #expect(try await crew.now.videoLinks == before)
      let longest = "HTTPS://a.example/" + String(repeating: "x", count: 1_982)
      try await crew.client.setDinnerVideos(
        [longest, nil, "http://[2001:db8::1]:8080/a?b#c", nil], of: crew.group)
      #expect(
        try await crew.now.videoLinks == [longest, nil, "http://[2001:db8::1]:8080/a?b#c", nil])
    }
  }

  @Test("D3: while a crew is locked its profile stays as it is")
  func locked() async throws {
    try await TestServer.shared { server in
      let (host, guest, _) = try await server.agreedCrews()
      for crew in [host, guest] {
        let refusal = try await problem {
          try await crew.client.setDinnerVideos([nil], of: crew.group)
        }
        #expect(refusal.status == 409 && refusal.code == "locked")
        #expect(try await crew.now.videoLinks == Crew.videos(3))
      }
    }
  }

  @Test("K14: who sits where is for those who see the members; the videos are the whole crew's")
  func hiddenMembers() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Hide")
      var change = UpdateGroup()
      change.showMemberList = .set(false)
      _ = try await crew.client.updateGroup(crew.group, change)
      let seen = try await crew.people[1].client.dinnerGroup(crew.group)
      #expect(seen.seats.map(\.userId) == [crew.people[1].id])
      #expect(seen.videoLinks == Crew.videos(3))
      #expect(try await crew.now.seats.count == 3)
    }
  }
}
