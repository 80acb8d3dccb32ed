#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A mail: plain text, to one person.
struct Mail: Sendable {
  let id: UUID
  /// Which came before which: mails are not always sent in the order in which they were written.
  let number: Int64
  let to: String
  let subject: String
  let text: String
  /// Where one request, without signing in, ends mails of this kind (RFC 8058).
  var unsubscribeURL: String?

  /// The message as it is handed in (RFC 5322): UTF-8, encoded so that any relay takes it.
  func message(from: String, date: Date) -> String {
    let host = from.split(separator: "@").last.map { $0.filter { $0 != ">" } } ?? "localhost"
    let lines =
      [
        "Date: \(Self.format(date))",
        "From: \(from)",
        "To: <\(to)>",
        "Subject: \(Self.encodedWord(subject))",
        "Message-ID: <\(id.uuidString.lowercased())@\(host)>",
        "Auto-Submitted: auto-generated",
      ] + unsubscribing + [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        Self.wrapped(Data(text.utf8).base64EncodedString()),
        "",
      ]
    return lines.joined(separator: "\r\n")
  }

  private var unsubscribing: [String] {
    guard let unsubscribeURL else { return [] }
    return [
      "List-Unsubscribe: <\(unsubscribeURL)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ]
  }

  /// A header's text, safe from line breaks and with any characters (RFC 2047).
  private static func encodedWord(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    // 45 bytes make 60 characters; a character is never split between two words.
    var words: [String] = []
    var word = ""
    for character in text {
      if word.utf8.count + character.utf8.count > 45 {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    words.append(word)
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }

  private static func wrapped(_ text: String) -> String {
    var lines: [Substring] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      lines.append(rest.prefix(76))
      rest = rest.dropFirst(76)
    }
    return lines.joined(separator: "\r\n")
  }

  private static func format(_ date: Date) -> String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(days[(parts.weekday ?? 1) - 1]), \(two(parts.day)) \(months[(parts.month ?? 1) - 1])"
      + " \(parts.year ?? 1970) \(two(parts.hour)):\(two(parts.minute)):\(two(parts.second)) +0000"
  }
}
