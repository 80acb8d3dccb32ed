import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Every page, by the list that routes them.
@Suite struct PageRouteTests {
  private static let absent = "00000000-0000-4000-8000-000000000000"

  private static func path(_ page: WebPage) -> String {
    page.path.replacing(/\{[a-zA-Z]+\}/, with: absent)
  }

  @Test("Who has not signed in is led to signing in by each page that is for people")
  func visitors() async throws {
    try await TestServer.shared { server in
      for page in Routes.pages {
        let surfer = try Surfer(server)
        let answer = try await surfer.open(Self.path(page))
        switch page.audience {
        case .people:
          let place = try #require(answer.headers["Location"])
          #expect(
            answer.status == 303 && (place.hasPrefix("/sign-in?next=") || place == "/welcome"))
        case .anyone, .visitors:
          #expect(answer.status == 200 || answer.status == 404, "\(page.path)")
        }
        // Nor does a form of theirs do anything.
        for action in page.actions where page.audience == .people {
          let sent = try await surfer.send(Self.path(page), ["action": action.name])
          #expect(sent.status == 303, "\(page.path) \(action.name)")
        }
      }
    }
  }

  @Test("Each page answers somebody who has nothing yet, in both languages")
  func people() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for locale in ["en", "de"] {
        var account = UpdateAccount()
        account.locale = .set(locale)
        _ = try await ann.client.updateAccount(account)
        let surfer = try await Surfer.signedIn(ann, on: server)
        for page in Routes.pages where page.audience != .visitors {
          let answer = try await surfer.open(Self.path(page))
          #expect([200, 403, 404].contains(answer.status), "\(page.path): \(answer.status)")
          #expect(answer.text.contains("<html lang=\"\(locale)\">"), "\(page.path)")
        }
      }
    }
  }

  @Test("Assets are named by what is in them, and kept for good")
  func assets() async throws {
    try await TestServer.shared { server in
      let surfer = try Surfer(server)
      var size = 0
      for asset in [Assets.style, Assets.script, Assets.icon] {
        let answer = try await surfer.open(asset.address)
        #expect(answer.status == 200)
        #expect(answer.headers["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(answer.body.count > 200)
        size += answer.body.count
      }
      let page = try await surfer.open("/sign-in")
      #expect(page.text.contains(Assets.style.address))
      #expect(size + page.body.count <= 50_000)
      let policy = try #require(page.headers["Content-Security-Policy"])
      #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
    }
  }
}
