#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What one member of a group tells another about their work there (M1).
public struct Feedback: Codable, Sendable, Hashable {
  /// An id of feedback.
  public typealias ID = Identifier<Feedback>

  /// The feedback.
  public let id: ID
  /// In which group.
  public let groupId: Group.ID
  /// Who gave it.
  public let author: PersonName?
  /// Whom it was given to.
  public let recipient: PersonName?
  /// What it says.
  public let body: String?
  /// Whether the caller has blocked its author: apps fold it.
  public let isBlocked: Bool
  /// When it was given.
  public let createdAt: Date
  /// When it was last changed.
  public let editedAt: Date?
  /// Until when its author may change or withdraw it.
  public let editableUntil: Date

  /// Which way it went, seen from a person.
  public enum Direction: String, Codable, Sendable, CaseIterable {
    /// The person gave it.
    case given
    /// The person was given it.
    case received
  }
}

/// `POST /groups/{id}/feedback`
public struct GiveFeedback: Codable, Sendable {
  /// Whom to tell: another active member who holds `receive_feedback`.
  public var userId: User.ID
  /// What to say, 1 to 5,000 characters.
  public var body: String

  /// Makes a request to give feedback.
  public init(userId: User.ID, body: String) {
    self.userId = userId
    self.body = body
  }
}

/// `PATCH /feedback/{id}`
public struct EditFeedback: Codable, Sendable {
  /// What it is to say, 1 to 5,000 characters.
  public var body: String

  /// Makes a request to change feedback.
  public init(body: String) { self.body = body }
}
