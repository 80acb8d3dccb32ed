import Foundation
import MusterClient
import MusterModels

private let eventId = Event.ID(groupId.uuid)
private let likeGroupId = LikeGroup.ID(groupId.uuid)
private let chatId = Chat.ID(groupId.uuid)
private let messageId = Message.ID(groupId.uuid)
private let e = "/events/\(Samples.groupId)"
private let l = "/like-groups/\(Samples.groupId)"
private let c = "/chats/\(Samples.groupId)"
private let m = "/messages/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]

let eventRoutes: [RouteCase] = [
  RouteCase(
    line: "POST /events",
    body: """
      {"authorIds":["\(Samples.userId)"],"capacity":4,"description":"d",\
      "place":"p","startsAt":"2026-11-21T01:57:45.000000Z","title":"t"}
      """, headers: key, answer: Samples.event
  ) {
    _ = try await $0.createEvent(
      CreateEvent(
        title: "t", description: "d", startsAt: Date(timeIntervalSince1970: 1_795_226_265),
        place: "p", capacity: 4, authorIds: [userId]), idempotencyKey: "key")
  },
  RouteCase(
    line: "GET /events?state=past&q=a%20b&page=2", answer: Samples.page(Samples.event)
  ) { _ = try await $0.listEvents(state: .past, matching: "a b", page: 2) },
  RouteCase(line: "GET \(e)", answer: Samples.event) { _ = try await $0.event(eventId) },
  RouteCase(
    line: "PATCH \(e)", body: #"{"capacity":null,"place":"q"}"#, answer: Samples.event
  ) {
    var change = UpdateEvent()
    change.place = .set("q")
    change.capacity = .clear
    try await $0.updateEvent(eventId, change)
  },
  RouteCase(line: "DELETE \(e)") { try await $0.deleteEvent(eventId) },
  RouteCase(line: "PUT \(e)/authors/\(Samples.userId)", answer: Samples.event) {
    try await $0.addAuthor(userId, to: eventId)
  },
  RouteCase(line: "DELETE \(e)/authors/\(Samples.userId)") {
    try await $0.removeAuthor(userId, from: eventId)
  },
  RouteCase(
    line: "POST \(e)/like-groups", body: #"{"memberIds":["\#(Samples.userId)"],"message":"Hi"}"#,
    headers: key, answer: Samples.likeGroup
  ) {
    _ = try await $0.apply(
      to: eventId, ApplyToEvent(memberIds: [userId], message: "Hi"), idempotencyKey: "key")
  },
  RouteCase(
    line: "GET \(e)/like-groups?status=pending&pageSize=5",
    answer: Samples.page(Samples.likeGroup)
  ) { _ = try await $0.likeGroups(of: eventId, status: .pending, pageSize: 5) },
  RouteCase(line: "GET /me/like-groups", answer: Samples.page(Samples.likeGroup)) {
    _ = try await $0.myLikeGroups()
  },
  RouteCase(line: "GET \(l)", answer: Samples.likeGroup) {
    _ = try await $0.likeGroup(likeGroupId)
  },
  RouteCase(line: "DELETE \(l)") { try await $0.withdraw(likeGroupId) },
  RouteCase(
    line: "PUT \(l)/members/me", body: #"{"accepted":false}"#, answer: Samples.likeGroup
  ) { try await $0.answer(likeGroupId, accepted: false) },
  RouteCase(line: "DELETE \(l)/members/\(Samples.userId)") {
    try await $0.drop(userId, from: likeGroupId)
  },
  RouteCase(
    line: "PUT \(l)/approvals/me", body: #"{"approved":true}"#, answer: Samples.likeGroup
  ) { try await $0.decide(likeGroupId, approved: true) },
]

let chatRoutes: [RouteCase] = [
  RouteCase(line: "GET /me/chats?page=1", answer: Samples.page(Samples.chat)) {
    _ = try await $0.chats(page: 1)
  },
  RouteCase(line: "GET \(c)", answer: Samples.chat) { _ = try await $0.chat(chatId) },
  RouteCase(
    line: "GET \(c)/messages?before=\(Samples.groupId)&limit=1",
    answer: #"{"items":[\#(Samples.message)],"next":"\#(Samples.groupId)"}"#
  ) { _ = try await $0.messages(in: chatId, before: messageId, limit: 1) },
  RouteCase(
    line: "POST \(c)/messages", body: #"{"body":"Hi"}"#, headers: key, answer: Samples.message
  ) { try await $0.postMessage("Hi", in: chatId, idempotencyKey: "key") },
  RouteCase(
    line: "POST \(c)/read", body: #"{"messageId":"\#(Samples.groupId)"}"#, headers: key,
    answer: Samples.chat
  ) { try await $0.markRead(chatId, upTo: messageId, idempotencyKey: "key") },
  RouteCase(line: "PATCH \(m)", body: #"{"body":"Ho"}"#, answer: Samples.message) {
    try await $0.editMessage(messageId, body: "Ho")
  },
  RouteCase(line: "DELETE \(m)") { try await $0.deleteMessage(messageId) },
]

/// Answers of the routes of events and chats.
extension Samples {
  static let event = """
    {"id": "\(groupId)", "title": "t", "description": "", "startsAt": "2026-11-21T01:57:45Z",
     "endsAt": null, "place": "p", "capacity": 4, "placesTaken": 1,
     "authors": [{"userId": "\(userId)", "fullName": "Ada"}], "createdById": "\(userId)",
     "cancelledAt": null, "createdAt": "2026-11-21T01:57:45Z",
     "updatedAt": "2026-11-21T01:57:45Z"}
    """

  static let likeGroup = """
    {"id": "\(groupId)", "eventId": "\(groupId)", "creatorId": "\(userId)", "chatId": null,
     "status": "pending", "message": null,
     "members": [{"userId": "\(userId)", "fullName": "Ada", "accepted": null}],
     "approvals": [{"authorId": "\(userId)", "approved": true}], "threshold": 1,
     "waitingFor": [{"kind": "member", "userId": "\(userId)"}, {"kind": "place"}],
     "createdAt": "2026-11-21T01:57:45Z"}
    """

  static let chat = """
    {"id": "\(groupId)", "kind": "event", "title": "t", "likeGroupId": null, "eventId": null,
     "groupId": null, "canWrite": true, "members": [{"userId": "\(userId)", "fullName": "Ada", "avatarUrl": null}],
     "lastMessage": \(message), "unreadCount": 1, "createdAt": "2026-11-21T01:57:45Z",
     "updatedAt": "2026-11-21T01:57:45Z"}
    """

  static let message = """
    {"id": "\(groupId)", "chatId": "\(groupId)", "senderId": "\(userId)", "senderName": "Ada",
     "body": "Hi", "createdAt": "2026-11-21T01:57:45Z", "editedAt": null, "deletedAt": null,
     "isBlocked": false}
    """
}
