/// Rows that show what a table's constraints are for: which they let through, and which each
/// refuses. All values are SQL.
///
/// A row has a filler in each column that must have a value and has no default; `row` says what
/// else makes it valid.
struct TableExamples: Sendable {
  /// With its schema.
  let table: String
  var row: [String: String] = [:]
  /// What a second row has instead, where a fresh filler would not do.
  var other: [String: String] = [:]
  /// By unique key: what rows have that it is about.
  var keys: [String: [String: String]] = [:]
  /// By constraint.
  var checks: [String: CheckExample] = [:]
}

/// What a check refuses, and what is just good enough for it.
struct CheckExample: Sendable {
  /// Each is refused by this check and by no other.
  let refused: [[String: String]]
  var accepted: [[String: String]] = []

  static func refuses(_ values: [String: String]...) -> Self { Self(refused: values) }

  /// A text that has at least and at most so many characters; `text` makes one of a length.
  static func length(
    _ column: String, _ range: ClosedRange<Int>,
    text: (Int) -> String = { "repeat('x', \($0))" }
  ) -> Self {
    let bounds = range.lowerBound > 0 ? [range.lowerBound - 1] : []
    return Self(
      refused: (bounds + [range.upperBound + 1]).map { [column: text($0)] },
      accepted: [range.lowerBound, range.upperBound].map { [column: text($0)] })
  }

  /// A text of at most so many characters in which something can be seen, in any script.
  static func visible(_ column: String, _ most: Int) -> Self {
    Self(
      refused: ["repeat('x', \(most + 1))", "''", "'  '", #"E'\u00a0\u2003\u200b'"#].map {
        [column: $0]
      },
      accepted: ["repeat('x', \(most))", #"E'\u00a0é'"#].map { [column: $0] })
  }

  /// A text of at most so many characters that is not only blanks.
  static func writing(_ column: String, _ most: Int) -> Self {
    Self(
      refused: [[column: "repeat('x', \(most + 1))"], [column: #"E' \t\n'"#]],
      accepted: [[column: "repeat('x', \(most))"]])
  }

  /// A web address of at most so many characters.
  static func addressLength(_ column: String, _ most: Int) -> Self {
    Self(
      refused: [[column: "rpad('https://a.example/', \(most + 1), 'x')"]],
      accepted: [[column: "rpad('https://a.example/', \(most), 'x')"]])
  }

  static func range(_ column: String, _ range: ClosedRange<Int>, step: String = "1") -> Self {
    Self(
      refused: [
        [column: "\(range.lowerBound) - \(step)"], [column: "\(range.upperBound) + \(step)"],
      ],
      accepted: [[column: "\(range.lowerBound)"], [column: "\(range.upperBound)"]])
  }

  static func days(_ column: String, _ first: String, _ last: String) -> Self {
    Self(
      refused: [[column: "date '\(first)' - 1"], [column: "date '\(last)' + 1"]],
      accepted: [[column: "'\(first)'"], [column: "'\(last)'"]])
  }

  /// A text in which there is nothing that cannot be seen; in a long one, lines may end.
  static func printable(_ column: String, lines: Bool = false) -> Self {
    Self(
      refused: [[column: #"E'a\x07b'"#]] + (lines ? [] : [[column: #"E'a\nb'"#]]),
      accepted: lines ? [[column: #"E'a\n\tb'"#]] : [])
  }

  /// One of a few words.
  static func known(_ column: String, _ words: String...) -> Self {
    Self(refused: [[column: "'unheard_of'"]], accepted: words.map { [column: "'\($0)'"] })
  }
}
