import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An answer that was given before, as the database carries it.
private struct KeptAnswer: Decodable {
  let body: String?
  let version: Int64?
}

enum Replay {
  /// Reads the answer that the claim of a used key carries.
  static func document(from error: PostgresError) throws -> Document {
    let kept = try JSONDecoder().decode(KeptAnswer.self, from: Data((error.detail ?? "").utf8))
    return Document(body: Array((kept.body ?? "null").utf8), version: kept.version)
  }
}
