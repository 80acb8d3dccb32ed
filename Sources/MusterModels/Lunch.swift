#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A lunch on a day: people who plan where to eat, and vote on it (L1 to L8).
public struct LunchGroup: Codable, Sendable, Hashable {
  /// A lunch's id.
  public typealias ID = Identifier<LunchGroup>

  /// How far it is (L2): one step at a time, and back from decided to voting only.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Participants come, the place is found.
    case planning
    /// Votes are cast; they may be while planning, too.
    case voting
    /// The restaurant is decided on.
    case decided
    /// It has been; nothing changes any more.
    case completed
  }

  /// Around where to eat.
  public struct Location: Codable, Sendable, Hashable {
    /// The latitude in degrees, north positive.
    public let lat: Double
    /// The longitude in degrees, east positive.
    public let lng: Double
    /// The same in words.
    public let address: String?
  }

  /// Somebody who takes part.
  public struct Participant: Codable, Sendable, Hashable {
    /// The person.
    public let id: User.ID
    /// Their name.
    public let name: String?
    /// What their profile says they eat.
    public let dietaryRequirements: [String]
  }

  /// The votes for one restaurant.
  public struct VoteCount: Codable, Sendable, Hashable {
    /// The restaurant.
    public let restaurantId: Restaurant.ID
    /// How many participants voted for it.
    public let voteCount: Int
  }

  /// How it came to its restaurant.
  public struct Decision: Codable, Sendable, Hashable {
    /// Who or what decides.
    public enum Decider: String, Codable, Sendable, CaseIterable {
      /// The creator chose.
      case creator
      /// The time for voting was over.
      case deadline
    }

    /// What told restaurants with as many votes apart.
    public enum TieBreak: String, Codable, Sendable, CaseIterable {
      /// It suits more of the participants' diets.
      case diets
      /// It is nearer.
      case distance
      /// Nobody was there for longer.
      case recency
      /// It comes first by name.
      case name
    }

    /// Who or what decided.
    public let by: Decider
    /// The restaurant.
    public let restaurantId: Restaurant.ID
    /// How many votes it had.
    public let voteCount: Int
    /// Restaurants with as many votes, in the order in which they would have come.
    public let tiedWith: [Restaurant.ID]
    /// What told it apart from the next of these; null: nothing had to.
    public let tieBrokenBy: TieBreak?
  }

  /// The lunch.
  public let id: ID
  /// The day, such as `2026-11-30`.
  public let date: String
  /// How far it is.
  public let status: Status
  /// Around where to eat.
  public let location: Location
  /// Who takes part, by when they joined; null to those who do not.
  public let participants: [Participant]?
  /// How many people take part.
  public let participantCount: Int
  /// Whether the caller takes part.
  public let isParticipant: Bool
  /// What the participants eat, each once, by when they joined and then as their profile says
  /// (L3); null to those who do not take part.
  public let aggregatedDietaryRequirements: [String]?
  /// Where it will be or was, or what is chosen for now.
  public let selectedRestaurantId: Restaurant.ID?
  /// The votes, the most first; null to those who do not take part.
  public let votes: [VoteCount]?
  /// What the caller voted for; null to those who do not take part.
  public let myVotes: [Restaurant.ID]?
  /// Whose it is: who made it, or to whom it came when they left it.
  public let createdById: User.ID
  /// The group that it is for; null: for none.
  public let groupId: Group.ID?
  /// When voting ends by itself; null: when its creator says so.
  public let votingEndsAt: Date?
  /// How it came to its restaurant; null until it has, and to those who do not take part.
  public let decision: Decision?
  /// When it was made.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
}

/// `POST /lunch-groups`
public struct CreateLunchGroup: Codable, Sendable {
  /// The day, such as `2026-11-30`; today or later, where the caller is.
  public var date: String
  /// The latitude to look around, -90 to 90; eight decimals are kept.
  public var locationLat: Double
  /// The longitude to look around, -180 to 180; eight decimals are kept.
  public var locationLng: Double
  /// The same in words, 1 to 500 characters.
  public var locationAddress: String?
  /// A group that the caller is active in, whose active members are invited.
  public var groupId: Group.ID?
  /// When voting ends by itself, in the future.
  public var votingEndsAt: Date?

  /// Makes a request for a lunch.
  public init(
    date: String, locationLat: Double, locationLng: Double, locationAddress: String? = nil,
    groupId: Group.ID? = nil, votingEndsAt: Date? = nil
  ) {
    self.date = date
    self.locationLat = locationLat
    self.locationLng = locationLng
    self.locationAddress = locationAddress
    self.groupId = groupId
    self.votingEndsAt = votingEndsAt
  }
}

/// `PATCH /lunch-groups/{id}`
public struct UpdateLunchGroup: Codable, Sendable {
  /// The next step, or back from decided to voting.
  public var status: Patch<LunchGroup.Status> = .unchanged
  /// What is chosen.
  public var selectedRestaurantId: Patch<Restaurant.ID> = .unchanged
  /// The latitude to look around.
  public var locationLat: Patch<Double> = .unchanged
  /// The longitude to look around.
  public var locationLng: Patch<Double> = .unchanged
  /// The same in words.
  public var locationAddress: Patch<String> = .unchanged
  /// When voting ends by itself.
  public var votingEndsAt: Patch<Date> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// `POST /lunch-groups/{id}/participants`
public struct JoinLunchGroup: Codable, Sendable {
  /// Somebody who shares a group with the caller; default the caller.
  public var userId: User.ID?

  /// Makes a request to join, or to add somebody.
  public init(userId: User.ID? = nil) { self.userId = userId }
}

/// `POST /lunch-groups/{id}/votes`
public struct CastLunchVote: Codable, Sendable {
  /// What to vote for.
  public var restaurantId: Restaurant.ID

  /// Makes a vote.
  public init(restaurantId: Restaurant.ID) { self.restaurantId = restaurantId }
}
