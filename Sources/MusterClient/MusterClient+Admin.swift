public import MusterModels

/// What platform admins do. Everybody else is refused.
extension MusterClient {
  /// People whose address or name has some words in it, or who have that id; newest first.
  public func adminUsers(
    matching words: String? = nil, state: AdminUser.State? = nil, page: Int? = nil,
    pageSize: Int? = nil
  ) async throws -> Page<AdminUser> {
    try await get(
      "/admin/users",
      query: ["q": words, "state": state?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// One person, with their address.
  public func adminUser(_ id: User.ID) async throws -> AdminUser {
    try await get("/admin/users/\(id)")
  }

  /// Keeps a person out, from now on and everywhere (A3).
  @discardableResult
  public func banUser(
    _ id: User.ID, _ ban: BanUser, idempotencyKey: String? = nil
  ) async throws -> AdminUser {
    try await post("/admin/users/\(id)/ban", ban, idempotencyKey: idempotencyKey).decode()
  }

  /// Lets a person in again.
  @discardableResult
  public func unbanUser(_ id: User.ID, idempotencyKey: String? = nil) async throws -> AdminUser {
    try await post("/admin/users/\(id)/unban", idempotencyKey: idempotencyKey).decode()
  }

  /// Makes a person a platform admin (K12).
  public func givePlatformAdmin(to id: User.ID) async throws {
    try await perform(.put, "/admin/users/\(id)/platform-admin")
  }

  /// Takes the role Platform Admin; the last admin keeps it.
  public func takePlatformAdmin(from id: User.ID) async throws {
    try await perform(.delete, "/admin/users/\(id)/platform-admin")
  }

  /// Groups with some words in their name, archived ones or the others; nil: both. Newest first.
  public func adminGroups(
    matching words: String? = nil, archived: Bool? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<AdminGroup> {
    try await get(
      "/admin/groups",
      query: ["q": words, "archived": archived, "page": page, "pageSize": pageSize])
  }

  /// Counts over time; days are written as `2026-11-30`. The server's default is the last 30 days.
  public func analytics(
    from: String? = nil, to: String? = nil, by bucket: PlatformAnalytics.Bucket? = nil
  ) async throws -> PlatformAnalytics {
    try await get(
      "/admin/analytics", query: ["from": from, "to": to, "bucket": bucket?.rawValue])
  }

  /// The settings of the platform.
  public func platformSettings() async throws -> PlatformSettings {
    try await get("/admin/settings")
  }

  /// Changes settings of the platform, and answers them as they are then.
  @discardableResult
  public func updatePlatformSettings(
    _ change: UpdatePlatformSettings
  ) async throws -> PlatformSettings {
    try await perform(.patch, "/admin/settings", body: MusterJSON.encode(change)).decode()
  }

  /// The chats that a person is or was in, newest first; the audit keeps the reason (K11).
  public func discloseChats(
    of id: User.ID, reason: String, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<DisclosedChat> {
    try await post(
      "/admin/users/\(id)/chats", Disclosure(reason: reason),
      query: ["page": page, "pageSize": pageSize]
    ).decode()
  }

  /// What was written in a chat, newest first; the audit keeps the reason (K11).
  public func discloseMessages(
    in id: Chat.ID, reason: String, before message: Message.ID? = nil, limit: Int? = nil
  ) async throws -> CursorPage<Message> {
    try await post(
      "/admin/chats/\(id)/messages", Disclosure(reason: reason),
      query: ["before": message?.description, "limit": limit]
    ).decode()
  }

  /// The expenses of a group, newest first, also deleted ones; the audit keeps the reason (K11).
  public func discloseExpenses(
    of id: Group.ID, reason: String, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Expense> {
    try await post(
      "/admin/groups/\(id)/expenses", Disclosure(reason: reason),
      query: ["page": page, "pageSize": pageSize]
    ).decode()
  }

  /// The payments between people of a group, newest first; the audit keeps the reason (K11).
  public func discloseSettlements(
    of id: Group.ID, reason: String, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Settlement> {
    try await post(
      "/admin/groups/\(id)/settlements", Disclosure(reason: reason),
      query: ["page": page, "pageSize": pageSize]
    ).decode()
  }
}
