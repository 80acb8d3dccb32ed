import Foundation
import MusterClient
import MusterModels

private let requestId = DinnerRequest.ID(groupId.uuid)
private let crew = "/dinner/groups/\(Samples.groupId)"
private let request = "/dinner/requests/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]

let dinnerRoutes: [RouteCase] = [
  RouteCase(
    line: "POST /dinner/groups", body: #"{"name":"Night Cooks"}"#, headers: key,
    answer: Samples.dinnerGroup
  ) {
    _ = try await $0.createDinnerGroup(
      CreateDinnerGroup(name: "Night Cooks"), idempotencyKey: "key")
  },
  RouteCase(line: "GET \(crew)", answer: Samples.dinnerGroup) {
    _ = try await $0.dinnerGroup(groupId)
  },
  RouteCase(
    line: "PUT \(crew)/videos", body: #"{"videoLinks":["https://v.example/1",null]}"#,
    answer: Samples.dinnerGroup
  ) { try await $0.setDinnerVideos(["https://v.example/1", nil], of: groupId) },
  RouteCase(
    line: "PUT \(crew)/party",
    body: #"{"place":"Harbour 4","startsAt":"2026-12-01T18:00:00.000000Z","title":"Soup"}"#,
    answer: Samples.dinnerGroup
  ) {
    try await $0.putDinnerParty(
      PutDinnerParty(
        startsAt: Date(timeIntervalSince1970: 1_796_148_000), title: "Soup", place: "Harbour 4"),
      of: groupId)
  },
  RouteCase(line: "POST \(crew)/party/cancel", headers: key, answer: Samples.dinnerGroup) {
    try await $0.cancelDinnerParty(of: groupId, idempotencyKey: "key")
  },
  RouteCase(line: "POST \(crew)/party/complete", headers: key, answer: Samples.dinnerGroup) {
    try await $0.completeDinnerParty(of: groupId, idempotencyKey: "key")
  },
  RouteCase(line: "GET \(crew)/parties?page=2", answer: Samples.page(Samples.dinnerParty)) {
    _ = try await $0.dinnerParties(of: groupId, page: 2)
  },
  RouteCase(line: "GET /dinner/parties?pageSize=5", answer: Samples.page(Samples.dinnerParty)) {
    _ = try await $0.openDinnerParties(pageSize: 5)
  },
  RouteCase(
    line: "POST /dinner/parties/\(Samples.groupId)/requests", body: #"{"message":"Hungry"}"#,
    headers: key, answer: Samples.dinnerRequest
  ) {
    try await $0.requestDinnerParty(
      of: groupId, RequestDinnerParty(message: "Hungry"), idempotencyKey: "key")
  },
  RouteCase(
    line: "GET \(crew)/requests?direction=received", answer: Samples.page(Samples.dinnerRequest)
  ) { _ = try await $0.receivedDinnerRequests(of: groupId) },
  RouteCase(
    line: "GET \(crew)/requests?direction=sent&page=2",
    answer: Samples.page(Samples.dinnerRequest)
  ) { _ = try await $0.sentDinnerRequests(of: groupId, page: 2) },
  RouteCase(line: "GET \(request)", answer: Samples.dinnerRequest) {
    _ = try await $0.dinnerRequest(requestId)
  },
  RouteCase(line: "POST \(request)/accept", headers: key, answer: Samples.dinnerRequest) {
    try await $0.acceptDinnerRequest(requestId, idempotencyKey: "key")
  },
  RouteCase(line: "POST \(request)/decline", headers: key, answer: Samples.dinnerRequest) {
    try await $0.declineDinnerRequest(requestId, idempotencyKey: "key")
  },
  RouteCase(line: "POST \(request)/withdraw", headers: key, answer: Samples.dinnerRequest) {
    try await $0.withdrawDinnerRequest(requestId, idempotencyKey: "key")
  },
]

extension Samples {
  static let dinnerGroup = """
    {"group": \(group), "isReady": true, "isLive": false, "isLocked": false,
     "videoLinks": ["https://v.example/1", null], "dinnerpartyDetails": null,
     "acceptedAttendeeGroupId": null, "attendingHostGroupId": "\(groupId)",
     "attendingParty": \(dinnerParty),
     "seats": [{"slot": 1, "userId": "\(userId)", "videoUrl": "https://v.example/1"},
       {"slot": 2, "userId": "\(groupId)", "videoUrl": null}]}
    """

  static let dinnerParty = """
    {"id": "\(groupId)", "hostGroupId": "\(groupId)", "guestGroupId": null, "status": "open",
     "startsAt": "2026-12-01T18:00:00Z", "title": "Soup", "menu": null, "place": null,
     "notes": null,
     "host": {"id": "\(groupId)", "name": "Crew", "videoLinks": ["https://v.example/1", null]},
     "guest": null, "createdAt": "2026-11-21T01:57:45Z", "updatedAt": "2026-11-21T01:57:45Z",
     "endedAt": null}
    """

  static let dinnerRequest = """
    {"id": "\(groupId)", "partyId": "\(groupId)", "hostGroupId": "\(groupId)",
     "groupId": "\(groupId)", "message": "Hungry", "status": "pending",
     "party": {"id": "\(groupId)", "status": "open", "startsAt": "2026-12-01T18:00:00Z",
       "title": "Soup"},
     "host": {"id": "\(groupId)", "name": "Crew", "videoLinks": null}, "group": null,
     "createdAt": "2026-11-21T01:57:45Z", "updatedAt": "2026-11-21T01:57:45Z"}
    """
}
