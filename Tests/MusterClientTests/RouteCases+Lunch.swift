import Foundation
import MusterClient
import MusterModels

private let lunchId = LunchGroup.ID(groupId.uuid)
private let restaurantId = Restaurant.ID(groupId.uuid)
private let l = "/lunch-groups/\(Samples.groupId)"
private let r = "/restaurants/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]

let lunchGroupRoutes: [RouteCase] = [
  RouteCase(
    line: "POST /lunch-groups",
    body: """
      {"date":"2026-11-21","groupId":"\(Samples.groupId)","locationLat":40.5,"locationLng":-74,\
      "votingEndsAt":"2026-11-21T01:57:45.000000Z"}
      """, headers: key, answer: Samples.lunch
  ) {
    _ = try await $0.createLunchGroup(
      CreateLunchGroup(
        date: "2026-11-21", locationLat: 40.5, locationLng: -74, groupId: groupId,
        votingEndsAt: Date(timeIntervalSince1970: 1_795_226_265)), idempotencyKey: "key")
  },
  RouteCase(
    line: "GET /lunch-groups?from=2026-11-21&status=voting&userId=\(Samples.userId)&page=2",
    answer: Samples.page(Samples.lunch)
  ) {
    _ = try await $0.lunchGroups(from: "2026-11-21", status: .voting, with: userId, page: 2)
  },
  RouteCase(line: "GET \(l)", answer: Samples.lunch) { _ = try await $0.lunchGroup(lunchId) },
  RouteCase(
    line: "PATCH \(l)", body: #"{"locationAddress":null,"status":"voting"}"#,
    answer: Samples.lunch
  ) {
    var change = UpdateLunchGroup()
    change.status = .set(.voting)
    change.locationAddress = .clear
    try await $0.updateLunchGroup(lunchId, change)
  },
  RouteCase(line: "DELETE \(l)") { try await $0.deleteLunchGroup(lunchId) },
  RouteCase(
    line: "POST \(l)/participants", body: #"{"userId":"\#(Samples.userId)"}"#, headers: key,
    answer: Samples.lunch
  ) { try await $0.joinLunchGroup(lunchId, adding: userId, idempotencyKey: "key") },
  RouteCase(line: "DELETE \(l)/participants/\(Samples.userId)") {
    try await $0.leaveLunchGroup(lunchId, userId)
  },
  RouteCase(
    line: "POST \(l)/votes", body: #"{"restaurantId":"\#(Samples.groupId)"}"#, headers: key,
    answer: Samples.lunch
  ) { try await $0.vote(in: lunchId, for: restaurantId, idempotencyKey: "key") },
  RouteCase(line: "DELETE \(l)/votes/\(Samples.groupId)") {
    try await $0.takeBackVote(in: lunchId, for: restaurantId)
  },
  RouteCase(
    line: "GET \(l)/suggestions",
    answer: """
      {"items": [{"restaurant": \(Samples.restaurant), "rank": 1, "score": 0.75,
       "distanceMeters": 120, "dietFit": 0.5, "missingDietaryRequirements": ["vegan"],
       "voteCount": 2, "lastVisitedOn": null, "reasons": ["2 votes"]}]}
      """
  ) { _ = try await $0.suggestions(for: lunchId) },
  RouteCase(
    line: "POST /restaurants", body: #"{"address":"a","lat":1.5,"lng":2,"name":"n"}"#,
    headers: key, answer: Samples.restaurant
  ) {
    _ = try await $0.createRestaurant(
      CreateRestaurant(name: "n", address: "a", lat: 1.5, lng: 2), idempotencyKey: "key")
  },
  RouteCase(
    line: "GET /restaurants?q=a%20b&page=2", answer: Samples.page(Samples.restaurant)
  ) { _ = try await $0.restaurants(matching: "a b", page: 2) },
  RouteCase(
    line: "GET /restaurants?nearLat=1.5&nearLng=-2.0", answer: Samples.page(Samples.restaurant)
  ) { _ = try await $0.restaurants(nearLat: 1.5, lng: -2) },
  RouteCase(line: "GET \(r)", answer: Samples.restaurant) {
    _ = try await $0.restaurant(restaurantId)
  },
  RouteCase(
    line: "PATCH \(r)", body: #"{"cuisines":null,"lat":3}"#, answer: Samples.restaurant
  ) {
    var change = UpdateRestaurant()
    change.lat = .set(3)
    change.cuisines = .clear
    try await $0.updateRestaurant(restaurantId, change)
  },
  RouteCase(
    line: "GET /me/visits?pageSize=5",
    answer: Samples.page(
      """
      {"id": "\(Samples.groupId)", "visitedOn": "2026-11-21", "lunchGroupId": null,
       "restaurant": \(Samples.restaurant)}
      """)
  ) { _ = try await $0.visits(pageSize: 5) },
]

/// Answers of the routes of lunches.
extension Samples {
  static let lunch = """
    {"id": "\(groupId)", "date": "2026-11-21", "status": "voting",
     "location": {"lat": 40.5, "lng": -74, "address": null},
     "participants": [{"id": "\(userId)", "name": "Ada", "dietaryRequirements": ["vegan"]}],
     "participantCount": 1, "isParticipant": true, "aggregatedDietaryRequirements": ["vegan"],
     "selectedRestaurantId": null,
     "votes": [{"restaurantId": "\(groupId)", "voteCount": 1}], "myVotes": ["\(groupId)"],
     "createdById": "\(userId)", "groupId": null, "votingEndsAt": null,
     "decision": {"by": "deadline", "restaurantId": "\(groupId)", "voteCount": 1,
     "tiedWith": ["\(groupId)"], "tieBrokenBy": "name"},
     "createdAt": "2026-11-21T01:57:45Z", "updatedAt": "2026-11-21T01:57:45Z"}
    """

  static let restaurant = """
    {"id": "\(groupId)", "name": "n", "address": "a", "lat": 1.5, "lng": 2, "cuisines": [],
     "dietaryOptions": ["vegan"], "addedById": "\(userId)", "createdAt": "2026-11-21T01:57:45Z",
     "updatedAt": "2026-11-21T01:57:45Z"}
    """
}
