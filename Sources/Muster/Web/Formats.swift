import Foundation
import HTML

/// Days, times and amounts as the reader writes them.
enum Formats {
  /// A day and a time, such as `Sat, 21 Nov 2026, 19:30`.
  static func moment(_ date: Date) -> String {
    date.formatted(
      style.weekday(.abbreviated).day().month(.abbreviated).year().hour().minute())
  }

  /// A day, such as `21 Nov 2026`.
  static func day(_ date: Date) -> String {
    date.formatted(style.day().month(.abbreviated).year())
  }

  /// A day of the API, such as `2026-11-30`, as the reader writes it.
  static func day(_ text: String) -> String {
    guard let date = try? Date.ISO8601FormatStyle().year().month().day().parse(text) else {
      return text
    }
    var style = style.weekday(.abbreviated).day().month(.abbreviated).year()
    style.timeZone = .gmt
    return date.formatted(style)
  }

  /// An amount in the smallest unit of its currency, which has so many digits after the point.
  static func amount(_ minorUnits: Int64, _ currency: String, digits: Int) -> String {
    var amount = Decimal(minorUnits)
    for _ in 0..<max(0, digits) { amount /= 10 }
    return amount.formatted(
      .currency(code: currency).locale(Reader.current.locale).precision(.fractionLength(digits)))
  }

  /// A number, such as `1,204`.
  static func number(_ number: Int) -> String {
    number.formatted(.number.locale(Reader.current.locale))
  }

  private static var style: Date.FormatStyle {
    Date.FormatStyle(
      locale: Reader.current.locale, calendar: Calendar(identifier: .gregorian),
      timeZone: Reader.current.timeZone)
  }
}

/// A moment, for people and for programs.
func moment(_ date: Date) -> HTML {
  element("time", ["datetime": date.formatted(.iso8601)]) { Formats.moment(date) }
}

/// The day of a moment.
func day(_ date: Date) -> HTML {
  element("time", ["datetime": date.formatted(.iso8601)]) { Formats.day(date) }
}
