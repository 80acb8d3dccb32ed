/// Room in which parameters become C strings; kept, so that sending allocates nothing.
struct ParameterBuffer {
  private var bytes: [CChar] = []
  private var offsets: [Int] = []
  private var pointers: [UnsafePointer<CChar>?] = []

  /// Lends the parameters as libpq wants them.
  mutating func withPointers<R>(
    _ parameters: [Parameter],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R
  ) -> R {
    if parameters.isEmpty { return body(nil) }
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
    offsets.removeAll(keepingCapacity: true)
    for parameter in parameters {
      guard var text = parameter.text else {
        offsets.append(-1)
        continue
      }
      offsets.append(bytes.count)
      text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) { bytes.append(contentsOf: $0) }
      }
      bytes.append(0)
    }
    return bytes.withUnsafeBufferPointer { storage in
      pointers.removeAll(keepingCapacity: true)
      for offset in offsets {
        pointers.append(offset < 0 ? nil : storage.baseAddress.map { $0 + offset })
      }
      return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}
