import CSodium

/// The two kinds of SQL file (architecture): migrations, which change tables once and in order,
/// and the current definitions of everything else, applied whole whenever one of them changed.
struct Migrations: Sendable {
  struct File: Sendable {
    let name: String
    let sql: String
    let checksum: String
  }

  let migrations: [File]
  let current: [File]

  /// What was compiled into the binary.
  static let embedded = Migrations(files: EmbeddedFiles.all)

  init(files: [String: [UInt8]]) {
    func file(_ path: String, _ name: String) -> File {
      let bytes = files[path] ?? []
      return File(
        name: name, sql: String(decoding: bytes, as: UTF8.self),
        checksum: Self.hexadecimal(Digest.sha256(bytes)))
    }
    let folder = "Database/migrations/"
    migrations = files.keys.filter { $0.hasPrefix(folder) }.sorted().map {
      file($0, String($0.dropFirst(folder.count)))
    }
    let order = files["Database/current/order.txt"].map { String(decoding: $0, as: UTF8.self) }
    current = (order ?? "").split(separator: "\n").map {
      file("Database/current/\($0)", String($0))
    }
  }

  /// Changes when any current definition or their order does.
  var currentChecksum: String {
    Self.hexadecimal(
      Digest.sha256(Array(current.map { $0.name + $0.checksum }.joined().utf8)))
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
