import CMicrohttpd

/// Copies the header fields of a request, and refuses those that libmicrohttpd lets pass.
///
/// libmicrohttpd ends a value at a NUL, and joins folded lines in a way that changes names. Both
/// show as bytes between one field and the next that are not part of a line's end.
struct HeaderReader {
  private(set) var fields: [Headers.Field] = []
  private(set) var isMalformed = false
  private var end: UnsafePointer<UInt8>

  /// Begins after the request line.
  init(after version: UnsafePointer<CChar>) {
    end = UnsafeRawPointer(version + strlen(version)).assumingMemoryBound(to: UInt8.self)
    fields.reserveCapacity(12)
  }

  /// Reads the header of a connection.
  ///
  /// - Returns: nil when it is malformed.
  static func read(
    _ connection: OpaquePointer, version: UnsafePointer<CChar>, method: UnsafePointer<CChar>,
    size: Int
  ) -> Headers? {
    var reader = HeaderReader(after: version)
    withUnsafeMutablePointer(to: &reader) {
      muster_visit_headers(
        connection,
        { context, _, name, nameCount, value, valueCount in
          guard let context, let name else { return muster_close }
          let reader = context.assumingMemoryBound(to: HeaderReader.self)
          reader.pointee.take(
            UnsafeBufferPointer(start: name, count: nameCount),
            UnsafeBufferPointer(start: value, count: value == nil ? 0 : valueCount))
          return reader.pointee.isMalformed ? muster_close : muster_continue
        }, $0)
    }
    let last = UnsafeRawPointer(method + size).assumingMemoryBound(to: UInt8.self)
    guard !reader.isMalformed, size == 0 || reader.isOnlyLineEnd(upTo: last) else { return nil }
    return Headers(fields: reader.fields)
  }

  private mutating func take(
    _ name: UnsafeBufferPointer<CChar>, _ value: UnsafeBufferPointer<CChar>
  ) {
    let name = UnsafeRawBufferPointer(name)
    let value = UnsafeRawBufferPointer(value)
    guard let start = name.bindMemory(to: UInt8.self).baseAddress, isOnlyLineEnd(upTo: start),
      !name.isEmpty, name.allSatisfy(ASCII.isToken), value.allSatisfy(ASCII.isFieldValue)
    else {
      isMalformed = true
      return
    }
    if let base = value.bindMemory(to: UInt8.self).baseAddress, !value.isEmpty {
      end = base + value.count
    } else {
      // An empty value: it began at the first byte after the colon and any blanks.
      end = start + name.count + 1
    }
    var text = value[...]
    while let last = text.last, ASCII.isBlank(last) { text.removeLast() }
    fields.append(
      Headers.Field(
        name: String(decoding: name, as: UTF8.self), value: String(decoding: text, as: UTF8.self)))
  }

  /// Whether only line ends, which libmicrohttpd overwrites with NULs, and blanks precede `next`.
  private func isOnlyLineEnd(upTo next: UnsafePointer<UInt8>) -> Bool {
    guard next >= end else { return false }
    return UnsafeBufferPointer(start: end, count: next - end)
      .allSatisfy { $0 == 0 || ASCII.isBlank($0) }
  }
}
