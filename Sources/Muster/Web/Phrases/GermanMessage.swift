import Foundation

/// What is wrong with a field, in German, by the API's English. Numbers in it stand for themselves.
enum GermanMessage {
  /// The German of a message, a sentence; nil of one that is not known.
  static func of(_ message: String) -> String? {
    if let exact = exact[message] { return exact }
    if let (line, rest) = lineOfTable(message) { return of(rest).map { "Zeile \(line): \($0)" } }
    for (beginning, german) in beginnings where message.hasPrefix(beginning) {
      return german + message.dropFirst(beginning.count) + "."
    }
    for (end, german) in ends where message.hasSuffix(end) {
      return message.dropLast(end.count) + german
    }
    var (pattern, numbers) = numbered(message)
    guard var german = patterns[pattern] else { return nil }
    while let place = german.range(of: "#"), !numbers.isEmpty {
      german.replaceSubrange(place, with: numbers.removeFirst())
    }
    return german
  }

  /// The message with `#` in place of numbers, and these as German writes them.
  private static func numbered(_ message: String) -> (String, [String]) {
    var pattern = ""
    var numbers: [String] = []
    var number = ""
    for character in message + " " {
      let goesOn = character.isNumber || (character == "," && !number.isEmpty)
      if goesOn || (character == "-" && number.isEmpty) {
        number.append(character)
        continue
      }
      if number.contains(where: \.isNumber) {
        // A comma at the end is the sentence's.
        let isCut = number.hasSuffix(",")
        numbers.append((isCut ? String(number.dropLast()) : number).replacing(",", with: "."))
        pattern += isCut ? "#," : "#"
      } else {
        pattern += number
      }
      number = ""
      pattern.append(character)
    }
    return (String(pattern.dropLast()), numbers)
  }

  private static func lineOfTable(_ message: String) -> (Substring, String)? {
    guard message.hasPrefix("line "), let colon = message.firstIndex(of: ":") else { return nil }
    let line = message[message.index(message.startIndex, offsetBy: 5)..<colon]
    return (line, String(message[colon...].dropFirst(2)))
  }

  private static let beginnings = [
    ("is one of: ", "Möglich ist: "), ("takes words of: ", "Möglich ist: "),
  ]

  private static let ends = [
    (
      " is not an active member; nothing of theirs may rise, nothing owed to them may fall, and "
        + "nothing new involves them",
      " ist kein aktives Mitglied: es kommt nichts Neues dazu, und nichts ändert sich zu ihren "
        + "Lasten."
    ),
    (
      ", who is neither a member nor a placeholder here",
      " ist hier weder Mitglied noch Platzhalter."
    ),
  ]
}
