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

/// What becomes of the secret: with that of the backup, everybody stays signed in.
struct RestoredSecret {
  private let path: String
  /// What is to be written; nil: nothing.
  private let content: String?
  private let moves: Bool
  private let told: String

  /// Decides before anything is changed. Throws `BackupError.otherSecret`.
  init(_ configuration: Configuration, backup: String?, replaces: Bool, keeps: Bool) throws {
    path = configuration.dataDirectory + "/secret"
    let present = try? String(contentsOf: URL(filePath: path), encoding: .utf8)
    guard let backup else {
      (content, moves) = (nil, false)
      told = "The backup has no secret: give this server that of the old one (MUSTER_SECRET)."
      return
    }
    if let given = configuration.secret {
      (content, moves) = (nil, false)
      told =
        given == backup
        ? "MUSTER_SECRET is the secret of the backup."
        : "MUSTER_SECRET is another than the secret of the backup, and is what counts."
      return
    }
    if present == nil || present == backup {
      (content, moves) = (present == nil ? backup : nil, false)
      told = "The secret of the backup is in \(path)."
      return
    }
    if keeps {
      (content, moves) = (nil, false)
      told = "The secret in \(path) was kept."
      return
    }
    guard replaces else { throw BackupError.otherSecret(path) }
    (content, moves) = (backup, true)
    told = "The secret of the backup is in \(path); the old one is beside it."
  }

  /// Writes the secret, complete at once, and says what was done.
  func put() throws -> String {
    guard let content else { return told }
    let manager = FileManager.default
    let draft = path + "." + UUID().uuidString
    guard
      manager.createFile(
        atPath: draft, contents: Data(content.utf8), attributes: [.posixPermissions: 0o600])
    else { throw BackupError.unreadable(draft, reason: "it cannot be written") }
    if moves {
      let old = path + ".before-restore"
      try? manager.removeItem(atPath: old)
      try manager.copyItem(atPath: path, toPath: old)
    }
    guard rename(draft, path) == 0 else { throw Files.Failure(path, errno: errno) }
    return told
  }
}
