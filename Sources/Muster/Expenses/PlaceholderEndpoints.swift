import HTTPServer
import MusterModels

extension Endpoint {
  private static let placeholder = Schema.of(Placeholder.self)

  /// People who share costs and have no account yet.
  static let placeholderRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/placeholders", operation: "listPlaceholders",
      summary: "Who shares costs of a group and has no account yet, or had none",
      tag: "Expenses", query: QueryParameter.paging, success: .ok(.page(of: Placeholder.self)),
      problems: [.notFound, .forbidden], handler: listPlaceholders),
    Endpoint(
      method: .post, path: "/groups/{id}/placeholders", operation: "createPlaceholder",
      summary: "Makes a placeholder; by any active member", tag: "Expenses",
      body: .of(NamePlaceholder.self),
      details: """
        Its id goes wherever expenses and settlements take a user's. It is no member, sees \
        nothing and counts nowhere.
        """,
      success: .created(placeholder),
      problems: [.notFound, .forbidden, .archived, .tooManyPlaceholders],
      takesIdempotencyKey: true, handler: createPlaceholder),
    Endpoint(
      method: .patch, path: "/groups/{id}/placeholders/{placeholderId}",
      operation: "renamePlaceholder", summary: "Gives a placeholder another name",
      tag: "Expenses", body: .of(NamePlaceholder.self), success: .ok(placeholder),
      problems: [.notFound, .forbidden, .archived, .placeholderClaimed],
      handler: renamePlaceholder),
    Endpoint(
      method: .delete, path: "/groups/{id}/placeholders/{placeholderId}",
      operation: "deletePlaceholder", summary: "Deletes a placeholder that nothing involves",
      tag: "Expenses",
      problems: [.notFound, .forbidden, .archived, .placeholderClaimed, .placeholderInUse],
      handler: deletePlaceholder),
    Endpoint(
      method: .post, path: "/groups/{id}/placeholders/{placeholderId}/invite",
      operation: "invitePlaceholder",
      summary: "Invites whom a placeholder stands for, by e-mail, id or link", tag: "Expenses",
      body: .of(InvitePlaceholder.self),
      details: """
        Whoever accepts the invitation has all that was the placeholder's, balance and history. \
        Somebody who is an active member is asked instead, and says so by claiming it. A link is \
        good for one person and shown this once.
        """,
      success: .ok(.of(PlaceholderInvite.self)),
      problems: [
        .notFound, .forbidden, .archived, .placeholderClaimed, .alreadyMember, .unknownUser,
        .roleAboveOwn,
      ],
      limits: { [.byCaller("invite", $0, 100, per: 3600)] }, isLimited: true,
      handler: invitePlaceholder),
    Endpoint(
      method: .post, path: "/groups/{id}/placeholders/{placeholderId}/claim",
      operation: "claimPlaceholder",
      summary: "Says that a placeholder stands for the caller; by whom it was offered to",
      tag: "Expenses", success: .ok(placeholder),
      problems: [.notFound, .forbidden, .archived, .placeholderClaimed, .balanceTooLarge],
      handler: claimPlaceholder),
  ]
}
