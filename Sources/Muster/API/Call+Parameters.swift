import HTTPServer

extension Call {
  /// A query parameter of few words; nil when it is absent.
  func wordIfGiven(_ name: String, of words: [String]) throws -> String? {
    request.query[name] == nil ? nil : try word(name, of: words)
  }

  /// A query parameter that is a short text; nil when it is absent or empty.
  func shortText(_ name: String, upTo most: Int) throws -> String? {
    guard let text = request.query[name], !text.isEmpty else { return nil }
    guard text.unicodeScalars.count <= most else {
      throw Failure.field(name, "length", "takes up to \(most) characters")
    }
    return text
  }

  /// A query parameter that is a day, such as `2026-11-30`.
  func day(_ name: String, from firstYear: Int = 1) throws -> String? {
    guard let text = request.query[name] else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year >= firstYear, (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day)
    else { throw Failure.field(name, "invalid", "is a day such as 2026-11-30") }
    return text
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
