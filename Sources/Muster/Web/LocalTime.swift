import Foundation
import MusterModels

/// Times as people of a time zone write and read them.
enum LocalTime {
  /// The moment of such as `2026-11-21T19:30` in a time zone, as RFC 3339 writes it; nil when it is
  /// something else. Of a time that comes twice it is the first, one that is skipped is moved on.
  static func moment(_ text: String, in timeZone: TimeZone) -> String? {
    // With seconds when a browser adds them.
    guard let utc = Timestamp.parse(text + (text.utf8.count == 16 ? ":00Z" : "Z")) else {
      return nil
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: utc)
    calendar.timeZone = timeZone
    parts.timeZone = timeZone
    return calendar.date(from: parts).flatMap(Timestamp.format)
  }

  /// The day that it is where the reader is, such as `2026-11-30`.
  static var today: String { String(input(Date()).prefix(10)) }

  /// A moment as the control for times takes it, in the reader's time zone.
  static func input(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = Reader.current.timeZone
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    func pad(_ number: Int?, _ width: Int) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(parts.year, 4))-\(pad(parts.month, 2))-\(pad(parts.day, 2))"
      + "T\(pad(parts.hour, 2)):\(pad(parts.minute, 2))"
  }
}
