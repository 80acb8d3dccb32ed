import CCSV

/// Reads comma-separated values (RFC 4180) with libcsv.
enum CSVTable {
  /// A row that is not empty.
  struct Line: Sendable, Encodable, Equatable {
    /// Where in the text it begins, from 1.
    let line: Int
    let cells: [String]
  }

  /// The text ends in, or has, a quotation that is none.
  struct Malformed: Error, Equatable {
    /// Where the row with it begins, from 1.
    let line: Int
  }

  /// The rows of a text; a byte order mark at its beginning is none of it.
  /// - Throws: `Malformed`.
  static func lines(of text: String) throws -> [Line] {
    var text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let reading = Reading()
    var parser = csv_parser()
    // Line feeds are reported also where there is no row, so that lines can be counted.
    let options = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL
    guard csv_init(&parser, UInt8(options)) == 0 else { throw Malformed(line: 1) }
    defer { csv_free(&parser) }
    let context = Unmanaged.passUnretained(reading).toOpaque()
    let isWhole = text.withUTF8 { bytes in
      csv_parse(&parser, bytes.baseAddress, bytes.count, cell, row, context) == bytes.count
        && csv_fini(&parser, cell, row, context) == 0
    }
    guard isWhole else { throw Malformed(line: reading.start) }
    return reading.lines
  }

  /// What has been read so far.
  private final class Reading {
    var lines: [Line] = []
    var cells: [String] = []
    /// The line that is being read, and that on which its row began.
    var line = 1
    var start = 1
  }

  private static let cell:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      guard let context else { return }
      let reading = Unmanaged<Reading>.fromOpaque(context).takeUnretainedValue()
      let buffer = UnsafeRawBufferPointer(start: bytes, count: count)
      reading.line += buffer.count { $0 == UInt8(ascii: "\n") }
      reading.cells.append(String(decoding: buffer, as: UTF8.self))
    }

  private static let row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    terminator, context in
    guard let context else { return }
    let reading = Unmanaged<Reading>.fromOpaque(context).takeUnretainedValue()
    if !reading.cells.isEmpty {
      reading.lines.append(Line(line: reading.start, cells: reading.cells))
      reading.cells = []
    }
    if terminator == Int32(UInt8(ascii: "\n")) { reading.line += 1 }
    reading.start = reading.line
  }
}
