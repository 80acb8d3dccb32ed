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
      dinner(Array(lines[6..<22]))
      application(Array(lines[22...]))
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
    for line in lines { print("DINNER", line) }
  }

  private func application(_ lines: [String]) {
    for line in lines { print("APPLICATION", line) }
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
