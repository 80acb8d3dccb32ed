import Foundation
import Testing

@testable import Muster

/// A mail that the server has written to a file.
struct ReceivedMail {
  let headers: String
  let text: String

  init?(path: String) {
    guard let raw = try? String(contentsOf: URL(filePath: path), encoding: .utf8),
      let gap = raw.range(of: "\r\n\r\n"),
      let body = Data(
        base64Encoded: String(raw[gap.upperBound...]), options: .ignoreUnknownCharacters)
    else { return nil }
    headers = String(raw[..<gap.lowerBound])
    text = String(decoding: body, as: UTF8.self)
  }

  /// The token at the end of the mail's link.
  var token: String? {
    text.matches(of: /https?:\/\/\S+\/([A-Za-z0-9_-]{43})/).first.map { String($0.1) }
  }
}

extension TestServer {
  /// The mails to an address, oldest first; those that tell of a notification only when asked for.
  func mails(to address: String, notifications: Bool = false) -> [ReceivedMail] {
    let directory = directory + "/mail"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { $0.hasSuffix(".eml") }.sorted()
      .compactMap { ReceivedMail(path: directory + "/" + $0) }
      .filter { $0.headers.lowercased().contains("to: <\(address.lowercased())>\r\n") }
      .filter { notifications || !$0.headers.contains("List-Unsubscribe:") }
  }

  /// The newest mail to an address, once there are as many.
  func mail(
    to address: String, number count: Int = 1, notifications: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> ReceivedMail {
    for _ in 0..<4_000 {
      let mails = mails(to: address, notifications: notifications)
      if mails.count >= count { return mails[count - 1] }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("there is no such mail", sourceLocation: sourceLocation)
    throw NoMail()
  }

  /// The token in a mail to an address, once there are as many.
  func mailedToken(to address: String, number count: Int = 1) async throws -> String {
    let mail = try await mail(to: address, number: count)
    return try #require(mail.token)
  }
}

private struct NoMail: Error {}
