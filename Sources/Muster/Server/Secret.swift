import CSodium

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The server's secret: given, or made once and kept for the owner's eyes only.
enum Secret {
  static func load(_ configuration: Configuration) throws -> String {
    if let secret = configuration.secret { return secret }
    let path = configuration.dataDirectory + "/secret"
    let manager = FileManager.default
    try makeDirectory(configuration)
    if !manager.fileExists(atPath: path) {
      var bytes = [UInt8](repeating: 0, count: 32)
      randombytes_buf(&bytes, bytes.count)
      // Complete under another name first: two servers that start at once agree on one of them.
      let draft = path + "." + UUID().uuidString
      guard
        manager.createFile(
          atPath: draft, contents: Data(Base64URL.encode(bytes).utf8),
          attributes: [.posixPermissions: 0o600])
      else {
        throw ConfigurationError(
          source: configuration.source(of: "MUSTER_DATA"),
          problem: "names a directory that cannot be written to: \(configuration.dataDirectory)",
          remedy: "give it to this user with chown, or choose another", isUsage: false)
      }
      try? manager.linkItem(atPath: draft, toPath: path)
      try manager.removeItem(atPath: draft)
    }
    guard let secret = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      throw ConfigurationError(
        source: path, problem: "cannot be read", remedy: "give it to this user with chown",
        isUsage: false)
    }
    guard secret.utf8.count >= 32 else {
      throw ConfigurationError(
        source: path, problem: "is damaged: it has under 32 characters",
        remedy: "put back the one it was, or remove it: then everybody signs in again",
        isUsage: false)
    }
    return secret
  }

  /// Makes the data directory. Others may pass through, to what is theirs: started as root, the
  /// database runs as an account of its own. Each thing inside has its own closed door.
  static func makeDirectory(_ configuration: Configuration) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: configuration.dataDirectory, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o711])
    } catch {
      throw ConfigurationError(
        source: configuration.source(of: "MUSTER_DATA"),
        problem: "names a directory that cannot be made or entered: "
          + configuration.dataDirectory,
        remedy: "give one that this user may write to", isUsage: false)
    }
  }

  /// A password for a database login, the same on every server that shares the secret.
  static func password(of login: String, secret: String) -> String {
    Base64URL.encode(Digest.sha256(Array("muster login \(login) \(secret)".utf8)))
  }
}
