public import MusterModels

/// Invitations (K8).
extension MusterClient {
  /// Invites someone to a group, or makes a link for whoever holds it.
  ///
  /// It takes no idempotency key, since a link's token is answered once. Inviting the same person
  /// again renews the invitation.
  public func createInvite(_ request: CreateInvite, to group: Group.ID) async throws -> Invite {
    try await post("/groups/\(group)/invites", request).decode()
  }

  /// The invitations to a group that wait.
  public func invites(
    to group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Invite> {
    try await get("/groups/\(group)/invites", query: ["page": page, "pageSize": pageSize])
  }

  /// Takes an invitation back.
  public func revokeInvite(_ id: Invite.ID) async throws {
    try await perform(.delete, "/invites/\(id)")
  }

  /// The invitations that wait for the person.
  public func receivedInvites(
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<ReceivedInvite> {
    try await get("/me/invites", query: ["page": page, "pageSize": pageSize])
  }

  /// What an invitation says to whoever holds its token. Nobody needs to be signed in.
  public func invitePreview(token: String) async throws -> InvitePreview {
    try await get("/invites/\(token)", as: .anonymous)
  }

  /// Accepts an invitation by its token. The answer has the new membership.
  @discardableResult
  public func acceptInvite(token: String, idempotencyKey: String? = nil) async throws -> Group {
    try await post("/invites/\(token)/accept", idempotencyKey: idempotencyKey).decode()
  }

  /// Accepts an invitation that is addressed to the person. The answer has the new membership.
  @discardableResult
  public func acceptInvite(
    _ id: Invite.ID, idempotencyKey: String? = nil
  ) async throws -> Group {
    try await acceptInvite(token: id.description, idempotencyKey: idempotencyKey)
  }

  /// Declines an invitation by its token.
  @discardableResult
  public func declineInvite(
    token: String, idempotencyKey: String? = nil
  ) async throws -> InvitePreview {
    try await post("/invites/\(token)/decline", idempotencyKey: idempotencyKey).decode()
  }

  /// Declines an invitation that is addressed to the person.
  @discardableResult
  public func declineInvite(
    _ id: Invite.ID, idempotencyKey: String? = nil
  ) async throws -> InvitePreview {
    try await declineInvite(token: id.description, idempotencyKey: idempotencyKey)
  }
}
