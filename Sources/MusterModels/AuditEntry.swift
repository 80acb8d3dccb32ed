#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A change, as the audit keeps it: ids only, no address, code or token; and no free text but the
/// reason of a disclosure (K16, K11).
public struct AuditEntry: Codable, Sendable, Hashable {
  /// Where it stands in the order of entries; what `before` takes.
  public let id: String
  /// When it happened.
  public let at: Date
  /// Who did it; null for what happened by itself.
  public let actorId: User.ID?
  /// The group it happened in, if any.
  public let groupId: Group.ID?
  /// What happened, such as `membership.changed`.
  public let action: String
  /// The kind of thing that changed.
  public let subject: String
  /// The thing that changed.
  public let subjectId: Identifier<AuditEntry>?
  /// The person whom it is about.
  public let userId: User.ID?
  /// What it was before.
  public let before: JSONValue?
  /// What it is since.
  public let after: JSONValue?
}
