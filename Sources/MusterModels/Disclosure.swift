#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why a platform admin asks for what people write to one another (K11).
public struct Disclosure: Codable, Sendable, Hashable {
  /// The reason, 10 to 500 characters; the audit keeps it with who read what.
  public var reason: String

  /// A disclosure for a reason.
  public init(reason: String) {
    self.reason = reason
  }
}

/// A chat as it is disclosed to a platform admin.
public struct DisclosedChat: Codable, Sendable, Hashable {
  /// The chat.
  public let id: Chat.ID
  /// What it is for.
  public let kind: Chat.Kind
  /// What it is called.
  public let title: String?
  /// Who is or was in it.
  public let members: [ChatMember]
  /// When it was made.
  public let createdAt: Date
  /// When something was last written; at first when it was made.
  public let updatedAt: Date
}
