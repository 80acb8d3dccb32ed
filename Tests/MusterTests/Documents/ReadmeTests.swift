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
    try #require(blocks.count == 3)
    try await TestServer.with(limitsRates: true) { server in
      let lines = try await run(
        blocks.joined(separator: "\n").replacing(
          "http://127.0.0.1:8080", with: server.application.url))
      try #require(lines.count == 28, "\(lines)")
      household(Array(lines[..<6]))
      dinner(Array(lines[6..<23]))
      application(Array(lines[23...]))
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

  private func application(_ lines: [String]) {
    for line in lines[..<3] {
      #expect(line.contains("\"status\":\"pending\"") && line.contains("\"chatId\":null"))
    }
    #expect(lines[3].contains("What is on?") && lines[4].contains("What is on?"))
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
    return String(decoding: text ?? Data(), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
