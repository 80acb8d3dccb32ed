import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct FeedbackTests {
  @Test("M1: feedback is read by the two, and by those who see what others were given")
  func readers() async throws {
    try await Club.with { club in
      let given = try await club.ann.client.giveFeedback(
        GiveFeedback(userId: club.bob.id, body: "Well done"), in: club.group.id)
      #expect(given.author?.fullName == "Ann" && given.recipient?.fullName == "Bob")
      #expect(given.editableUntil.timeIntervalSince(given.createdAt) == 3600)
      #expect(try await club.told(club.bob) == ["feedback_received"])
      #expect(try await club.bob.client.feedback(given.id) == given)
      #expect(try await problem { try await club.cid.client.feedback(given.id) }.status == 404)
      #expect(try await club.cid.client.feedback(in: club.group.id).items.isEmpty)
      for (direction, person, count) in [
        (Feedback.Direction.received, nil as Person?, 1), (.given, nil, 0),
        (.given, club.ann, 1), (.received, club.ann, 0), (nil, club.ann, 1), (nil, club.cid, 0),
        (nil, nil, 1),
      ] {
        let list = try await club.bob.client.feedback(
          in: club.group.id, of: person?.id, direction: direction)
        #expect(list.items.count == count && list.total == count)
      }
      try await club.server.grant("view_member_feedback", to: "Member", of: club.group.id)
      #expect(
        try await club.cid.client.feedback(
          in: club.group.id, of: club.bob.id, direction: .received
        ).items.map(\.id) == [given.id])
      #expect(try await club.bob.client.export().feedbackReceived.count == 1)
      #expect(try await club.ann.client.export().feedbackGiven.count == 1)
      let eve = try await club.server.person("Eve")
      try await club.server.makeAdmin(eve)
      #expect(try await problem { try await eve.client.feedback(given.id) }.status == 404)
      #expect(
        try await problem { try await eve.client.feedback(in: club.group.id) }.code == "forbidden")
    }
  }

  @Test("K5, K6: who has left or is paused reads what they were given and gave, and gives nothing")
  func frozen() async throws {
    try await Club.with { club in
      try await club.server.grant("provide_feedback_to_members", to: "Member", of: club.group.id)
      try await club.server.grant("view_member_feedback", to: "Member", of: club.group.id)
      let received = try await club.ann.client.giveFeedback(
        GiveFeedback(userId: club.bob.id, body: "To Bob"), in: club.group.id)
      let sent = try await club.bob.client.giveFeedback(
        GiveFeedback(userId: club.cid.id, body: "From Bob"), in: club.group.id)
      try await club.ann.client.giveFeedback(
        GiveFeedback(userId: club.cid.id, body: "To Cid"), in: club.group.id)
      #expect(try await club.bob.client.feedback(in: club.group.id).total == 3)
      for step in 0..<2 {
        if step == 0 {
          try await club.ann.client.pauseMember(club.bob.id, in: club.group.id)
        } else {
          _ = try await club.bob.client.leaveGroup(club.group.id)
        }
        let list = try await club.bob.client.feedback(in: club.group.id)
        #expect(Set(list.items.map(\.id)) == [received.id, sent.id], "\(step)")
        for refused in [
          try await problem {
            try await club.bob.client.giveFeedback(
              GiveFeedback(userId: club.cid.id, body: "x"), in: club.group.id)
          },
          try await problem { try await club.bob.client.editFeedback(sent.id, body: "x") },
          try await problem { try await club.bob.client.withdrawFeedback(sent.id) },
        ] { #expect(refused.code == "forbidden", "\(step)") }
        // Nothing new involves them.
        for refused in [
          try await problem {
            try await club.ann.client.giveFeedback(
              GiveFeedback(userId: club.bob.id, body: "x"), in: club.group.id)
          },
          try await problem { try await club.ann.client.editFeedback(received.id, body: "x") },
        ] { #expect(refused.status == 409 && refused.code == "cannot_receive_feedback") }
      }
      try await club.ann.client.withdrawFeedback(received.id)
      #expect(
        try await club.bob.client.feedback(in: club.group.id).items.map(\.id) == [sent.id])
    }
  }

  @Test("M1: its author changes and withdraws feedback until the time that the platform sets")
  func window() async throws {
    try await Club.with { club in
      let given = try await club.ann.client.giveFeedback(
        GiveFeedback(userId: club.bob.id, body: "Well done"), in: club.group.id)
      for act in [
        { try await club.bob.client.editFeedback(given.id, body: "x") as Any },
        { try await club.bob.client.withdrawFeedback(given.id) as Any },
      ] { #expect(try await problem { try await act() }.code == "forbidden") }
      let edited = try await club.ann.client.editFeedback(given.id, body: "Very well done")
      #expect(edited.body == "Very well done" && edited.editedAt != nil)
      #expect(try await club.told(club.bob) == ["feedback_received", "feedback_changed"])
      try await club.server.sql(
        """
        update public.feedback set created_at = clock_timestamp() - interval '60 minutes'
        where id = '\(given.id)'
        """)
      for act in [
        { try await club.ann.client.editFeedback(given.id, body: "x") as Any },
        { try await club.ann.client.withdrawFeedback(given.id) as Any },
      ] {
        let late = try await problem { try await act() }
        #expect(late.status == 409 && late.code == "editing_over")
      }
      let second = try await club.ann.client.giveFeedback(
        GiveFeedback(userId: club.bob.id, body: "Again"), in: club.group.id)
      try await club.ann.client.withdrawFeedback(second.id)
      for person in [club.ann, club.bob] {
        #expect(try await problem { try await person.client.feedback(second.id) }.status == 404)
      }
      #expect(
        try await club.server.value("select body from public.feedback where id = '\(second.id)'")
          == nil)
    }
  }

  @Test("M1: platform admins set how long feedback can be changed, from 0 to 10,080 minutes")
  func setting() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      try await server.makeAdmin(ann)
      #expect(try await ann.client.platformSettings().feedbackEditingMinutes == 60)
      var change = UpdatePlatformSettings()
      change.feedbackEditingMinutes = .set(0)
      #expect(try await ann.client.updatePlatformSettings(change).feedbackEditingMinutes == 0)
      let given = try await ann.client.giveFeedback(
        GiveFeedback(userId: bob.id, body: "x"), in: group.id)
      #expect(given.editableUntil == given.createdAt)
      let late = try await problem { try await ann.client.editFeedback(given.id, body: "y") }
      #expect(late.code == "editing_over")
      for value in ["-1", "10081", "null", "\"x\"", "1.5"] {
        let answer = try await ann.client.send(
          .patch, "/admin/settings", json: #"{"feedbackEditingMinutes":\#(value)}"#)
        #expect(answer.status == 422, "\(value)")
      }
      #expect(
        try await server.value(
          "select count(*) from public.audit_log where action = 'platform_settings.changed'") == "1"
      )
    }
  }
}
