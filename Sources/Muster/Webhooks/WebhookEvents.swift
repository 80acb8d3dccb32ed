/// What webhooks may ask for.
enum WebhookEvents {
  /// The types of events, as `muster.webhook_event_types()` has them.
  static let types = [
    "group.created", "group.changed", "group.archived", "group.unarchived", "group.deleted",
    "member.joined", "member.changed", "member.left", "role.changed", "invite.changed",
    "dinner.changed", "dinner.party_changed", "dinner.request_changed",
    "expense.created", "expense.updated", "expense.deleted", "settlement.recorded",
    "settlement.rejected", "lunch.created", "lunch.decided", "lunch.completed",
    "enrollment.created", "enrollment.completed", "journey.published", "forum.post_created",
  ]
}
