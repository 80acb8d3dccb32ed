import HTTPServer
import MusterClient
import Testing

@testable import Muster

/// Every endpoint × every kind of caller, over HTTP.
@Suite struct RouteMatrixTests {
  @Test("R4: every endpoint has expectations for every caller, and no expectation is of another")
  func complete() {
    #expect(Set(RouteCase.all.map(\.operation)) == Set(Routes.endpoints.map(\.operation)))
    for route in RouteCase.all {
      #expect(route.words.count == RouteCase.Caller.all.count, "\(route.operation)")
    }
    let words = RouteCase.all.flatMap(\.words)
    let denials = words.count { $0.hasPrefix("4") }
    print("route matrix: \(words.count) cells, \(denials) denials")
    #expect(denials * 2 > words.count)
  }

  /// The parts are run next to each other, each on a server of its own.
  @Test(
    "R4: each caller is answered by each endpoint what the matrix says",
    arguments: RouteCase.parts.indices)
  func matrix(part: Int) async throws {
    let routes = RouteCase.parts[part]
    try await TestServer.with { server in
      let probe = RouteProbe(world: try await World(server))
      for route in routes {
        guard let endpoint = Routes.endpoints.first(where: { $0.operation == route.operation }),
          let method = HTTPMethod(rawValue: endpoint.method.rawValue)
        else { continue }
        let isRead = method == .get || !route.concernsGroup
        var group = probe.world.groups[route.place] ?? ""
        var isUsed = !isRead
        var words: [String] = []
        for caller in RouteCase.Caller.all {
          // Only what was let through can have changed the group.
          if isUsed {
            group = try await probe.world.makeGroup(route.place, with: route.contents)
          }
          let word = try await probe.word(route, method, group: group, as: caller)
          isUsed = !isRead && word.hasPrefix("2")
          words.append(word)
        }
        #expect(
          words == route.words, "\(route.operation) \(route.place)\n\(words.joined(separator: " "))"
        )
        #expect(!words.contains { $0.hasPrefix("5") }, "\(route.operation)")
      }
    }
  }
}
