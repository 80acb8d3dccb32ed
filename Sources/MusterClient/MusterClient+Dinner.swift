public import MusterModels

/// Dinner crews, which meet one another for dinner (D1 to D7).
///
/// People join a crew by its code like any group (`join`). Its leader gives each seat a video; then
/// it is live, hosts a party or asks to come to another's.
extension MusterClient {
  /// Makes a crew; the caller leads it. Nobody is in two.
  public func createDinnerGroup(
    _ request: CreateDinnerGroup, idempotencyKey: String? = nil
  ) async throws -> DinnerGroup {
    try await post("/dinner/groups", request, idempotencyKey: idempotencyKey).decode()
  }

  /// A crew that the caller is in.
  public func dinnerGroup(_ group: Group.ID) async throws -> DinnerGroup {
    try await get("/dinner/groups/\(group)")
  }

  /// Gives the seats of a crew their videos, in order.
  @discardableResult
  public func setDinnerVideos(
    _ videoLinks: [String?], of group: Group.ID
  ) async throws -> DinnerGroup {
    try await perform(
      .put, "/dinner/groups/\(group)/videos",
      body: MusterJSON.encode(SetDinnerVideos(videoLinks: videoLinks))
    ).decode()
  }

  /// Posts a crew's party, or changes it while nobody is accepted.
  @discardableResult
  public func putDinnerParty(
    _ party: PutDinnerParty, of group: Group.ID
  ) async throws -> DinnerGroup {
    try await perform(.put, "/dinner/groups/\(group)/party", body: MusterJSON.encode(party))
      .decode()
  }

  /// Cancels the party that a crew hosts.
  @discardableResult
  public func cancelDinnerParty(
    of group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> DinnerGroup {
    try await post("/dinner/groups/\(group)/party/cancel", idempotencyKey: idempotencyKey)
      .decode()
  }

  /// Says that the party that a crew hosts took place.
  @discardableResult
  public func completeDinnerParty(
    of group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> DinnerGroup {
    try await post("/dinner/groups/\(group)/party/complete", idempotencyKey: idempotencyKey)
      .decode()
  }

  /// The parties that a crew hosts, goes to, hosted or went to, the newest first.
  public func dinnerParties(
    of group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<DinnerParty> {
    try await get(
      "/dinner/groups/\(group)/parties", query: ["page": page, "pageSize": pageSize])
  }

  /// The open parties of other crews, the next first; none unless the caller's crew is live.
  public func openDinnerParties(
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<DinnerParty> {
    try await get("/dinner/parties", query: ["page": page, "pageSize": pageSize])
  }

  /// Asks for the caller's crew to come to the open party of another.
  @discardableResult
  public func requestDinnerParty(
    of host: Group.ID, _ request: RequestDinnerParty = RequestDinnerParty(),
    idempotencyKey: String? = nil
  ) async throws -> DinnerRequest {
    try await post(
      "/dinner/parties/\(host)/requests", request, idempotencyKey: idempotencyKey
    ).decode()
  }

  /// The requests that a crew has received for its parties, the newest first.
  public func receivedDinnerRequests(
    of group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<DinnerRequest> {
    try await get(
      "/dinner/groups/\(group)/requests",
      query: ["direction": "received", "page": page, "pageSize": pageSize])
  }

  /// The requests that a crew has made, the newest first.
  public func sentDinnerRequests(
    of group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<DinnerRequest> {
    try await get(
      "/dinner/groups/\(group)/requests",
      query: ["direction": "sent", "page": page, "pageSize": pageSize])
  }

  /// A request, to those of either crew.
  public func dinnerRequest(_ request: DinnerRequest.ID) async throws -> DinnerRequest {
    try await get("/dinner/requests/\(request)")
  }

  /// Accepts a crew: both are locked, and all other requests on either side end.
  @discardableResult
  public func acceptDinnerRequest(
    _ request: DinnerRequest.ID, idempotencyKey: String? = nil
  ) async throws -> DinnerRequest {
    try await post("/dinner/requests/\(request)/accept", idempotencyKey: idempotencyKey).decode()
  }

  /// Declines a crew, for good.
  @discardableResult
  public func declineDinnerRequest(
    _ request: DinnerRequest.ID, idempotencyKey: String? = nil
  ) async throws -> DinnerRequest {
    try await post("/dinner/requests/\(request)/decline", idempotencyKey: idempotencyKey).decode()
  }

  /// Takes a request back, also one that was accepted: the party is open again.
  @discardableResult
  public func withdrawDinnerRequest(
    _ request: DinnerRequest.ID, idempotencyKey: String? = nil
  ) async throws -> DinnerRequest {
    try await post("/dinner/requests/\(request)/withdraw", idempotencyKey: idempotencyKey)
      .decode()
  }
}
