/// What a password must be (A1): long enough, and not one that everybody tries first.
enum PasswordRules {
  /// Refuses a password, naming the field it came in.
  static func check(_ password: String, field: String, email: String? = nil) throws {
    guard (8...256).contains(password.count) else {
      throw Failure.field(field, "length", "takes 8 to 256 characters")
    }
    guard password.utf8.count <= 1024 else {
      throw Failure.field(field, "length", "takes up to 1,024 bytes")
    }
    guard !isCommon(password, email: email) else {
      throw Failure.field(field, "too_common", "is one of the first that anybody would try")
    }
  }

  /// Whether a password is a well-known one, a simple run, or the address itself.
  static func isCommon(_ password: String, email: String? = nil) -> Bool {
    let plain = password.lowercased()
    let letters = String(plain.map { substitutions[$0] ?? $0 })
    let stem = trimmed(plain)
    if wellKnown.contains(plain) || wellKnown.contains(letters) || wellKnown.contains(stem)
      || wellKnown.contains(trimmed(letters))
    {
      return true
    }
    if Set(plain).count <= 2 || isRun(plain) || isRepetition(plain) { return true }
    guard let email = email?.lowercased() else { return false }
    return plain == email || plain == email.prefix { $0 != "@" }
  }

  private static let substitutions: [Character: Character] = [
    "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  /// Without the digits and marks that people append.
  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, !last.isLetter { text.removeLast() }
    return String(text)
  }

  /// Neighbours all the way: 12345678, hgfedcba.
  private static func isRun(_ text: String) -> Bool {
    let values = text.unicodeScalars.map(\.value)
    let steps = Set(zip(values, values.dropFirst()).map { Int($1) - Int($0) })
    return steps.count == 1 && abs(steps.first ?? 9) <= 1
  }

  /// The same few characters again and again: abcabcabc.
  private static func isRepetition(_ text: String) -> Bool {
    let characters = Array(text)
    return (1...4).contains { length in
      characters.indices.dropFirst(length).allSatisfy {
        characters[$0] == characters[$0 - length]
      }
    }
  }

  private static let wellKnown: Set<String> = Set(
    """
    password passw0rd password1 passwort motdepasse contrasena parola qwerty qwertyui qwertyuiop
    qwerty123 qwertz qwertzui qwertzuiop azerty azertyui azertyuiop asdfghjk asdfghjkl zxcvbnm
    1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsxedc zaq12wsx q1w2e3r4 q1w2e3r4t5 123qweasd 1234qwer
    12345678 123456789 1234567890 0987654321 87654321 123123123 11223344 123654789 147258369
    123321123 112233445566 1234554321 0123456789 31415926 letmein letmeinnow welcome welcomes
    welcome1 iloveyou iloveyou1 ilovegod sunshine princess football baseball basketball superman
    batman starwars pokemon dragon monkey shadow master trustno1 whatever michael jennifer
    jordan23 michelle computer internet samsung google facebook chocolate cheese butterfly
    liverpool arsenal chelsea barcelona juventus madrid london berlin paris vienna hamburg
    america freedom secret secret123 administrator admin123 adminadmin rootroot changeme
    changeit default guest123 test1234 testtest testing1 demo1234 hello123 hellohello abc12345
    abcd1234 a1b2c3d4 aa123456 abcdefgh abcdefg1 p@ssw0rd pa55word mustermuster mustermann
    summer2024 summer2025 winter2024 winter2025 spring2025 autumn2025 september november
    december january february password123 password12 passwords mypassword yourpassword
    thepassword nopassword lovelove lovely123 blink182 nintendo playstation minecraft fortnite
    charlie1 jessica1 ashley123 daniel123 andrew123 thomas123 robert123 nicole123 hunter123
    cookie123 purple123 orange123 yellow123 flower123 soccer123 hockey123 killer123 ginger123
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
