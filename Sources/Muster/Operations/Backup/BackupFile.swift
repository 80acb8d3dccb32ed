import CSodium

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file of a backup, a tar archive: `tar -xf` takes it apart on any machine.
///
/// ```
/// database.dump   as pg_dump wrote it (custom format)
/// secret          only when asked for
/// manifest.json   last, so that a file without it is known to be incomplete
/// ```
struct BackupFile {
  static let dump = "database.dump"
  static let secret = "secret"
  static let manifest = "manifest.json"

  struct Part {
    let name: String
    let offset: Int
    let size: Int
  }

  let path: String
  let file: Int32
  let parts: [Part]

  /// Finds the parts of a file. Throws `BackupError`.
  init(reading path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw BackupError.unreadable(path, reason: String(cString: strerror(errno)))
    }
    do {
      parts = try Self.parts(of: file, path)
    } catch {
      close(file)
      throw error
    }
    (self.path, self.file) = (path, file)
  }

  func finish() { close(file) }

  /// The file's manifest. Throws `BackupError`.
  func manifest() throws -> BackupManifest {
    guard let part = part(Self.manifest) else { throw BackupError.incomplete(path) }
    let data = Data(try bytes(part))
    guard let header = try? JSONDecoder().decode(BackupManifest.Header.self, from: data) else {
      throw BackupError.damaged(path)
    }
    guard header.format <= BackupManifest.newestFormat else {
      throw BackupError.newerFormat(path, muster: header.muster)
    }
    guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: data) else {
      throw BackupError.damaged(path)
    }
    return manifest
  }

  /// The secret, when it is in the backup.
  func secret() throws -> String? {
    try part(Self.secret).map { String(decoding: try bytes($0), as: UTF8.self) }
  }

  /// Reads the whole dump once; throws when it is not what was written.
  func verify(_ manifest: BackupManifest) throws {
    var state = DigestState()
    try forEachPieceOfDump { state.add($0) }
    guard state.hexadecimal() == manifest.digest else { throw BackupError.damaged(path) }
  }

  /// Calls a body with each piece of the dump, in order.
  func forEachPieceOfDump(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    guard let part = part(Self.dump) else { throw BackupError.foreign(path) }
    lseek(file, off_t(part.offset), SEEK_SET)
    try Files.forEachPiece(of: file, limit: part.size, body)
  }

  private func part(_ name: String) -> Part? { parts.first { $0.name == name } }

  private func bytes(_ part: Part) throws -> [UInt8] {
    // A manifest has a line for each table; nothing here is large.
    guard part.size < 64 << 20 else { throw BackupError.damaged(path) }
    lseek(file, off_t(part.offset), SEEK_SET)
    var all: [UInt8] = []
    try Files.forEachPiece(of: file, limit: part.size) { all += $0 }
    return all
  }

  private static func parts(of file: Int32, _ path: String) throws -> [Part] {
    var information = stat()
    guard fstat(file, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      throw BackupError.unreadable(path, reason: "it is not a file")
    }
    let end = Int(information.st_size)
    var parts: [Part] = []
    var offset = 0
    while true {
      lseek(file, off_t(offset), SEEK_SET)
      var block: [UInt8] = []
      try Files.forEachPiece(of: file, limit: TarHeader.size) { block += $0 }
      if block.count == TarHeader.size, block.allSatisfy({ $0 == 0 }) { break }
      guard let header = TarHeader(block) else {
        guard parts.isEmpty else { throw BackupError.incomplete(path) }
        throw BackupError.foreign(path)
      }
      if parts.isEmpty, header.name != dump { throw BackupError.foreign(path) }
      let part = Part(name: header.name, offset: offset + TarHeader.size, size: header.count)
      guard part.size >= 0, part.size <= end - part.offset else {
        throw BackupError.incomplete(path)
      }
      parts.append(part)
      offset = part.offset + TarHeader.padded(part.size)
    }
    guard parts.contains(where: { $0.name == manifest }) else {
      throw parts.isEmpty ? BackupError.foreign(path) : BackupError.incomplete(path)
    }
    return parts
  }
}

/// SHA-256 of what comes in pieces.
struct DigestState {
  private var state = crypto_hash_sha256_state()

  init() { crypto_hash_sha256_init(&state) }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer {
      _ = crypto_hash_sha256_update(&state, $0.baseAddress, UInt64($0.count))
    }
  }

  mutating func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256_final(&state, &digest)
    return Migrations.hexadecimal(digest)
  }
}
