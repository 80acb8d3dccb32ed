/// What stands before each file of a tar archive (POSIX ustar).
struct TarHeader {
  let name: String
  /// The size of the file in bytes.
  let count: Int
  var modified = 0

  /// Of a header, and what files are padded to.
  static let size = 512

  static func padded(_ count: Int) -> Int { (count + size - 1) / size * size }

  init(name: String, count: Int, modified: Int = 0) {
    (self.name, self.count, self.modified) = (name, count, modified)
  }

  /// Reads a header; nil when it is none.
  init?(_ block: [UInt8]) {
    guard block.count == Self.size, Array(block[257..<262]) == Array("ustar".utf8),
      let sum = Self.number(block[148..<156]), sum == Self.sum(block),
      let count = Self.number(block[124..<136])
    else { return nil }
    name = String(decoding: block[0..<100].prefix { $0 != 0 }, as: UTF8.self)
    self.count = count
  }

  var bytes: [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.size)
    func put(_ text: String, _ offset: Int) {
      block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, 0)
    put("0000600\0", 100)
    put("0000000\0", 108)
    put("0000000\0", 116)
    if count < 1 << 33 {
      put(Self.octal(count, 11) + "\0", 124)
    } else {
      // Too large for octal digits: binary, as GNU tar and all others do since.
      block[124] = 0x80
      for place in 0..<8 { block[135 - place] = UInt8(truncatingIfNeeded: count >> (8 * place)) }
    }
    put(Self.octal(modified, 11) + "\0", 136)
    put("0", 156)
    put("ustar\u{0}00", 257)
    put(Self.octal(Self.sum(block), 6) + "\0 ", 148)
    return block
  }

  /// The sum of a header's bytes with its own field taken for blanks.
  private static func sum(_ block: [UInt8]) -> Int {
    block.enumerated().reduce(0) {
      $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element))
    }
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    if field.first == 0x80 {
      // More than fits is no size of a file.
      guard field.dropFirst().prefix(3).allSatisfy({ $0 == 0 }), field[field.endIndex - 8] < 0x80
      else { return nil }
      return field.suffix(8).reduce(0) { $0 << 8 | Int($1) }
    }
    let digits = field.drop { $0 == 32 }.prefix { $0 != 0 && $0 != 32 }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }

  private static func octal(_ number: Int, _ digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
