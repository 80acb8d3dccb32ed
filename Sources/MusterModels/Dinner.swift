#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A dinner crew: a group of 3 to 5 people who meet another crew for dinner (D1).
public struct DinnerGroup: Codable, Sendable, Hashable {
  /// The group, as `GET /groups/{id}` has it.
  public let group: Group
  /// Whether it has three active members or more (D2).
  public let isReady: Bool
  /// Whether it is ready and every taken seat has its video (D2).
  public let isLive: Bool
  /// Whether it is hosting or attending a dinner party: nobody joins, nothing is edited (D2).
  public let isLocked: Bool
  /// A video for each seat up to the last that is taken, in their order; null where there is none.
  public let videoLinks: [String?]
  /// The party that it hosts now.
  public let dinnerpartyDetails: DinnerpartyDetails?
  /// The crew that comes to its party, once one is accepted.
  public let acceptedAttendeeGroupId: Group.ID?
  /// The crew to whose party it goes, once it is accepted.
  public let attendingHostGroupId: Group.ID?
  /// The party to which it goes, with its place.
  public let attendingParty: DinnerParty?
  /// Who sits where; for those who may see the members (K14).
  public let seats: [DinnerSeat]
}

/// A place in a crew, kept while its person is a member (D1).
public struct DinnerSeat: Codable, Sendable, Hashable {
  /// Which one, 1 to 5.
  public let slot: Int
  /// Whose it is.
  public let userId: User.ID
  /// The person's video.
  public let videoUrl: String?
}

/// The party that a crew hosts, as its own people see it (D4).
public struct DinnerpartyDetails: Codable, Sendable, Hashable {
  /// The party.
  public let id: DinnerParty.ID
  /// Whether guests are accepted yet.
  public let status: DinnerParty.Status
  /// When it begins.
  public let startsAt: Date
  /// What it is called.
  public let title: String
  /// What there is to eat.
  public let menu: String?
  /// Where it is.
  public let place: String?
  /// What else there is to know.
  public let notes: String?
}

/// A dinner party: one crew hosts, another comes (D4, D5).
public struct DinnerParty: Codable, Sendable, Hashable {
  /// A party's id.
  public typealias ID = Identifier<DinnerParty>

  /// The party.
  public let id: ID
  /// The crew that hosts it.
  public let hostGroupId: Group.ID
  /// The crew that was accepted.
  public let guestGroupId: Group.ID?
  /// Where it stands.
  public let status: Status
  /// When it begins.
  public let startsAt: Date
  /// What it is called.
  public let title: String
  /// What there is to eat.
  public let menu: String?
  /// Where it is; for the hosts and the guests they have accepted.
  public let place: String?
  /// What else there is to know.
  public let notes: String?
  /// The hosts.
  public let host: DinnerCrew?
  /// The guests.
  public let guest: DinnerCrew?
  /// When it was posted.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
  /// When it was completed, cancelled or expired.
  public let endedAt: Date?

  /// Where a party stands.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Crews may ask to come.
    case open
    /// One was accepted.
    case agreed
    /// It took place (D6, D7).
    case completed
    /// Called off (D6).
    case cancelled
    /// Its time came, and nobody was accepted (D7).
    case expired
  }
}

/// A crew as those see it who deal with it (D3): never who its people are.
public struct DinnerCrew: Codable, Sendable, Hashable {
  /// The crew.
  public let id: Group.ID
  /// Its name.
  public let name: String
  /// Its people's videos, in the order of their seats; null once one has nothing to do with it.
  public let videoLinks: [String?]?
}

/// A crew that asks to come to a party (D5).
public struct DinnerRequest: Codable, Sendable, Hashable {
  /// A request's id.
  public typealias ID = Identifier<DinnerRequest>

  /// The request.
  public let id: ID
  /// The party.
  public let partyId: DinnerParty.ID
  /// The crew that hosts the party.
  public let hostGroupId: Group.ID
  /// The crew that asks.
  public let groupId: Group.ID
  /// What it says.
  public let message: String?
  /// What became of it.
  public let status: Status
  /// The party in short; null to those from whom it is hidden by now.
  public let party: DinnerRequestParty?
  /// The hosts.
  public let host: DinnerCrew?
  /// Those who ask.
  public let group: DinnerCrew?
  /// When it was made.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date

  /// What becomes of a request.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// It waits for the hosts.
    case pending
    /// The crew is invited.
    case accepted
    /// Refused, for good.
    case declined
    /// Taken back by those who asked.
    case withdrawn
    /// Overtaken: others were accepted, or one of the crews is not free any more.
    case ended
  }

  /// The party of a request.
  public struct DinnerRequestParty: Codable, Sendable, Hashable {
    /// The party.
    public let id: DinnerParty.ID
    /// Where it stands.
    public let status: DinnerParty.Status
    /// When it begins.
    public let startsAt: Date
    /// What it is called.
    public let title: String
  }
}
