#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Dates as RFC 3339 writes them, to the microsecond.
package enum Timestamp {
  /// Reads such as `2026-11-21T01:57:45.261659+00:00`; nil when it is something else. Digits
  /// past the sixth of a second's fraction are dropped.
  package static func parse(_ text: String) -> Date? {
    var reader = Reader(text.utf8)
    guard let year = reader.digits(4), reader.take("-"),
      let month = reader.digits(2), (1...12).contains(month), reader.take("-"),
      let day = reader.digits(2), (1...days(of: month, in: year)).contains(day),
      reader.take("T") || reader.take("t") || reader.take(" "),
      let hour = reader.digits(2), hour < 24, reader.take(":"),
      let minute = reader.digits(2), minute < 60, reader.take(":"),
      let second = reader.digits(2), second <= 60,
      let microseconds = reader.fraction(), let offset = reader.offset(), reader.isAtEnd
    else { return nil }
    let time = (hour * 60 + minute) * 60 + second - offset
    let seconds = daysSinceReference(year, month, day) * 86_400 + time
    return Date(timeIntervalSinceReferenceDate: Double(seconds) + Double(microseconds) / 1e6)
  }

  /// Writes a date in UTC, such as `2026-11-21T01:57:45.261659Z`; nil for one before the year 0
  /// or after 9999.
  package static func format(_ date: Date) -> String? {
    let exact = (date.timeIntervalSinceReferenceDate * 1e6).rounded()
    guard let total = Int(exactly: exact) else { return nil }
    let (seconds, microseconds) = divide(total, by: 1_000_000)
    let (dayNumber, time) = divide(seconds, by: 86_400)
    let (year, month, day) = civil(dayNumber)
    guard (0...9999).contains(year) else { return nil }
    return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2) + "T"
      + pad(time / 3_600, 2) + ":" + pad(time / 60 % 60, 2) + ":" + pad(time % 60, 2)
      + "." + pad(microseconds, 6) + "Z"
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Divides, rounding down.
  private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
    let rest = ((number % divisor) + divisor) % divisor
    return ((number - rest) / divisor, rest)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// From 1 March of the year 0, where counting by eras of 400 years starts, to 1 January 2001.
  private static let reference = 730_791

  /// Days from 1 January 2001, in the Gregorian calendar.
  private static func daysSinceReference(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = divide(shifted, by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - reference
  }

  /// The day that is so many days from 1 January 2001.
  private static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = divide(number + reference, by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Reads a text from the front.
  private struct Reader {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func digit() -> Int? {
      guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        return nil
      }
      rest.removeFirst()
      return Int(byte - UInt8(ascii: "0"))
    }

    mutating func digits(_ count: Int) -> Int? {
      var number = 0
      for _ in 0..<count {
        guard let digit = digit() else { return nil }
        number = number * 10 + digit
      }
      return number
    }

    /// The fraction of a second in microseconds; 0 when there is none.
    mutating func fraction() -> Int? {
      guard take(".") else { return 0 }
      guard var number = digit() else { return nil }
      var count = 1
      while let digit = digit() {
        if count < 6 { number = number * 10 + digit }
        count += 1
      }
      for _ in min(count, 6)..<6 { number *= 10 }
      return number
    }

    /// The offset from UTC in seconds.
    mutating func offset() -> Int? {
      if take("Z") || take("z") { return 0 }
      let sign: Int
      if take("+") {
        sign = 1
      } else if take("-") {
        sign = -1
      } else {
        return nil
      }
      guard let hours = digits(2), hours < 24, take(":"), let minutes = digits(2), minutes < 60
      else { return nil }
      return sign * (hours * 60 + minutes) * 60
    }
  }
}
