import HTTPServer
import MusterModels

extension Endpoint {
  private static let restaurant = Schema.of(Restaurant.self)

  /// Restaurants, and who has been there.
  static let restaurantRoutes = [
    Endpoint(
      method: .post, path: "/restaurants", operation: "createRestaurant",
      summary: "Adds a restaurant", tag: "Lunch", body: .of(CreateRestaurant.self),
      details: """
        Everybody who is signed in sees it. The same name at the same spot, to four decimals, is \
        the same restaurant: `restaurantId` of the problem says which.
        """,
      success: .created(restaurant), problems: [.restaurantExists], takesIdempotencyKey: true,
      limits: { [.byCaller("restaurant", $0, 60, per: 3600)] }, isLimited: true,
      handler: createRestaurant),
    Endpoint(
      method: .get, path: "/restaurants", operation: "listRestaurants",
      summary: "Restaurants by name, or by nearness", tag: "Lunch",
      query: QueryParameter.paging + [
        .init(
          name: "q", schema: .string(format: nil),
          description: "Part of the name or the address."),
        .init(
          name: "nearLat", schema: .number,
          description: "With nearLng: those within 100 km of there, the nearest first."),
        .init(
          name: "nearLng", schema: .number, description: "The longitude that goes with nearLat."),
      ],
      success: .ok(.page(of: Restaurant.self)), handler: listRestaurants),
    Endpoint(
      method: .get, path: "/restaurants/{id}", operation: "getRestaurant",
      summary: "One restaurant", tag: "Lunch", success: .ok(restaurant), problems: [.notFound],
      handler: getRestaurant),
    Endpoint(
      method: .patch, path: "/restaurants/{id}", operation: "updateRestaurant",
      summary: "Changes a restaurant (JSON merge patch); by who added it", tag: "Lunch",
      body: .of(UpdateRestaurant.self), success: .ok(restaurant),
      problems: [.notFound, .forbidden, .restaurantExists], handler: updateRestaurant),
    Endpoint(
      method: .get, path: "/me/visits", operation: "listVisits",
      summary: "Where the caller has been, the latest first", tag: "Lunch",
      query: QueryParameter.paging,
      details: "From lunches that were completed, also when they have been deleted since.",
      success: .ok(.page(of: Visit.self)), handler: listVisits),
  ]
}
