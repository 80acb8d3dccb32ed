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
  }

  @Test("R4: each caller is answered by each endpoint what the matrix says")
  func matrix() async throws {
    try await TestServer.with { server in
      let probe = RouteProbe(world: try await World(server))
      var cells = 0
      var denials = 0
      for route in RouteCase.all {
        guard let endpoint = Routes.endpoints.first(where: { $0.operation == route.operation }),
          let method = HTTPMethod(rawValue: endpoint.method.rawValue)
        else { continue }
        let isRead = method == .get || !route.concernsGroup
        var group = probe.world.groups[route.place] ?? ""
        var isUsed = !isRead
        var words: [String] = []
        for caller in RouteCase.Caller.all {
          // Only what was let through can have changed the group.
          if isUsed { group = try await probe.world.makeGroup(route.place) }
          let word = try await probe.word(route, method, group: group, as: caller)
          isUsed = !isRead && word.hasPrefix("2")
          words.append(word)
        }
        cells += words.count
        denials += words.filter { $0.hasPrefix("4") }.count
        #expect(
          words == route.words, "\(route.operation) \(route.place)\n\(words.joined(separator: " "))"
        )
        #expect(!words.contains { $0.hasPrefix("5") }, "\(route.operation)")
      }
      print("route matrix: \(cells) cells, \(denials) denials")
      #expect(denials * 2 > cells)
    }
  }
}
