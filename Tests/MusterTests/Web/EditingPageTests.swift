import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Two who change one thing on pages that both had open.
@Suite struct EditingPageTests {
  /// Both open a page, and send its form with words of their own.
  private func together(
    _ path: String, _ action: String, _ field: String, _ first: Surfer, _ second: Surfer,
    now: () async throws -> String
  ) async throws {
    let mine = try await first.open(path).form(action, [field: "Mine"])
    let theirs = try await second.open(path).form(action, [field: "Theirs"])
    #expect(try await first.send(path, mine).status == 303, "\(action)")
    let told = try await second.send(path, theirs)
    #expect(told.status == 412, "\(action)")
    #expect(try await now() == "Mine")
    // What they wrote is there to be saved, and they may.
    let again = try told.form(action)
    #expect(again.contains { $0 == (field, "Theirs") }, "\(action)")
    #expect(try await second.send(path, again).status == 303, "\(action)")
    #expect(try await now() == "Theirs")
  }

  @Test("R5: whoever saves a group, an expense or a post second is told, and loses nothing")
  func group() async throws {
    try await Club.with { club in
      let client = club.ann.client
      let one = try await Surfer.signedIn(club.ann, on: club.server)
      let two = try await Surfer.signedIn(club.ann, on: club.server)
      let path = "/groups/\(club.group.id)"
      try await together("\(path)/settings", "updateGroup", "name", one, two) {
        try await client.group(club.group.id).value.name
      }
      let post = try await club.thread(by: club.ann)
      try await together("\(path)/forum/\(post.id)/edit", "updatePost", "body", one, two) {
        try await client.thread(post.id).value.thread.body ?? ""
      }
      let expense = try await Flat(group: club.group, people: [club.ann, club.bob]).spend(
        CreateExpense(
          description: "Milk", amount: 100, currency: "EUR", paidBy: .one(club.ann.id),
          split: .equal([club.ann.id, club.bob.id])))
      try await together(
        "\(path)/expenses/\(expense.id)/edit", "updateExpense", "description", one, two
      ) {
        try await client.expense(expense.id, in: club.group.id).value.description
      }
    }
  }

  @Test("R5: whoever saves a journey second is told, and loses nothing")
  func journey() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney()
      let one = try await Surfer.signedIn(ann, on: server)
      let two = try await Surfer.signedIn(ann, on: server)
      try await together("/journeys/\(journey.id)/edit", "updateJourney", "title", one, two) {
        try await ann.client.journey(journey.id).value.title
      }
      #expect(try await ann.client.journey(journey.id).value.content == journey.content)
    }
  }

  @Test("R5: a form that was refused for something else still knows what it was read as")
  func refusedBefore() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let path = "/groups/\(group.id)/settings"
      let surfer = try await Surfer.signedIn(ann, on: server)
      let wrong = try await surfer.open(path).form("updateGroup", ["maxMembers": "few"])
      var change = UpdateGroup()
      change.name = .set("Mine")
      _ = try await ann.client.updateGroup(group.id, change)
      let refused = try await surfer.send(path, wrong)
      #expect(refused.status == 422)
      let right = try refused.form("updateGroup", ["maxMembers": "", "name": "Theirs"])
      #expect(try await surfer.send(path, right).status == 412)
      #expect(try await ann.client.group(group.id).value.name == "Mine")
    }
  }
}
