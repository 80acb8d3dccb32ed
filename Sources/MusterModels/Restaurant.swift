#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Where a lunch may take place (L8). Everybody who is signed in sees it.
public struct Restaurant: Codable, Sendable, Hashable {
  /// A restaurant's id.
  public typealias ID = Identifier<Restaurant>

  /// The restaurant.
  public let id: ID
  /// What it is called.
  public let name: String
  /// Where it is, in words.
  public let address: String
  /// Its latitude in degrees, north positive.
  public let lat: Double
  /// Its longitude in degrees, east positive.
  public let lng: Double
  /// What it cooks.
  public let cuisines: [String]
  /// The dietary requirements that it serves.
  public let dietaryOptions: [String]
  /// Who added it, and may change it.
  public let addedById: User.ID
  /// When it was added.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
  /// How far it is from the place asked about, in metres; only in lists by nearness.
  public let distanceMeters: Double?
}

/// `POST /restaurants`
public struct CreateRestaurant: Codable, Sendable {
  /// What it is called, 1 to 200 characters.
  public var name: String
  /// Where it is, 1 to 500 characters.
  public var address: String
  /// Its latitude, -90 to 90; eight decimals are kept.
  public var lat: Double
  /// Its longitude, -180 to 180; eight decimals are kept.
  public var lng: Double
  /// What it cooks: up to 20 words of 50 characters.
  public var cuisines: [String]?
  /// The dietary requirements that it serves: up to 20 words of 50 characters.
  public var dietaryOptions: [String]?

  /// Makes a request for a restaurant.
  public init(
    name: String, address: String, lat: Double, lng: Double, cuisines: [String]? = nil,
    dietaryOptions: [String]? = nil
  ) {
    self.name = name
    self.address = address
    self.lat = lat
    self.lng = lng
    self.cuisines = cuisines
    self.dietaryOptions = dietaryOptions
  }
}

/// `PATCH /restaurants/{id}`
public struct UpdateRestaurant: Codable, Sendable {
  /// What it is called.
  public var name: Patch<String> = .unchanged
  /// Where it is.
  public var address: Patch<String> = .unchanged
  /// Its latitude.
  public var lat: Patch<Double> = .unchanged
  /// Its longitude.
  public var lng: Patch<Double> = .unchanged
  /// What it cooks.
  public var cuisines: Patch<[String]> = .unchanged
  /// The dietary requirements that it serves.
  public var dietaryOptions: Patch<[String]> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// A restaurant that suits a lunch more or less (L8).
public struct Suggestion: Codable, Sendable, Hashable {
  /// The restaurant.
  public let restaurant: Restaurant
  /// Its place among the suggestions, from 1.
  public let rank: Int
  /// How well it suits, from 0 to 1: four tenths for diets, three for votes, two for nearness, one
  /// for how long ago one of the participants was there, in steps of ten days.
  public let score: Double
  /// How far it is from the lunch's place, in metres.
  public let distanceMeters: Double
  /// The share of the participants' requirements that it serves, from 0 to 1.
  public let dietFit: Double
  /// The requirements that it does not serve.
  public let missingDietaryRequirements: [String]
  /// How many participants voted for it.
  public let voteCount: Int
  /// The last day on which the caller was there, such as `2026-11-30`; null: never.
  public let lastVisitedOn: String?
  /// The same in words.
  public let reasons: [String]
}

/// The suggestions for a lunch, the best first.
public struct Suggestions: Codable, Sendable, Hashable {
  /// The restaurants.
  public let items: [Suggestion]
}

/// That a person was somewhere, from a lunch that was completed (L5).
public struct Visit: Codable, Sendable, Hashable {
  /// The visit.
  public let id: Identifier<Visit>
  /// The day, such as `2026-11-30`.
  public let visitedOn: String
  /// The lunch; null once that is deleted.
  public let lunchGroupId: LunchGroup.ID?
  /// Where it was.
  public let restaurant: Restaurant
}
