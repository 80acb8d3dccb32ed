#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What people come together for (E1). Everybody who is signed in sees it; its authors decide who
/// comes.
public struct Event: Codable, Sendable, Hashable {
  /// An event's id.
  public typealias ID = Identifier<Event>

  /// The event.
  public let id: ID
  /// What it is called.
  public let title: String
  /// What it is about.
  public let description: String
  /// When it starts. From then on nobody applies, answers or decides any more (E7).
  public let startsAt: Date
  /// When it ends, if that is known.
  public let endsAt: Date?
  /// Where it is.
  public let place: String
  /// How many people may be let in, authors not counted; null: any number.
  public let capacity: Int?
  /// How many people have been let in.
  public let placesTaken: Int
  /// Who decides, the first one first. Empty for one that was cancelled.
  public let authors: [EventAuthor]
  /// Who made it.
  public let createdById: User.ID
  /// When it was cancelled, since the last author's account ended; null: it takes place.
  public let cancelledAt: Date?
  /// When it was made.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
}

/// An author of an event.
public struct EventAuthor: Codable, Sendable, Hashable {
  /// The person.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
}

/// `POST /events`
public struct CreateEvent: Codable, Sendable {
  /// What to call it, 1 to 200 characters.
  public var title: String
  /// What it is about, up to 5,000 characters.
  public var description: String
  /// When it starts, in the future.
  public var startsAt: Date
  /// When it ends, after its start.
  public var endsAt: Date?
  /// Where it is, 1 to 300 characters.
  public var place: String
  /// How many people may be let in, 1 to 1,000,000; default any number.
  public var capacity: Int?
  /// Who decides with the caller: people who share a group with them; 50 authors at most.
  public var authorIds: [User.ID]?

  /// Makes a request for an event.
  public init(
    title: String, description: String, startsAt: Date, endsAt: Date? = nil, place: String,
    capacity: Int? = nil, authorIds: [User.ID]? = nil
  ) {
    self.title = title
    self.description = description
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.place = place
    self.capacity = capacity
    self.authorIds = authorIds
  }
}

/// `PATCH /events/{id}`
public struct UpdateEvent: Codable, Sendable {
  /// What to call it.
  public var title: Patch<String> = .unchanged
  /// What it is about.
  public var description: Patch<String> = .unchanged
  /// When it starts; what has started keeps its time.
  public var startsAt: Patch<Date> = .unchanged
  /// When it ends.
  public var endsAt: Patch<Date> = .unchanged
  /// Where it is.
  public var place: Patch<String> = .unchanged
  /// How many people may be let in, no fewer than have been.
  public var capacity: Patch<Int> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}
