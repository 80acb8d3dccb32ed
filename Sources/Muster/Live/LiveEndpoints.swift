import HTTPServer
import MusterModels

extension Endpoint {
  /// What is told as it happens, and what of it is mailed.
  static let live = [
    Endpoint(
      method: .get, path: "/stream", operation: "openStream",
      summary: "What happens, as it happens: server-sent events", tag: "Live",
      headers: [
        .init(
          name: "Last-Event-ID", schema: .string(format: nil),
          description: "The id of the last event received: what came after it is told first.")
      ],
      details: """
        Each event is a type and one line of JSON. `ready` comes first: what is read from then on \
        is no older than the stream. `notification` is a notification as in /me/notifications, \
        `notifications.read` that some were read elsewhere. All others say that something changed, \
        by ids only, and are to be read anew by those who need it: `group.changed`, \
        `group.deleted`, `member.joined`, `member.left`, `member.changed`, `role.changed` (with \
        `roleId`), `invite.changed` (with `inviteId`), `groups.changed` (which groups one is in \
        through others), `dinner.changed`, `dinner.party_changed` (with `partyId`), \
        `dinner.request_changed` (with `partyId` and `requestId`), \
        each with `groupId`, and with `userId` for those who may see the members; \
        `event.changed` and `event.deleted`, with `eventId`, `application.changed` and \
        `application.deleted`, with `likeGroupId`, too; `chat.changed`, `message.created` and \
        `message.changed` (with `messageId`), and `chat.read` (on another device), each with \
        `chatId`. \
        Clients ignore types that they do not know.

        Whether one may be shown an event is decided when it is sent: who left, was removed or \
        paused receives no more of the group from that moment on.

        `reset` says that what happened in between is not known any more (it is kept for at \
        least 24 hours, and up to 5,000 events at once): read everything anew. `end` is the last \
        event of a stream that the server ends; its `reason` is `session_ended` (sign in again) or \
        `server_stopping` (connect again). A reader that is too slow is cut off without one. After \
        connecting again with Last-Event-ID nothing is missing, and the last few events may be \
        told twice. A comment every 15 seconds keeps the connection open. A person has up to 20 \
        streams on one server.
        """,
      success: .events, problems: [.invalidValues, .tooManyStreams], handler: openStream),
    Endpoint(
      method: .get, path: "/me/notification-settings", operation: "getNotificationSettings",
      summary: "Which notifications the caller gets by e-mail", tag: "Live",
      success: .ok(.of(NotificationSettings.self)), handler: getNotificationSettings),
    Endpoint(
      method: .patch, path: "/me/notification-settings", operation: "updateNotificationSettings",
      summary: "Changes which notifications the caller gets by e-mail (JSON merge patch)",
      tag: "Live",
      body: .of(UpdateNotificationSettings.self),
      details: """
        Unless said otherwise, mailed is what changes what one may do or waits for one's answer: \
        being invited, removed, paused, activated, made leader, given or deprived of a role. What \
        others did with one's invitations, and who comes and goes, is in the app only. Mails go to \
        verified addresses, and nobody is mailed what they did themselves. `email: false` turns \
        all of them off; a kind that is null goes back to its default.
        """,
      success: .ok(.of(NotificationSettings.self)), handler: updateNotificationSettings),
    Endpoint(
      method: .post, path: "/unsubscribe", operation: "unsubscribe",
      summary: "Turns notification mails off for the person whom the token was mailed to",
      tag: "Live", access: .stranger, body: .of(Unsubscribe.self), problems: [.invalidToken],
      limits: { [.byAddress("unsubscribe", $0, 60, per: 300)] }, isLimited: true,
      handler: unsubscribe),
    Endpoint(
      method: .post, path: "/unsubscribe/{token}", operation: "unsubscribeByLink",
      summary: "The same for mail programs (RFC 8058); the body is not looked at", tag: "Live",
      access: .stranger, problems: [.invalidToken],
      limits: { [.byAddress("unsubscribe", $0, 60, per: 300)] }, isLimited: true,
      handler: unsubscribeByLink),
  ]
}

/// Opens a stream of what happens.
func openStream(_ call: Call) async throws -> Response {
  guard case .person(let user, let session) = call.caller else { throw Failure(.notSignedIn) }
  var last: StreamPosition?
  if let text = call.request.headers["Last-Event-ID"], !text.isEmpty {
    last = StreamPosition(text)
    guard last != nil else {
      throw Failure.field("Last-Event-ID", "invalid", "is not the id of an event")
    }
  }
  let headers: Headers = [
    "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no",
  ]
  guard call.request.method != .head else { return Response(status: 200, headers: headers) }
  let (beginning, subscription) = try await call.services.streams.open(user, session, after: last)
  return Response(
    status: call.endpoint.success.status, headers: headers,
    body: .stream { try await subscription.write(beginning, to: $0) })
}
