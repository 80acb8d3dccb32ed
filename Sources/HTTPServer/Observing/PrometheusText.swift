/// Writes figures in the text format of Prometheus.
struct PrometheusText {
  private(set) var text = ""
  private var name = ""

  mutating func begin(_ name: String, kind: String, help: String) {
    self.name = name
    text += "# HELP \(name) \(PrometheusText.escape(help, quotes: false))\n# TYPE \(name) \(kind)\n"
  }

  mutating func add(_ labels: [(String, String)], _ value: String, suffix: String = "") {
    text += name + suffix
    if !labels.isEmpty {
      let pairs = labels.map { "\($0.0)=\"\(PrometheusText.escape($0.1, quotes: true))\"" }
      text += "{\(pairs.joined(separator: ","))}"
    }
    text += " \(value)\n"
  }

  private static func escape(_ text: String, quotes: Bool) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
