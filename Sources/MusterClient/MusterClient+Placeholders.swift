public import MusterModels

/// People who share costs and have no account yet, and expenses that come again.
extension MusterClient {
  /// The placeholders of a group, claimed ones too.
  public func placeholders(
    of group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Placeholder> {
    try await get("/groups/\(group)/placeholders", query: ["page": page, "pageSize": pageSize])
  }

  /// Makes a placeholder.
  public func createPlaceholder(
    named name: String, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Placeholder {
    try await post(
      "/groups/\(group)/placeholders", NamePlaceholder(fullName: name),
      idempotencyKey: idempotencyKey
    ).decode()
  }

  /// Gives a placeholder another name.
  @discardableResult
  public func renamePlaceholder(
    _ placeholder: Placeholder.ID, in group: Group.ID, to name: String
  ) async throws -> Placeholder {
    try await patch(
      "/groups/\(group)/placeholders/\(placeholder)", NamePlaceholder(fullName: name)
    ).decode()
  }

  /// Deletes a placeholder that nothing involves.
  public func deletePlaceholder(_ placeholder: Placeholder.ID, in group: Group.ID) async throws {
    try await perform(.delete, "/groups/\(group)/placeholders/\(placeholder)")
  }

  /// Invites whom a placeholder stands for; an active member is asked instead.
  @discardableResult
  public func invitePlaceholder(
    _ placeholder: Placeholder.ID, in group: Group.ID, _ request: InvitePlaceholder
  ) async throws -> PlaceholderInvite {
    try await post("/groups/\(group)/placeholders/\(placeholder)/invite", request).decode()
  }

  /// Says that a placeholder stands for the person, who was asked.
  @discardableResult
  public func claimPlaceholder(
    _ placeholder: Placeholder.ID, in group: Group.ID
  ) async throws -> Placeholder {
    try await post("/groups/\(group)/placeholders/\(placeholder)/claim").decode()
  }

  /// The recurring expenses of a group.
  public func recurringExpenses(
    of group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<RecurringExpense> {
    try await get(
      "/groups/\(group)/recurring-expenses", query: ["page": page, "pageSize": pageSize])
  }

  /// Sets up an expense that comes again.
  public func createRecurringExpense(
    _ request: CreateRecurringExpense, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> RecurringExpense {
    try await post(
      "/groups/\(group)/recurring-expenses", request, idempotencyKey: idempotencyKey
    ).decode()
  }

  /// A recurring expense.
  public func recurringExpense(
    _ recurring: RecurringExpense.ID, in group: Group.ID
  ) async throws -> RecurringExpense {
    try await get("/groups/\(group)/recurring-expenses/\(recurring)")
  }

  /// Changes, pauses or resumes a recurring expense.
  @discardableResult
  public func updateRecurringExpense(
    _ recurring: RecurringExpense.ID, in group: Group.ID, _ change: UpdateRecurringExpense
  ) async throws -> RecurringExpense {
    try await patch("/groups/\(group)/recurring-expenses/\(recurring)", change).decode()
  }

  /// Ends a recurring expense; what it has made stays.
  public func endRecurringExpense(
    _ recurring: RecurringExpense.ID, in group: Group.ID
  ) async throws {
    try await perform(.delete, "/groups/\(group)/recurring-expenses/\(recurring)")
  }
}
