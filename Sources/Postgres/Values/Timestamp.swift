#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's ISO text of a `timestamptz`, `timestamp` or `date`, to and from `Date`.
enum Timestamp {
  /// Writes a moment in UTC with microseconds; moments outside the years 1 … 294276, which
  /// PostgreSQL cannot hold or writes differently, become ±infinity.
  static func text(of date: Date) -> String {
    let seconds = date.timeIntervalSince1970
    // 0001-01-01 and 294277-01-01.
    if !(seconds >= -62_135_596_800) { return "-infinity" }
    if seconds >= 9_224_318_016_000 { return "infinity" }
    let microseconds = Int((seconds * 1_000_000).rounded())
    let (day, rest) = floorDivide(microseconds, 86_400_000_000)
    let civil = civilDate(ofDay: day)
    return padded(civil.year, 4) + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2)
      + " " + padded(rest / 3_600_000_000, 2) + ":" + padded(rest / 60_000_000 % 60, 2)
      + ":" + padded(rest / 1_000_000 % 60, 2) + "." + padded(rest % 1_000_000, 6) + "+00"
  }

  /// Reads `2024-02-29[ 13:45:00[.123456][+05:30]]`; without an offset it is UTC. Nil for
  /// anything else, infinity and years before Christ among it.
  static func date(from text: UnsafeBufferPointer<UInt8>) -> Date? {
    var reader = Reader(text: text)
    guard let year = reader.number(), reader.take("-"), let month = reader.number(),
      reader.take("-"), let day = reader.number(),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var seconds = days(year: year, month: month, day: day) * 86_400
    var microseconds = 0
    if reader.take(" ") || reader.take("T") {
      guard let hour = reader.number(), reader.take(":"), let minute = reader.number(),
        reader.take(":"), let second = reader.number(),
        hour <= 24, minute < 60, second <= 60
      else { return nil }
      seconds += hour * 3_600 + minute * 60 + second
      if reader.take(".") {
        guard let fraction = reader.microseconds() else { return nil }
        microseconds = fraction
      }
      if reader.take("Z") {
      } else if let sign = reader.takeSign() {
        guard var offset = reader.number().map({ $0 * 3_600 }) else { return nil }
        if reader.take(":") {
          guard let minutes = reader.number() else { return nil }
          offset += minutes * 60
        }
        if reader.take(":") {
          guard let rest = reader.number() else { return nil }
          offset += rest
        }
        seconds -= sign * offset
      }
    }
    guard reader.isAtEnd else { return nil }
    return Date(timeIntervalSince1970: Double(seconds) + Double(microseconds) / 1_000_000)
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar, counted in years from March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = floorDivide(shifted, 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civilDate(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = floorDivide(day + 719_468, 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  private static func floorDivide(_ value: Int, _ divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private struct Reader {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0

    var isAtEnd: Bool { index == text.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
      index += 1
      return true
    }

    mutating func takeSign() -> Int? { take("+") ? 1 : take("-") ? -1 : nil }

    mutating func number() -> Int? {
      let start = index
      var value = 0
      while index < text.count, index - start < 9, let digit = digit(at: index) {
        value = value * 10 + digit
        index += 1
      }
      return index == start ? nil : value
    }

    mutating func microseconds() -> Int? {
      let start = index
      guard let value = number(), index - start <= 6 else { return nil }
      return (index - start..<6).reduce(value) { value, _ in value * 10 }
    }

    private func digit(at index: Int) -> Int? {
      let byte = text[index]
      return byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil
    }
  }
}
