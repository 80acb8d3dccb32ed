/// What `muster doctor` says of one thing that it looked at.
struct Finding: Sendable, Codable {
  enum Level: String, Sendable, Codable {
    case ok
    /// It works, and may not for long, or not for everybody.
    case warning
    /// It does not work, or is not safe.
    case problem
  }

  enum Area: String, Sendable, Codable, CaseIterable {
    case machine, configuration, database, rules, data
  }

  let area: Area
  let level: Level
  /// What was found, in a line.
  let message: String
  /// What to do about it.
  var remedy: String?

  static func ok(_ area: Area, _ message: String) -> Finding {
    Finding(area: area, level: .ok, message: message)
  }

  static func warning(_ area: Area, _ message: String, _ remedy: String) -> Finding {
    Finding(area: area, level: .warning, message: message, remedy: remedy)
  }

  static func problem(_ area: Area, _ message: String, _ remedy: String) -> Finding {
    Finding(area: area, level: .problem, message: message, remedy: remedy)
  }

  /// As it is printed.
  var line: String {
    let word = level.rawValue + String(repeating: " ", count: 8 - level.rawValue.count)
    return "\(word) \(area.rawValue): \(message)" + (remedy.map { "; \($0)" } ?? "")
  }
}
