#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Where what happens is sent to: an app's own backend.
public struct Webhook: Codable, Sendable, Hashable {
  /// A webhook's id.
  public typealias ID = Identifier<Webhook>

  /// The webhook.
  public let id: ID
  /// The group whose events it gets; null: those of the whole platform.
  public let groupId: Group.ID?
  /// Where events are sent by POST.
  public let url: String
  /// What it is for.
  public let description: String?
  /// The types of events that it gets; null: every type.
  public let eventTypes: [String]?
  /// Whether events are sent to it.
  public let isActive: Bool
  /// Since when it is off.
  public let disabledAt: Date?
  /// Why it is off.
  public let disabledReason: DisabledReason?
  /// Since when every attempt has failed; null: the last one did not.
  public let failingSince: Date?
  /// Who made it.
  public let createdById: User.ID?
  /// When it was made.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
  /// What events are signed with, `whsec_` and base64: answered once, to who makes it or rotates
  /// it, and never again.
  public let secret: String?

  /// Why a webhook is off.
  public enum DisabledReason: String, Codable, Sendable, CaseIterable {
    /// Somebody turned it off.
    case manual
    /// It answered 410 Gone.
    case gone
    /// It failed for days.
    case failing
    /// Its group was archived.
    case archived
  }
}

/// An event on its way to a webhook, and how each attempt went. Kept for seven days after its end.
public struct WebhookDelivery: Codable, Sendable, Hashable {
  /// The delivery; what `before` takes.
  public let id: String
  /// Whose it is.
  public let webhookId: Webhook.ID
  /// What `webhook-id` says: the same for each attempt, and for each webhook that is told.
  public let eventId: Identifier<WebhookDelivery>
  /// What happened, such as `member.joined`.
  public let type: String
  /// What has become of it.
  public let status: Status
  /// The body that is sent: `type`, `timestamp` and `data`, which holds ids only.
  public let payload: JSONValue
  /// The last twenty attempts, the oldest first.
  public let attempts: [WebhookAttempt]
  /// When it is tried next; null while it is being sent, and once it is over.
  public let nextAttemptAt: Date?
  /// When the event happened.
  public let createdAt: Date
  /// When it was delivered, given up or called off.
  public let finishedAt: Date?

  /// What has become of a delivery.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// It is sent, or tried again later.
    case waiting
    /// It was answered with a status from 200 to 299.
    case delivered
    /// Given up after ten attempts.
    case failed
    /// Called off: the webhook was turned off first.
    case canceled
  }
}

/// One attempt to deliver an event.
public struct WebhookAttempt: Codable, Sendable, Hashable {
  /// When it ended.
  public let at: Date
  /// The HTTP status that it was answered with, if it was.
  public let responseStatus: Int?
  /// Why no answer came.
  public let error: String?
  /// How long it took, in milliseconds.
  public let durationMs: Int
}

/// `POST /groups/{id}/webhooks`, `POST /admin/webhooks`
public struct CreateWebhook: Codable, Sendable {
  /// Where events are sent to: http or https, without credentials, up to 2,000 characters.
  public var url: String
  /// What it is for, up to 500 characters.
  public var description: String?
  /// The types of events to send; default every type.
  public var eventTypes: [String]?

  /// Makes a request for a webhook.
  public init(url: String, description: String? = nil, eventTypes: [String]? = nil) {
    self.url = url
    self.description = description
    self.eventTypes = eventTypes
  }
}

/// `PATCH /webhooks/{id}`
public struct UpdateWebhook: Codable, Sendable {
  /// Where events are sent to; also those that wait.
  public var url: Patch<String> = .unchanged
  /// What it is for.
  public var description: Patch<String> = .unchanged
  /// The types of events to send; cleared: every type.
  public var eventTypes: Patch<[String]> = .unchanged
  /// Whether events are sent; what waits when it is turned off is called off.
  public var isActive: Patch<Bool> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}
