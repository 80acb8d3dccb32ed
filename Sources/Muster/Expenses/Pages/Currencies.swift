import Foundation
import HTML
import MusterModels

/// The currencies of the database, for amounts as people read and write them.
struct Currencies: Decodable, Sendable {
  /// How many decimals amounts of each currency have, by its code.
  let digits: [String: Int]

  init(from decoder: any Decoder) throws {
    digits = try decoder.singleValueContainer().decode([String: Int].self)
  }

  /// An amount as the reader writes it, with its currency.
  func text(_ minorUnits: Int, _ currency: String) -> String {
    Formats.amount(Int64(minorUnits), currency, digits: digits[currency] ?? 2)
  }

  /// An amount for a field of a form, without its currency.
  func input(_ minorUnits: Int, _ currency: String) -> String {
    var amount = Decimal(minorUnits)
    let digits = digits[currency] ?? 2
    for _ in 0..<digits { amount /= 10 }
    return amount.formatted(
      .number.locale(Reader.current.locale).grouping(.never).precision(.fractionLength(digits)))
  }

  /// The minor units of an amount as people write it, such as `12,50`, `1.234,50` or `12.5`; nil
  /// when it is none, or has more decimals than the currency.
  func minorUnits(_ text: String, _ currency: String) -> Int? {
    let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "'", "’"]
    var rest = text.filter { !blanks.contains($0) }
    let isNegative = rest.hasPrefix("-") || rest.hasPrefix("−")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    let digits = digits[currency] ?? 2
    var whole = Substring(rest)
    var fraction = Substring()
    if let mark = rest.lastIndex(where: { $0 == "." || $0 == "," }) {
      let after = rest[rest.index(after: mark)...]
      // The only sign of its kind, with no more behind it than decimals: it is the decimal sign.
      if after.count <= digits, !rest[..<mark].contains(rest[mark]) {
        (whole, fraction) = (rest[..<mark], after)
      }
    }
    guard let whole = Self.withoutGrouping(whole),
      (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) }), !(whole + fraction).isEmpty,
      let units = Int(whole + fraction + String(repeating: "0", count: digits - fraction.count))
    else { return nil }
    return isNegative ? -units : units
  }

  /// Codes with their names in the reader's language, by code.
  var options: [(value: String, label: String)] {
    digits.keys.sorted().map { code in
      let name = Reader.current.locale.localizedString(forCurrencyCode: code)
      return (code, name.map { "\(code) · \($0)" } ?? code)
    }
  }

  /// Digits whose thousands may be set apart, in threes; nil when they are so otherwise.
  private static func withoutGrouping(_ text: Substring) -> String? {
    guard let mark = text.first(where: { $0 == "." || $0 == "," }) else { return String(text) }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = parts.first, (1...3).contains(first.count),
      parts.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return parts.joined()
  }
}
