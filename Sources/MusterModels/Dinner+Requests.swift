#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// `POST /dinner/groups`
public struct CreateDinnerGroup: Codable, Sendable {
  /// What the crew is called, 1 to 100 characters.
  public var name: String

  /// Makes a request for a crew.
  public init(name: String) { self.name = name }
}

/// `PUT /dinner/groups/{id}/videos`
public struct SetDinnerVideos: Codable, Sendable {
  /// The videos in the order of seats, http or https, up to 2,000 characters; null or left out: a
  /// seat has none. Five at most, and none for a seat that is free.
  public var videoLinks: [String?]

  /// Makes a request to set the videos.
  public init(videoLinks: [String?]) { self.videoLinks = videoLinks }
}

/// `PUT /dinner/groups/{id}/party`
public struct PutDinnerParty: Codable, Sendable {
  /// When it begins: in the future, within a year.
  public var startsAt: Date
  /// What it is called, 1 to 100 characters.
  public var title: String
  /// What there is to eat, up to 2,000 characters.
  public var menu: String?
  /// Where it is, up to 500 characters; shown to accepted guests only.
  public var place: String?
  /// What else there is to know, up to 2,000 characters; whoever may ask to come sees it.
  public var notes: String?

  /// Makes a request for a party.
  public init(
    startsAt: Date, title: String, menu: String? = nil, place: String? = nil,
    notes: String? = nil
  ) {
    self.startsAt = startsAt
    self.title = title
    self.menu = menu
    self.place = place
    self.notes = notes
  }
}

/// `POST /dinner/parties/{hostGroupId}/requests`
public struct RequestDinnerParty: Codable, Sendable {
  /// What to tell the hosts, up to 1,000 characters.
  public var message: String?

  /// Makes a request to come.
  public init(message: String? = nil) { self.message = message }
}
