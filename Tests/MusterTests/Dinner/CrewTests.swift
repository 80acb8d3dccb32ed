import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Crews, seats and flags (D1, D2).
@Suite struct CrewTests {
  @Test("D1: a dinner group is a crew of 3 to 5, joined by code, with one leader, who sits first")
  func made() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let made = try await ann.client.createDinnerGroup(CreateDinnerGroup(name: "Night Cooks"))
      #expect(made.group.name == "Night Cooks")
      #expect(made.group.template == "Dinner Crew")
      #expect(made.group.minMembers == 3 && made.group.maxMembers == 5)
      #expect(made.group.succession == .automatic)
      #expect(made.group.leaderId == ann.id)
      #expect(made.group.joinCode?.count == 8)
      #expect(!made.isReady && !made.isLive && !made.isLocked)
      #expect(made.seats.map(\.slot) == [1] && made.seats.map(\.userId) == [ann.id])
      #expect(made.videoLinks == [nil])
      let answer = try await ann.client.send(.get, "/dinner/groups/\(made.group.id)").json()
      #expect(
        answer["group"] == (try await ann.client.send(.get, "/groups/\(made.group.id)").json()))
      // However it is made.
      let bob = try await server.person("Bob")
      let plain = try await bob.client.createGroup(
        CreateGroup(name: "Late Cooks", template: "Dinner Crew"))
      #expect(try await bob.client.dinnerGroup(plain.id).seats.map(\.userId) == [bob.id])
    }
  }

  @Test("D1: making a crew answers where it is, and with the same key makes it once")
  func location() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let body = Data(#"{"name":"Night Cooks"}"#.utf8)
      let headers: HTTPHeaders = ["Idempotency-Key": "k"]
      let first = try await ann.client.send(.post, "/dinner/groups", body: body, headers: headers)
      let again = try await ann.client.send(.post, "/dinner/groups", body: body, headers: headers)
      #expect(first.status == 201 && again.status == 201)
      let id = try first.json()["group"]?["id"]?.text ?? ""
      #expect(first.headers["Location"] == "/api/v1/dinner/groups/\(id)")
      #expect(try again.json()["group"]?["id"]?.text == id)
    }
  }

  @Test("D1: a crew takes five, and no sixth, by code or by invitation")
  func five() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Full", of: 5)
      #expect(try await crew.now.seats.map(\.slot) == [1, 2, 3, 4, 5])
      let late = try await server.person("Late")
      let code = try #require(try await crew.now.group.joinCode)
      #expect(try await problem { try await late.client.join(code: code) }.code == "group_full")
      let link = try await crew.client.createInvite(CreateInvite(link: true), to: crew.group)
      let token = try #require(link.token)
      #expect(
        try await problem { try await late.client.acceptInvite(token: token) }.code
          == "group_full")
      #expect(try await crew.now.seats.count == 5)
      // The seats alone hold as well, whatever the group says.
      try await server.sql(
        """
        set session_replication_role = replica;
        update public.groups set max_members = 9 where id = '\(crew.group)'
        """)
      #expect(try await problem { try await late.client.join(code: code) }.code == "group_full")
    }
  }

  @Test("D1: nobody is in two crews: by making one, by code, by invitation, by any")
  func one() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Own", of: 2, isLive: false)
      let other = try await server.crew("Other", of: 1, isLive: false)
      let bob = crew.people[1]
      let code = try #require(try await other.now.group.joinCode)
      let invite = try await other.client.createInvite(
        CreateInvite(userId: bob.id), to: other.group)
      let link = try await other.client.createInvite(CreateInvite(link: true), to: other.group)
      let token = try #require(link.token)
      let ways: [@Sendable () async throws -> Void] = [
        { _ = try await bob.client.createDinnerGroup(CreateDinnerGroup(name: "Second")) },
        {
          _ = try await bob.client.createGroup(
            CreateGroup(name: "Second", template: "Dinner Crew"))
        },
        { _ = try await bob.client.join(code: code) },
        { try await bob.client.acceptInvite(invite.id) },
        { try await bob.client.acceptInvite(token: token) },
      ]
      for way in ways {
        let refusal = try await problem { try await way() }
        #expect(refusal.status == 409 && refusal.code == "already_in_dinner_group")
      }
      #expect(
        try await server.value(
          "select count(*) from public.group_memberships where user_id = '\(bob.id)'"
            + " and status in ('active', 'paused')") == "1")
      // Paused is still in it; whoever has left is free.
      try await crew.client.pauseMember(bob.id, in: crew.group)
      #expect(
        try await problem { try await bob.client.join(code: code) }.code
          == "already_in_dinner_group")
      try await bob.client.leaveGroup(crew.group)
      _ = try await bob.client.join(code: code)
      #expect(try await other.now.seats.map(\.userId) == [other.leader.id, bob.id])
    }
  }

  @Test("D1: a seat is freed with its video; whoever comes next takes the lowest, gaps stay")
  func gaps() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Gap", of: 4)
      try await crew.people[1].client.leaveGroup(crew.group)
      var now = try await crew.now
      #expect(now.seats.map(\.slot) == [1, 3, 4])
      #expect(
        now.videoLinks
          == [
            "https://videos.example.org/1", nil, "https://videos.example.org/3",
            "https://videos.example.org/4",
          ])
      #expect(now.isLive)
      try await crew.client.removeMember(crew.people[2].id, from: crew.group)
      let new = try await server.person("New")
      let code = try #require(try await crew.now.group.joinCode)
      _ = try await new.client.join(code: code)
      now = try await crew.now
      #expect(now.seats.map(\.slot) == [1, 2, 4])
      #expect(now.seats[1].userId == new.id && now.seats[1].videoUrl == nil)
    }
  }

  @Test("D1: when the leader leaves, the longest-standing member leads, and edits the profile")
  func succession() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Heir", of: 4)
      try await crew.leader.client.leaveGroup(crew.group)
      let heir = crew.people[1]
      let now = try await heir.client.dinnerGroup(crew.group)
      #expect(now.group.leaderId == heir.id)
      #expect(now.seats.map(\.slot) == [2, 3, 4])
      try await heir.client.setDinnerVideos(
        [nil, "https://a.example/2", "https://a.example/3", nil], of: crew.group)
      #expect(
        try await problem { try await crew.client.setDinnerVideos([nil], of: crew.group) }.status
          == 403)
    }
  }

  @Test("D1: size, succession, code and nesting of the template are nobody's to change")
  func template() async throws {
    try await TestServer.with { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let id = try #require(
        try await server.value("select id from public.group_templates where name = 'Dinner Crew'"))
      for change in [
        #"{"maxMembers":9}"#, #"{"minMembers":1}"#, #"{"succession":"protect"}"#,
        #"{"mayNest":true}"#, #"{"hasJoinCode":false}"#,
      ] {
        let answer = try await admin.client.send(
          .patch, "/group-templates/\(id)", body: Data(change.utf8))
        #expect(answer.status == 409 && answer.problem?.code == "system_template", "\(change)")
      }
      let answer = try await admin.client.send(
        .patch, "/group-templates/\(id)", body: Data(#"{"description":"Dine"}"#.utf8))
      #expect(answer.status == 200)
    }
  }

  @Test("D2: ready is three active members or more, after every change")
  func ready() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Ready", of: 2, isLive: false)
      #expect(try await crew.flags == "")
      let third = try await server.person("Third")
      let code = try #require(try await crew.now.group.joinCode)
      _ = try await third.client.join(code: code)
      #expect(try await crew.flags == "ready")
      try await crew.client.pauseMember(third.id, in: crew.group)
      #expect(try await crew.flags == "")
      try await crew.client.activateMember(third.id, in: crew.group)
      #expect(try await crew.flags == "ready")
      try await crew.client.removeMember(third.id, from: crew.group)
      #expect(try await crew.flags == "")
    }
  }

  @Test("D2: live is ready with a video for each taken seat, after every change")
  func live() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Live", of: 4, isLive: false)
      try await crew.client.setDinnerVideos(Crew.videos(3), of: crew.group)
      #expect(try await crew.flags == "ready")
      // Whoever goes takes the seat that has none along.
      try await crew.people[3].client.leaveGroup(crew.group)
      #expect(try await crew.flags == "ready live")
      let new = try await server.person("New")
      let code = try #require(try await crew.now.group.joinCode)
      _ = try await new.client.join(code: code)
      #expect(try await crew.flags == "ready")
      try await crew.client.setDinnerVideos(Crew.videos(3), of: crew.group)
      #expect(try await crew.flags == "ready")
      try await crew.client.setDinnerVideos(Crew.videos(4), of: crew.group)
      #expect(try await crew.flags == "ready live")
      // A paused member keeps the seat, and it counts.
      try await crew.client.pauseMember(new.id, in: crew.group)
      #expect(try await crew.flags == "ready live")
      try await crew.client.setDinnerVideos(Crew.videos(3), of: crew.group)
      #expect(try await crew.flags == "ready")
      try await crew.client.setDinnerVideos([], of: crew.group)
      #expect(try await crew.now.videoLinks == [nil, nil, nil, nil])
    }
  }

  @Test("D2: a crew is locked and its group held exactly while it hosts or attends")
  func locked() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      func holds() async throws -> String? {
        try await server.value(
          """
          select count(*) from public.group_holds
          where reason = 'dinner' and group_id in ('\(host.group)', '\(guest.group)')
          """)
      }
      _ = try await host.host()
      #expect(try await host.flags == "ready live locked")
      let request = try await guest.ask(host)
      #expect(try await guest.flags == "ready live")
      #expect(try await holds() == "1")
      try await host.client.acceptDinnerRequest(request.id)
      #expect(try await guest.flags == "ready live locked")
      #expect(try await holds() == "2")
      try await host.client.completeDinnerParty(of: host.group)
      #expect(try await host.flags == "ready live")
      #expect(try await guest.flags == "ready live")
      #expect(try await holds() == "0")
    }
  }

  @Test("D2: nobody comes into a locked crew, by code or invitation; nobody archives or deletes it")
  func held() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Held")
      let late = try await server.person("Late")
      let code = try #require(try await crew.now.group.joinCode)
      let invite = try await crew.client.createInvite(
        CreateInvite(userId: late.id), to: crew.group)
      let link = try await crew.client.createInvite(CreateInvite(link: true), to: crew.group)
      let token = try #require(link.token)
      _ = try await crew.host()
      let ways: [@Sendable () async throws -> Void] = [
        { _ = try await late.client.join(code: code) },
        { try await late.client.acceptInvite(invite.id) },
        { try await late.client.acceptInvite(token: token) },
        { _ = try await crew.client.archiveGroup(crew.group) },
        { try await crew.client.deleteGroup(crew.group) },
      ]
      for way in ways {
        let refusal = try await problem { try await way() }
        #expect(refusal.status == 409 && refusal.code == "locked")
      }
      #expect(try await crew.now.seats.count == 3)
      try await crew.client.cancelDinnerParty(of: crew.group)
      try await late.client.acceptInvite(invite.id)
      #expect(try await crew.now.seats.count == 4)
    }
  }
}
