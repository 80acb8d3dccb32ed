import Foundation
import MusterClient
import Testing

@testable import Muster
@testable import MusterModels

@Suite struct LunchTests: NestingChecks {
  @Test("L1: a lunch is made as document 003's sample shows it; its creator takes part")
  func sample() async throws {
    try await TestServer.shared { server in
      let john = try await server.person("John")
      let jane = try await server.person("Jane")
      for person in [john, jane] {
        var change = UpdateAccount()
        change.fullName = .set("\(person.name) Doe")
        _ = try await person.client.updateAccount(change)
      }
      try await john.eat("vegetarian")
      try await jane.eat("vegan", "gluten-free")
      let canteen = try await john.makeRestaurant()
      let lunch = try await john.makeLunch(on: "2100-01-20", with: [jane])
      for person in [john, jane] { try await person.client.vote(in: lunch.id, for: canteen.id) }
      try await john.step(lunch, to: .voting)
      let answer = try await john.client.send(.get, "/lunch-groups/\(lunch.id)").json()
      guard case .object(var fields) = answer else { throw CocoaError(.coderInvalidValue) }
      // Field by field, and these besides.
      for ours in [
        "groupId", "votingEndsAt", "decision", "myVotes", "participantCount", "isParticipant",
      ] {
        #expect(fields.removeValue(forKey: ours) != nil, "\(ours)")
      }
      for time in ["createdAt", "updatedAt"] {
        let text = fields.removeValue(forKey: time)?.text ?? ""
        #expect(text.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/), "\(time)")
      }
      let expected = """
        {
          "id": "\(lunch.id)",
          "date": "2100-01-20",
          "status": "voting",
          "location": {
            "lat": 40.7128,
            "lng": -74.0060,
            "address": "123 Main St, New York, NY"
          },
          "participants": [
            {
              "id": "\(john.id)",
              "name": "John Doe",
              "dietaryRequirements": ["vegetarian"]
            },
            {
              "id": "\(jane.id)",
              "name": "Jane Doe",
              "dietaryRequirements": ["vegan", "gluten-free"]
            }
          ],
          "aggregatedDietaryRequirements": ["vegetarian", "vegan", "gluten-free"],
          "selectedRestaurantId": null,
          "votes": [
            {
              "restaurantId": "\(canteen.id)",
              "voteCount": 2
            }
          ],
          "createdById": "\(john.id)"
        }
        """
      #expect(
        try JSONDecoder().decode(JSONValue.self, from: Data(expected.utf8)) == .object(fields))
    }
  }

  @Test("L1: a new lunch is planned, for a day that is not over where its creator is")
  func day() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let made = try await ann.makeLunch()
      #expect(made.status == .planning && made.createdById == ann.id)
      #expect(made.participants?.map(\.id) == [ann.id] && made.isParticipant)
      #expect(made.selectedRestaurantId == nil && made.decision == nil && made.groupId == nil)
      // Of these two one has another day than UTC at any time.
      for zone in ["Pacific/Kiritimati", "Etc/GMT+12", "UTC"] {
        var change = UpdateAccount()
        change.timeZone = .set(zone)
        _ = try await ann.client.updateAccount(change)
        func today() async throws -> (String, String) {
          let row = try await server.rows(
            """
            select (clock_timestamp() at time zone '\(zone)')::date,
              (clock_timestamp() at time zone '\(zone)')::date - 1
            """)
          return (row[0][0] ?? "", row[0][1] ?? "")
        }
        var (before, after) = (("", ""), (" ", ""))
        while before != after {
          before = try await today()
          let yesterday = before.1
          let late = try await problem { try await ann.makeLunch(on: yesterday) }
          #expect(late.status == 422 && late.errors?.map(\.field) == ["date"])
          #expect(late.errors?.map(\.code) == ["range"])
          let lunch = try? await ann.makeLunch(on: before.0)
          after = try await today()
          if before == after { #expect(lunch?.date == before.0) }
        }
      }
    }
  }

  @Test("L1: a lunch for a group invites its active members, who join in one step")
  func group() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let group = try await ann.makeGroup(joinedBy: [bob, cid, dan])
      _ = try await ann.client.pauseMember(cid.id, in: group.id)
      _ = try await dan.client.leaveGroup(group.id)
      let inner = try await server.person("Ina")
      let nested = try await ann.makeGroup("Inner", joinedBy: [inner])
      try await nest(nested.id, in: group.id, by: ann, and: ann)
      let lunch = try await ann.makeLunch(for: group)
      #expect(lunch.groupId == group.id)
      for (person, isInvited) in [
        (ann, false), (bob, true), (inner, true), (cid, false), (dan, false),
      ] {
        let invited = try await person.client.notifications().items.contains {
          $0.kind == "lunch_invited" && $0.data["lunchGroupId"]?.text == lunch.id.description
        }
        #expect(invited == isInvited, "\(person.name)")
      }
      for person in [bob, inner] {
        let joined = try await person.client.joinLunchGroup(lunch.id)
        #expect(joined.participants?.last?.id == person.id)
      }
      let paused = try await problem { try await cid.client.joinLunchGroup(lunch.id) }
      #expect(paused.code == "forbidden")
      let gone = try await problem { try await dan.client.joinLunchGroup(lunch.id) }
      #expect(gone.code == "not_found")
      // Who may not make one for it.
      let none = try await problem { try await cid.makeLunch(for: group) }
      #expect(none.code == "forbidden")
      let eve = try await server.person("Eve")
      let hidden = try await problem { try await eve.makeLunch(for: group) }
      #expect(hidden.code == "unknown_group" && hidden.status == 422)
      _ = try await ann.client.archiveGroup(group.id)
      let archived = try await problem { try await bob.makeLunch(for: group) }
      #expect(archived.code == "archived")
      let change = try await problem { try await ann.client.vote(in: lunch.id, for: .init(UUID())) }
      #expect(change.status == 422)
      let step = try await problem { try await ann.step(lunch, to: .voting) }
      #expect(step.code == "archived")
      let deletion = try await problem { try await ann.client.deleteLunchGroup(lunch.id) }
      #expect(deletion.code == "archived")
      #expect(try await bob.client.lunchGroup(lunch.id).status == .planning)
    }
  }

  @Test("L6: participants see a lunch; members of its group that it is; others nothing")
  func details() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let eve = try await server.person("Eve")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      _ = try await ann.client.pauseMember(cid.id, in: group.id)
      try await ann.eat("vegan")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(for: group)
      try await ann.client.vote(in: lunch.id, for: canteen.id)
      for person in [bob, cid] {
        let refused = try await problem { try await person.client.lunchGroup(lunch.id) }
        #expect(refused.status == 403 && refused.code == "not_a_participant")
        let suggestions = try await problem { try await person.client.suggestions(for: lunch.id) }
        #expect(suggestions.code == "not_a_participant")
        let listed = try #require(
          try await person.client.lunchGroups(on: lunch.date).items.first { $0.id == lunch.id })
        #expect(!listed.isParticipant && listed.participantCount == 1)
        #expect(listed.participants == nil && listed.votes == nil && listed.myVotes == nil)
        #expect(listed.aggregatedDietaryRequirements == nil && listed.decision == nil)
        #expect(listed.location.lat == 40.7128 && listed.createdById == ann.id)
      }
      let hidden = try await problem { try await eve.client.lunchGroup(lunch.id) }
      #expect(hidden.code == "not_found")
      #expect(try await eve.client.lunchGroups(on: lunch.date).items.isEmpty)
      #expect(
        try await sqlState {
          try await server.session.run(as: .person(bob.id), "select api.suggestions('\(lunch.id)')")
        } == "MU160")
      // In SQL a row is readable whole or not at all.
      for (person, rows) in [(ann, "1"), (bob, "0"), (eve, "0")] {
        let seen = try await server.session.run(
          as: .person(person.id),
          "select count(*) from public.lunch_groups where id = '\(lunch.id)'")
        #expect(seen == [[rows]])
      }
    }
  }

  @Test("L6: the creator changes all, participants the location while it is planned")
  func update() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(with: [bob])
      var move = UpdateLunchGroup()
      move.locationLat = .set(-12.345678912)
      move.locationLng = .set(179.5)
      move.locationAddress = .set("  By the pier ")
      let moved = try await bob.client.updateLunchGroup(lunch.id, move)
      // Eight decimals are kept.
      #expect(moved.location == .init(lat: -12.34567891, lng: 179.5, address: "By the pier"))
      #expect(moved.updatedAt > lunch.updatedAt)
      var change = UpdateLunchGroup()
      change.selectedRestaurantId = .set(canteen.id)
      let selected = try await problem { try await bob.client.updateLunchGroup(lunch.id, change) }
      #expect(selected.code == "forbidden")
      let stepped = try await problem { try await bob.step(lunch, to: .voting) }
      #expect(stepped.code == "forbidden")
      var ends = UpdateLunchGroup()
      ends.votingEndsAt = .set(Date(timeIntervalSinceNow: 7200))
      let ended = try await problem { try await bob.client.updateLunchGroup(lunch.id, ends) }
      #expect(ended.code == "forbidden")
      #expect(
        try await ann.client.updateLunchGroup(lunch.id, change).selectedRestaurantId
          == canteen.id)
      #expect(try await ann.client.updateLunchGroup(lunch.id, ends).votingEndsAt != nil)
      try await ann.step(lunch, to: .voting)
      let late = try await problem { try await bob.client.updateLunchGroup(lunch.id, move) }
      #expect(late.code == "forbidden")
      move.locationAddress = .clear
      #expect(
        try await ann.client.updateLunchGroup(lunch.id, move).location.address == nil)
      // All of a request or nothing.
      let before = try await server.everything(of: lunch)
      var mixed = UpdateLunchGroup()
      mixed.locationLat = .set(1)
      mixed.status = .set(.completed)
      let step = try await problem { try await ann.client.updateLunchGroup(lunch.id, mixed) }
      #expect(step.code == "wrong_status_step")
      mixed.status = .set(.voting)
      mixed.locationLng = .set(181)
      let place = try await problem { try await ann.client.updateLunchGroup(lunch.id, mixed) }
      #expect(place.errors?.map(\.field) == ["locationLng"])
      #expect(try await server.everything(of: lunch) == before)
    }
  }

  @Test("L1: a lunch that changed since it was read is not changed by If-Match of then")
  func versions() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let lunch = try await ann.makeLunch()
      let read = try await ann.client.send(.get, "/lunch-groups/\(lunch.id)")
      let tag = try #require(read.headers["ETag"])
      func patch(_ tag: String) async throws -> HTTPResponse {
        try await ann.client.send(
          .patch, "/lunch-groups/\(lunch.id)", json: #"{"locationLat":1}"#,
          headers: ["If-Match": tag])
      }
      let changed = try await patch(tag)
      #expect(changed.status == 200 && changed.headers["ETag"] != tag)
      let late = try await patch(tag)
      #expect(late.status == 412 && late.problem?.code == "version_mismatch")
      #expect(try await patch(try #require(changed.headers["ETag"])).status == 200)
    }
  }
}
