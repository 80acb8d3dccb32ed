#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The id of one kind of thing: a group's cannot be given where a user's is wanted.
public struct Identifier<Entity>: Hashable, Sendable {
  /// The UUID itself.
  public let uuid: UUID

  /// An id that is known.
  public init(_ uuid: UUID) { self.uuid = uuid }

  /// An id from its text, or nil when that is no UUID.
  public init?(_ text: String) {
    guard let uuid = UUID(uuidString: text) else { return nil }
    self.uuid = uuid
  }
}

extension Identifier: Codable {
  /// Reads a UUID.
  public init(from decoder: any Decoder) throws {
    uuid = try decoder.singleValueContainer().decode(UUID.self)
  }

  /// Writes the UUID in lower case, as the database does.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Identifier: CustomStringConvertible {
  /// The UUID in lower case.
  public var description: String { uuid.uuidString.lowercased() }
}
