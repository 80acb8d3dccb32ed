#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An application to an event: a person who wants to come, with the friends they have asked along
/// (E2). Its members and the event's authors see it.
public struct LikeGroup: Codable, Sendable, Hashable {
  /// An application's id.
  public typealias ID = Identifier<LikeGroup>

  /// The application.
  public let id: ID
  /// What they want to come to.
  public let eventId: Event.ID
  /// Who applied.
  public let creatorId: User.ID
  /// Where its members and the authors write to one another; once it is approved.
  public let chatId: Chat.ID?
  /// Where it stands.
  public let status: Status
  /// What its creator wrote to the authors.
  public let message: String?
  /// Its creator first, then the friends.
  public let members: [LikeGroupMember]
  /// How each author has decided; for authors, null for everybody else (E4).
  public let approvals: [LikeGroupApproval]?
  /// How many authors have to approve: all of them, or as many as members have accepted, if that
  /// is fewer (E5).
  public let threshold: Int
  /// What it still waits for; empty once it is decided.
  public let waitingFor: [WaitingFor]
  /// When it was made: the oldest gets free places first (E7).
  public let createdAt: Date

  /// Where an application stands.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Not decided yet.
    case pending
    /// Let in.
    case approved
    /// As many authors said no that it could not be approved any more.
    case rejected
    /// The event started before it was decided (E7).
    case expired
  }

  /// Something that an application waits for.
  public struct WaitingFor: Codable, Sendable, Hashable {
    /// For whom, or for what.
    public let kind: Kind
    /// The person; of authors, to authors only. Null for a place.
    public let userId: User.ID?

    /// For whom or for what an application waits.
    public enum Kind: String, Codable, Sendable, CaseIterable {
      /// A friend has yet to answer.
      case member
      /// An author has yet to decide.
      case author
      /// Enough authors approve, but it does not fit any more.
      case place
    }
  }
}

/// Somebody in an application.
public struct LikeGroupMember: Codable, Sendable, Hashable {
  /// The person.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// Whether they come along; null: they have not answered.
  public let accepted: Bool?
}

/// An author's verdict.
public struct LikeGroupApproval: Codable, Sendable, Hashable {
  /// The author.
  public let authorId: User.ID
  /// What they said.
  public let approved: Bool
}

/// `POST /events/{id}/like-groups`
public struct ApplyToEvent: Codable, Sendable {
  /// Friends to ask along, up to 20 who share a group with the caller.
  public var memberIds: [User.ID]?
  /// What to tell the authors, up to 1,000 characters.
  public var message: String?

  /// Makes an application.
  public init(memberIds: [User.ID]? = nil, message: String? = nil) {
    self.memberIds = memberIds
    self.message = message
  }
}

/// `PUT /like-groups/{id}/members/me`
public struct AnswerApplication: Codable, Sendable {
  /// Whether the caller comes along.
  public var accepted: Bool

  /// Makes an answer.
  public init(accepted: Bool) { self.accepted = accepted }
}

/// `PUT /like-groups/{id}/approvals/me`
public struct DecideApplication: Codable, Sendable {
  /// Whether the caller lets them in.
  public var approved: Bool

  /// Makes a verdict.
  public init(approved: Bool) { self.approved = approved }
}
