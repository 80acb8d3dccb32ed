import Foundation

/// A language that the pages speak.
enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case german = "de"

  /// The language of a locale such as `de-AT`; English for any other.
  init(locale: String) {
    let code = locale.prefix { $0 != "-" && $0 != "_" }.lowercased()
    self = Language(rawValue: code) ?? .english
  }

  /// The first of `Accept-Language` that the pages speak, by its weights (RFC 9110).
  init(acceptLanguage header: String?) {
    var best: (language: Language, weight: Double)?
    for part in (header ?? "").split(separator: ",").prefix(20) {
      let pieces = part.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let tag = pieces.first,
        let language = Language(rawValue: tag.prefix { $0 != "-" }.lowercased())
      else { continue }
      let weight =
        pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if weight > (best?.weight ?? 0) { best = (language, weight) }
    }
    self = best?.language ?? .english
  }
}

/// For whom texts and times are written while a page is made.
struct Reader: Sendable {
  var language: Language
  var locale: Locale
  var timeZone: TimeZone

  init(language: Language, locale: String? = nil, timeZone: String? = nil) {
    self.language = language
    // A region decides on how dates look; the words stay in a language that the pages speak.
    let fits = locale.map { Language(locale: $0) == language } ?? false
    self.locale = Locale(identifier: fits ? locale ?? "" : language == .english ? "en_GB" : "de_DE")
    self.timeZone = timeZone.flatMap(TimeZone.init(identifier:)) ?? .gmt
  }

  @TaskLocal static var current = Reader(language: .english)
}
