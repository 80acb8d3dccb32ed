public import MusterModels

/// Where lunches may take place.
extension MusterClient {
  /// Restaurants by name, those that match some words if any are given.
  public func restaurants(
    matching words: String? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Restaurant> {
    try await get("/restaurants", query: ["q": words, "page": page, "pageSize": pageSize])
  }

  /// Restaurants within 100 km of a place in degrees, the nearest first.
  public func restaurants(
    nearLat lat: Double, lng: Double, matching words: String? = nil, page: Int? = nil,
    pageSize: Int? = nil
  ) async throws -> Page<Restaurant> {
    try await get(
      "/restaurants",
      query: [
        "q": words, "nearLat": "\(lat)", "nearLng": "\(lng)", "page": page,
        "pageSize": pageSize,
      ])
  }

  /// A restaurant.
  public func restaurant(_ restaurant: Restaurant.ID) async throws -> Restaurant {
    try await get("/restaurants/\(restaurant)")
  }

  /// Adds a restaurant.
  public func createRestaurant(
    _ request: CreateRestaurant, idempotencyKey: String? = nil
  ) async throws -> Restaurant {
    try await post("/restaurants", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Changes fields of a restaurant that the person added, and answers it as it is then.
  @discardableResult
  public func updateRestaurant(
    _ restaurant: Restaurant.ID, _ change: UpdateRestaurant
  ) async throws -> Restaurant {
    try await patch("/restaurants/\(restaurant)", change).decode()
  }

  /// Where the person has been, the latest first (L5).
  public func visits(page: Int? = nil, pageSize: Int? = nil) async throws -> Page<Visit> {
    try await get("/me/visits", query: ["page": page, "pageSize": pageSize])
  }
}
