import Foundation
import Testing

@testable import Muster

@Suite struct ReadmeTests {
  @Test("the README's walk-throughs work as they stand, one after the other in one shell")
  func walkThrough() async throws {
    let readme = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "README.md"), encoding: .utf8)
    let section = try #require(readme.split(separator: "## Walk through it").last)
    let blocks = section.split(separator: "```sh\n").dropFirst().compactMap {
      $0.split(separator: "```").first.map(String.init)
    }
    try #require(blocks.count == 6)
    try await TestServer.with(limitsRates: true) { server in
      let lines = try await run(
        blocks.joined(separator: "\n").replacing(
          "http://127.0.0.1:8080", with: server.application.url))
      try #require(lines.count == 63, "\(lines)")
      household(Array(lines[..<6]))
      dinner(Array(lines[6..<23]))
      application(Array(lines[23..<28]))
      expenses(Array(lines[28..<39]))
      lunch(Array(lines[39..<49]))
      bakers(Array(lines[49...]))
    }
  }

  private func household(_ lines: [String]) {
    #expect(lines[0].contains("Flat 3") && lines[0].contains("Nora"))
    #expect(lines[1].contains("\"status\" : \"active\""))
    #expect(lines[2].contains("last_leader") && lines[2].contains("Omar"))
    #expect(lines[3].contains("\"status\" : \"left\""))
    #expect(lines[4].contains("Flat 3") && lines[4].contains("\"total\" : 1"))
    #expect(lines[5].contains("Nora"))
  }

  private func dinner(_ lines: [String]) {
    for line in lines[..<4] { #expect(line.contains("Dinner Crew")) }
    #expect(lines[4].contains(isLive) && lines[5].contains(isLive))
    #expect(lines[6].contains(isLocked))
    #expect(lines[7].contains("Soup night") && !lines[7].contains("12 Linden Street"))
    #expect(lines[8].contains("accepted"))
    #expect(lines[9].contains(isLocked) && lines[9].contains("12 Linden Street"))
    // Fay is gone: the hosts wait for another crew.
    #expect(lines[10].contains("\"memberCount\":2"))
    #expect(lines[11].contains(isLocked))
    #expect(lines[11].contains("\"acceptedAttendeeGroupId\": null"))
    #expect(lines[12].contains("\"memberCount\":3"))
    #expect(lines[13].contains(isLive) && !lines[13].contains(isLocked))
    #expect(lines[14].contains("pending") && lines[15].contains("accepted"))
    #expect(lines[16].contains(isLive) && !lines[16].contains(isLocked))
  }

  private let isLive = "\"isLive\": true"
  private let isLocked = "\"isLocked\": true"

  private func bakers(_ lines: [String]) {
    #expect(lines[0].contains("Bakers") && lines[1].contains("Bakers"))
    #expect(lines[3].contains("A rye loaf"))
    // Ben is through, Cleo on the way, Ana has not begun.
    #expect(lines[5].contains("\"completed\": 1") && lines[5].contains("\"notStarted\": 1"))
    #expect(lines[6].contains("A lovely crust") && lines[7].contains("Rye!"))
    #expect(lines[8].contains("Which flour?") && lines[9].contains("some of your starter"))
    #expect(lines[10].contains("\"status\" : \"left\"") && lines[11].contains("not_found"))
    #expect(lines[12].contains("starter") && !lines[12].contains("\"bake\""))
    #expect(lines[13].contains("\"members\": 2"))
  }

  private func application(_ lines: [String]) {
    for line in lines[..<3] {
      #expect(line.contains("\"status\":\"pending\"") && line.contains("\"chatId\":null"))
    }
    #expect(lines[3].contains("What is on?") && lines[4].contains("What is on?"))
  }

  private func expenses(_ lines: [String]) {
    for line in lines[..<2] { #expect(line.contains("Flat 4")) }
    for part in ["334", "333", "\"leftover\""] { #expect(lines[2].contains(part)) }
    #expect(lines[3].contains("Taxi"))
    #expect(lines[4].contains("\"status\" : \"left\""))
    #expect(lines[5].contains("frozen_member") && lines[5].contains("cleo"))
    #expect(lines[6].contains("rejected"))
    #expect(lines[7].contains("settleUp") && lines[7].contains("-333"))
    #expect(lines[8].hasPrefix("Date,Description,Category,Cost,Currency,"))
    #expect(lines[9...].contains { $0.contains("Taxi") && $0.hasSuffix(",-6.00,6.00,0.00") })
  }

  private func lunch(_ lines: [String]) {
    #expect(lines[0].contains("vegetarian") && lines[1].contains("gluten-free"))
    #expect(lines[2].contains("vegetarian") && lines[2].contains("vegan"))
    #expect(lines[4].contains("voteCount"))
    #expect(lines[5].contains("reasons"))
    for (line, status) in zip(lines[6...], ["voting", "decided", "completed"]) {
      #expect(line.contains("\"\(status)\""))
    }
    #expect(lines[9].contains("Soup"))
  }

  /// What a script prints, as lines that are not empty.
  private func run(_ script: String) async throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-euo", "pipefail", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try await Task.detached { try output.fileHandleForReading.readToEnd() }.value
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: text ?? Data(), as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
  }
}
