import HTTPServer
import MusterModels

/// Adds a restaurant.
func createRestaurant(_ call: Call) async throws -> Response {
  try await call.answerCreated(RestaurantQueries.create(call.inputText())) {
    "/restaurants/\($0)"
  }
}

/// Restaurants, by name or by nearness.
func listRestaurants(_ call: Call) async throws -> Response {
  let text = call.request.query["q"].flatMap { $0.isEmpty ? nil : $0 }
  let lat = try call.coordinate("nearLat", range: -90...90)
  let lng = try call.coordinate("nearLng", range: -180...180)
  switch (lat, lng) {
  case (let lat?, let lng?):
    return try await call.answer(RestaurantQueries.near(lat: lat, lng: lng, matching: text))
  case (nil, nil):
    return try await call.answer(RestaurantQueries.list(matching: text))
  default:
    throw Failure.field(
      lat == nil ? "nearLat" : "nearLng", "required", "goes with the other coordinate")
  }
}

/// One restaurant.
func getRestaurant(_ call: Call) async throws -> Response {
  try await call.answer(RestaurantQueries.get(call.id()))
}

/// Changes a restaurant.
func updateRestaurant(_ call: Call) async throws -> Response {
  try await call.answer(RestaurantQueries.update(call.id(), changes: call.inputText()))
}

/// Where the caller has been.
func listVisits(_ call: Call) async throws -> Response {
  try await call.answer(RestaurantQueries.visits)
}

extension Call {
  /// A query parameter that is a latitude or longitude in degrees, if it is there.
  fileprivate func coordinate(_ name: String, range: ClosedRange<Double>) throws -> Double? {
    guard let text = request.query[name] else { return nil }
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let degrees = Double(text), range.contains(degrees)
    else {
      throw Failure.field(
        name, "range", "is a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
    }
    return degrees
  }
}
