import Foundation
import HTML

/// A text of the pages and mails in each language that they speak. The catalogue is the extensions in
/// `Phrases/`: a language that lacks a text does not compile.
struct Phrase: Sendable, Hashable {
  let english: String
  let german: String

  init(_ english: String, _ german: String) {
    self.english = english
    self.german = german
  }

  /// A text about a number of things, such as `1 member` and `2 members`.
  static func count(
    _ number: Int, one: Phrase, other: (String) -> Phrase
  ) -> Phrase {
    number == 1 ? one : other(number.formatted(.number.locale(Reader.current.locale)))
  }

  /// A name or another text that is the same in each language.
  static func verbatim(_ text: String) -> Phrase { Phrase(text, text) }

  /// The text in the reader's language.
  var text: String {
    switch Reader.current.language {
    case .english: english
    case .german: german
    }
  }

  /// The text in the reader's language with values in the place of their names in braces.
  func text(filledBy values: KeyValuePairs<String, String>) -> String {
    var result = ""
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let end = index == 0 ? nil : part.firstIndex(of: "}")
      guard let end, let value = values.first(where: { $0.key == part[..<end] })?.value else {
        result += index == 0 ? part : "{" + part
        continue
      }
      result += value
      result += part[part.index(after: end)...]
    }
    return result
  }
}

extension HTMLBuilder {
  /// A text of the catalogue in the reader's language.
  static func buildExpression(_ phrase: Phrase) -> HTML { HTML(phrase.text) }
}
