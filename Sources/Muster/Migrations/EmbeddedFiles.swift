import MusterFiles

/// Files that were compiled into the binary.
enum EmbeddedFiles {
  /// Each path, relative to the repository, with its bytes.
  static let all: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    for index in 0..<muster_file_count() {
      guard let file = muster_file_at(index)?.pointee else { continue }
      files[String(cString: file.path)] = Array(
        UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
    }
    return files
  }()

  /// The text of a file.
  static func text(_ path: String) -> String? {
    all[path].map { String(decoding: $0, as: UTF8.self) }
  }
}
