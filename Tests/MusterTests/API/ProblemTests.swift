import Foundation
import HTTPServer
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ProblemTests {
  /// The routes below a group, with a body that would be fine.
  private static let ofGroup = Routes.endpoints.filter { $0.path.hasPrefix("/groups/{id}") }

  private static func body(_ operation: String, _ person: User.ID) -> String? {
    switch operation {
    case "updateGroup": #"{"name":"x"}"#
    case "leaveGroup": "{}"
    case "transferLeadership": #"{"userId":"\#(person)"}"#
    case "createInvite": #"{"link":true}"#
    case "createRole", "updateRole": #"{"name":"Helper"}"#
    case "createWebhook": #"{"url":"https://hooks.example.org"}"#
    case "offerNesting": #"{"groupId":"\#(UUID())"}"#
    case "createExpense", "createRecurringExpense":
      """
      {"description":"x","amount":1,"currency":"EUR","paidBy":"\(person)","split":{"mode":"equal",
      "participants":[{"userId":"\(person)"}]}\(operation == "createExpense" ? "" : recurring)}
      """
    case "updateExpense", "updateRecurringExpense": #"{"note":"x"}"#
    case "importExpenses": #"{"csv":"Date,Description,Category,Cost,Currency,Ann"}"#
    case "createPlaceholder", "renamePlaceholder": #"{"fullName":"x"}"#
    case "invitePlaceholder": #"{"link":true}"#
    case "createSettlement":
      """
      {"fromUserId":"\(person)","toUserId":"\(UUID())","amount":1,"currency":"EUR"}
      """
    case "openThread": #"{"title":"x","body":"y"}"#
    case "giveFeedback": #"{"userId":"\#(person)","body":"x"}"#
    default: nil
    }
  }

  private static let recurring =
    #","every":{"unit":"month","interval":1},"startsOn":"2100-01-01""#

  private func said(_ answer: HTTPResponse) -> [String] {
    answer.headers.filter { !["Date", "X-Request-Id"].contains($0.name) }
      .map { "\($0.name): \($0.value)" }.sorted()
      + ["\(answer.status)", String(decoding: answer.body, as: UTF8.self)]
  }

  @Test(
    "R4: what is hidden answers byte for byte as what is absent",
    arguments: ofGroup.map(\.operation))
  func hidden(operation: String) async throws {
    let endpoint = try #require(Self.ofGroup.first { $0.operation == operation })
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let group = try await ann.makeGroup()
      var answers: [[String]] = []
      for id in [group.id.description, "00000000-0000-4000-8000-000000000000", "no-uuid"] {
        let path =
          endpoint.path.replacing("{id}", with: id)
          .replacing("{userId}", with: ann.id.description)
          .replacing("{roleId}", with: UUID().uuidString)
          .replacing("{groupId}", with: UUID().uuidString)
          .replacing("{expenseId}", with: UUID().uuidString)
          .replacing("{placeholderId}", with: UUID().uuidString)
          .replacing("{recurringId}", with: UUID().uuidString)
          .replacing("{permission}", with: "invite_members")
          + (operation == "explainPermission" ? "?permission=invite_members" : "")
        let method = try #require(HTTPMethod(rawValue: endpoint.method.rawValue))
        let answer = try await eve.client.send(
          method, APIPath(encoded: path),
          body: Self.body(operation, ann.id).map { .init($0.utf8) })
        #expect(answer.status == 404)
        answers.append(said(answer))
      }
      #expect(Set(answers).count == 1, "\(answers)")
      #expect(try await ann.client.group(group.id).value.memberCount == 1)
    }
  }

  @Test("R4: other people's invitations and sessions answer as if absent")
  func others() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let group = try await ann.makeGroup()
      let invite = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      let session = try #require(await ann.client.sessions().items.first).id
      let absent = "00000000-0000-4000-8000-000000000000"
      for (method, path, id) in [
        (HTTPMethod.delete, "/invites/ID", invite.id.description),
        (.post, "/invites/ID/accept", invite.id.description),
        (.post, "/invites/ID/decline", invite.id.description),
        (.delete, "/auth/sessions/ID", session.description),
      ] {
        let hidden = try await eve.client.send(
          method, APIPath(encoded: path.replacing("ID", with: id)))
        let none = try await eve.client.send(
          method, APIPath(encoded: path.replacing("ID", with: absent)))
        #expect(hidden.status == 404)
        #expect(said(hidden) == said(none), "\(path)")
      }
    }
  }

  @Test("API: a path answers to its methods alone, and tells which")
  func methods() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let byPath = Dictionary(grouping: Routes.endpoints, by: \.path)
      for (path, endpoints) in byPath {
        let known = Set(endpoints.map(\.method.rawValue))
        let concrete = path.replacing(/\{\w+\}/, with: "00000000-0000-4000-8000-000000000000")
        for method in [HTTPMethod.get, .post, .put, .patch, .delete]
        where !known.contains(method.rawValue) {
          // A literal elsewhere may fit the same path with a parameter.
          let answer = try await ann.client.send(method, APIPath(encoded: concrete))
          guard answer.status != 404 || !path.contains("{") else { continue }
          #expect(answer.status == 405, "\(method) \(path)")
          #expect(answer.problem?.code == "method_not_allowed")
          let allowed = Set(
            (answer.headers["Allow"] ?? "").split(separator: ",").map {
              $0.trimmingPrefix(" ").description
            })
          #expect(allowed.isSuperset(of: known), "\(method) \(path): \(allowed)")
          #expect(!allowed.contains(method.rawValue))
        }
      }
    }
  }

  @Test(
    "API: a body that is said to be no JSON is refused",
    arguments: [
      "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml",
      "text/json", "application/jsonx",
    ])
  func mediaType(type: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let answer = try await ann.client.send(
        .post, "/groups", json: #"{"name":"x"}"#, headers: ["Content-Type": type])
      #expect(answer.status == 415)
      #expect(answer.problem?.code == "unsupported_media_type")
      #expect(try await ann.client.myGroups().total == 0)
      let fine = try await ann.client.send(
        .post, "/groups", json: #"{"name":"x"}"#,
        headers: ["Content-Type": "application/json; charset=utf-8"])
      #expect(fine.status == 201)
    }
  }

  @Test(
    "API: what is made has a Location that leads to it; actions and deletions have their status")
  func statuses() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let made = try await ann.client.send(.post, "/groups", json: #"{"name":"x"}"#)
      #expect(made.status == 201)
      let group = try made.decode(Group.self)
      #expect(made.headers["Location"] == "/api/v1/groups/\(group.id)")
      let invite = try await ann.client.send(
        .post, "/groups/\(group.id)/invites", json: #"{"link":true}"#)
      #expect(invite.status == 201)
      let id = try invite.decode(Invite.self).id
      #expect(invite.headers["Location"] == "/api/v1/invites/\(id)")
      #expect(try await ann.client.send(.delete, "/invites/\(id)").status == 204)
      #expect(try await ann.client.send(.post, "/groups/\(group.id)/archive").status == 200)
      let deleted = try await ann.client.send(.delete, "/groups/\(group.id)")
      #expect(deleted.status == 204)
      #expect(deleted.body.isEmpty)
    }
  }

  @Test("API: a problem carries nothing that was sent or stored")
  func noData() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Annabella")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup("Confidential", joinedBy: [bob])
      let marker = "zq7marker"
      let long = marker + String(repeating: "x", count: 3_000)
      let refused = [
        try await server.client().send(
          .post, "/auth/sign-up",
          json: #"{"email":"\#(ann.email)","password":"\#(marker)-11","fullName":"Eve"}"#),
        try await bob.client.send(.post, "/groups", json: #"{"name":"\#(long)"}"#),
        try await bob.client.send(.post, "/groups", json: #"{"name":"x","label":"\#(long)"}"#),
        try await bob.client.send(
          .post, "/groups", json: #"{"name":"x","template":"\#(marker)"}"#),
        try await bob.client.send(.patch, "/me", json: #"{"timeZone":"\#(marker)"}"#),
        try await bob.client.send(.patch, "/me", json: #"{"avatarUrl":"\#(marker)"}"#),
        try await bob.client.send(.patch, "/groups/\(group.id)", json: #"{"name":"\#(marker)"}"#),
        try await bob.client.send(.post, "/join", json: #"{"code":"\#(marker)"}"#),
        try await bob.client.send(.get, "/invites/\(marker)"),
        try await bob.client.send(
          .post, "/auth/change-password",
          json: #"{"currentPassword":"\#(marker)-1","newPassword":"\#(marker)-2"}"#),
        try await bob.client.send(.get, "/me/groups?state=\(marker)"),
      ]
      for answer in refused {
        #expect(answer.status >= 400)
        #expect(answer.problem != nil)
        let text = String(decoding: answer.body, as: UTF8.self)
        for secret in [marker, ann.email, "Annabella", "Confidential", "sql", "constraint"] {
          #expect(!text.contains(secret), "\(text)")
        }
      }
    }
  }
}
