#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Somebody whom the caller has blocked: neither writes to the other directly, and nothing that
/// the blocked one writes notifies the caller. Nobody else knows.
public struct Block: Codable, Sendable, Hashable {
  /// Whom.
  public let userId: User.ID
  /// Whom, by name.
  public let person: PersonName?
  /// Since when.
  public let createdAt: Date
}
