import MusterModels

/// What pages say of a refusal. The English is what the API says.
extension Phrase {
  /// The kind of problem in a few words.
  static func title(of failure: Failure) -> Phrase {
    Phrase(failure.code.title, failure.code.germanTitle)
  }

  /// What there is to say beyond the title; nil when that says all.
  static func explanation(of failure: Failure) -> Phrase? {
    switch failure.code {
    case .notFound:
      Phrase(
        "It may have been deleted, or you may not see it.",
        "Vielleicht wurde es gelöscht, oder du darfst es nicht sehen.")
    case .crossSite:
      Phrase(
        "The page may have been open for too long. Load it again and try once more.",
        "Vielleicht war die Seite zu lange offen. Lade sie neu und versuche es noch einmal.")
    case .versionMismatch:
      Phrase(
        "Somebody else changed it in the meantime, so nothing was saved. What you wrote is still "
          + "here: if you save again, it replaces theirs.",
        "Jemand anderes hat es inzwischen geändert, deshalb ist nichts gespeichert. Was du "
          + "geschrieben hast, steht noch da: speicherst du noch einmal, ersetzt es das andere.")
    case .unexpected, .unavailable:
      Phrase("Try again in a moment.", "Versuche es gleich noch einmal.")
    case .rateLimited:
      Phrase("Wait a while, then try again.", "Warte eine Weile und versuche es dann noch einmal.")
    default: failure.detail.map { Phrase.verbatim($0) }
    }
  }

  /// What is wrong with a field.
  static func problem(with error: Problem.FieldError) -> Phrase {
    let message = error.message.prefix(1).uppercased() + error.message.dropFirst() + "."
    return Phrase(message, GermanMessage.of(error.message) ?? message)
  }
}
