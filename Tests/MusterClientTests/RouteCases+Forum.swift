import Foundation
import MusterClient
import MusterModels

private let postId = ForumPost.ID(groupId.uuid)
private let feedbackId = Feedback.ID(groupId.uuid)
private let g = "/groups/\(Samples.groupId)"
private let p = "/forum/\(Samples.groupId)"
private let f = "/feedback/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]

extension Samples {
  static let personName = """
    {"userId": "\(userId)", "fullName": "Ada", "avatarUrl": null}
    """
  static let post = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "threadId": null, "inReplyToId": null,
     "author": \(personName), "title": "t", "body": "b", "mentions": [\(personName)],
     "createdAt": "2026-11-21T01:57:45Z", "editedAt": null, "editedById": null, "hiddenAt": null,
     "hiddenById": null, "hiddenReason": null, "deletedAt": null, "isBlocked": false,
     "isPinned": false, "isLocked": false, "replyCount": 1,
     "lastActivityAt": "2026-11-21T01:57:45Z", "unreadCount": 1, "isFollowing": true}
    """
  static let thread = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "title": "t", "excerpt": "b",
     "author": \(personName), "replyCount": 1, "unreadCount": 1, "isPinned": false,
     "isLocked": false, "hiddenAt": null, "deletedAt": null, "isBlocked": false,
     "createdAt": "2026-11-21T01:57:45Z", "lastActivityAt": "2026-11-21T01:57:45Z"}
    """
  static let replies = #"{"items": [\#(post)], "next": "\#(groupId)"}"#
  static let feedback = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "author": \(personName),
     "recipient": \(personName), "body": "b", "isBlocked": false,
     "createdAt": "2026-11-21T01:57:45Z", "editedAt": null,
     "editableUntil": "2026-11-21T02:57:45Z"}
    """
  static let found = """
    {"kind": "forum", "id": "\(groupId)", "threadId": "\(groupId)", "title": "t",
     "snippet": {"text": "bread", "highlights": [{"start": 0, "length": 5}]},
     "at": "2026-11-21T01:57:45Z", "author": \(personName)}
    """
  static let block = """
    {"userId": "\(userId)", "person": \(personName), "createdAt": "2026-11-21T01:57:45Z"}
    """
}

let forumRoutes: [RouteCase] = [
  RouteCase(
    line: "GET \(g)/forum?q=b&unread=true&page=1&pageSize=2",
    answer: Samples.page(Samples.thread)
  ) {
    _ = try await $0.threads(of: groupId, fitting: "b", unread: true, page: 1, pageSize: 2)
  },
  RouteCase(
    line: "POST \(g)/forum",
    body: #"{"body":"b","mentions":["\#(Samples.userId)"],"title":"t"}"#, headers: key,
    answer: Samples.post
  ) {
    try await $0.openThread(
      OpenThread(title: "t", body: "b", mentions: [userId]), in: groupId, idempotencyKey: "key")
  },
  RouteCase(line: "POST \(g)/forum/read") { try await $0.markForumRead(groupId) },
  RouteCase(
    line: "GET \(p)",
    answer: #"{"thread":\#(Samples.post),"reply":null,"replies":\#(Samples.replies)}"#
  ) { _ = try await $0.thread(postId) },
  RouteCase(
    line: "GET \(p)/replies?after=\(Samples.groupId)&limit=2", answer: Samples.replies
  ) { _ = try await $0.replies(to: postId, after: postId, limit: 2) },
  RouteCase(
    line: "POST \(p)/replies", body: #"{"body":"b","inReplyToId":"\#(Samples.groupId)"}"#,
    headers: key, answer: Samples.post
  ) {
    try await $0.reply(
      ReplyToPost(body: "b", inReplyToId: postId), to: postId, idempotencyKey: "key")
  },
  RouteCase(
    line: "PATCH \(p)", body: #"{"hiddenReason":null,"isHidden":true}"#,
    headers: ["If-Match": "\"1\""], answer: Samples.post
  ) {
    var change = UpdatePost()
    change.isHidden = .set(true)
    change.hiddenReason = .clear
    try await $0.updatePost(postId, change, ifMatch: "\"1\"")
  },
  RouteCase(line: "DELETE \(p)") { try await $0.deletePost(postId) },
  RouteCase(
    line: "GET \(p)/versions",
    answer: """
      {"items":[{"title":"t","body":"b","writtenAt":"2026-11-21T01:57:45Z",
      "replacedAt":"2026-11-21T01:57:45Z"}]}
      """
  ) { _ = try await $0.versions(of: postId) },
  RouteCase(
    line: "POST \(p)/read", body: #"{"replyId":"\#(Samples.groupId)"}"#, headers: key,
    answer: Samples.post
  ) { try await $0.markThreadRead(postId, upTo: postId, idempotencyKey: "key") },
  RouteCase(line: "PUT \(p)/follow") { try await $0.followThread(postId) },
  RouteCase(line: "DELETE \(p)/follow") { try await $0.unfollowThread(postId) },
  RouteCase(
    line: "POST \(g)/feedback", body: #"{"body":"b","userId":"\#(Samples.userId)"}"#,
    headers: key, answer: Samples.feedback
  ) {
    try await $0.giveFeedback(
      GiveFeedback(userId: userId, body: "b"), in: groupId, idempotencyKey: "key")
  },
  RouteCase(
    line: "GET \(g)/feedback?userId=\(Samples.userId)&direction=given&page=1&pageSize=2",
    answer: Samples.page(Samples.feedback)
  ) {
    _ = try await $0.feedback(
      in: groupId, of: userId, direction: .given, page: 1, pageSize: 2)
  },
  RouteCase(line: "GET \(f)", answer: Samples.feedback) {
    _ = try await $0.feedback(feedbackId)
  },
  RouteCase(line: "PATCH \(f)", body: #"{"body":"c"}"#, answer: Samples.feedback) {
    try await $0.editFeedback(feedbackId, body: "c")
  },
  RouteCase(line: "DELETE \(f)") { try await $0.withdrawFeedback(feedbackId) },
  RouteCase(
    line: "GET \(g)/search?q=bread&kinds=forum%2Cexpenses&page=1&pageSize=2",
    answer: Samples.page(Samples.found)
  ) {
    _ = try await $0.search(
      groupId, for: "bread", kinds: [.forum, .expenses], page: 1, pageSize: 2)
  },
  RouteCase(
    line: "POST /chats", body: #"{"userId":"\#(Samples.userId)"}"#, headers: key,
    answer: Samples.chat
  ) { try await $0.openChat(with: userId, idempotencyKey: "key") },
  RouteCase(
    line: "POST /chats", body: #"{"groupId":"\#(Samples.groupId)"}"#, headers: key,
    answer: Samples.chat
  ) { try await $0.openChat(of: groupId, idempotencyKey: "key") },
  RouteCase(
    line: "GET /me/blocks?page=1&pageSize=2", answer: Samples.page(Samples.block)
  ) { _ = try await $0.blocks(page: 1, pageSize: 2) },
  RouteCase(line: "PUT /me/blocks/\(Samples.userId)") { try await $0.block(userId) },
  RouteCase(line: "DELETE /me/blocks/\(Samples.userId)") { try await $0.unblock(userId) },
]
