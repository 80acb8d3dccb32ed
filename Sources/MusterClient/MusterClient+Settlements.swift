public import MusterModels

/// What people owe one another, and how they settle it (X3, X4).
extension MusterClient {
  /// What people of a group owe one another, as far as the person sees it.
  public func balances(of group: Group.ID) async throws -> Balances {
    try await get("/groups/\(group)/balances")
  }

  /// What the person owes and is owed, in each group and together.
  public func myBalances() async throws -> MyBalances {
    try await get("/me/balances")
  }

  /// Records that money went from one to another.
  public func createSettlement(
    _ request: CreateSettlement, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Settlement {
    try await post("/groups/\(group)/settlements", request, idempotencyKey: idempotencyKey)
      .decode()
  }

  /// Settlements of a group that the person sees, the latest day first.
  public func settlements(
    of group: Group.ID, status: Settlement.Status? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Settlement> {
    try await get(
      "/groups/\(group)/settlements",
      query: ["status": status?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// A settlement.
  public func settlement(_ settlement: Settlement.ID) async throws -> Settlement {
    try await get("/settlements/\(settlement)")
  }

  /// Undoes a settlement that the person is to have received.
  @discardableResult
  public func rejectSettlement(_ settlement: Settlement.ID) async throws -> Settlement {
    try await post("/settlements/\(settlement)/reject").decode()
  }

  /// Takes back a settlement that the person recorded.
  public func withdrawSettlement(_ settlement: Settlement.ID) async throws {
    try await perform(.delete, "/settlements/\(settlement)")
  }
}
