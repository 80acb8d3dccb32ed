import MusterModels
import Postgres

/// Statements about restaurants, and who has been there.
enum RestaurantQueries {
  static func create(_ input: String) -> Query<Document> {
    save(nil, input)
  }

  static func update(_ restaurant: Restaurant.ID, changes: String) -> Query<Document> {
    save(restaurant, changes)
  }

  private static func save(_ restaurant: Restaurant.ID?, _ input: String) -> Query<Document> {
    .change(
      "restaurants.save",
      "select body, null::bigint as version from api.save_restaurant($1::uuid, $2::jsonb)",
      Parameter(restaurant?.uuid), Parameter(input))
  }

  static func get(_ restaurant: Restaurant.ID) -> Query<Document> {
    .read(
      "restaurants.get",
      "select row_to_json(r)::text from api.restaurants as r where r.id = $1::uuid",
      Parameter(restaurant.uuid))
  }

  /// All of them by name.
  static func list(matching text: String?) -> Listing {
    Listing(
      name: "restaurants.list", columns: "r.*, null as \"distanceMeters\"",
      source: "api.restaurants as r where \(matches)", order: "lower(r.name), r.id",
      parameters: [Parameter(text)])
  }

  /// Those around a place, the nearest first.
  static func near(lat: Double, lng: Double, matching text: String?) -> Listing {
    Listing(
      name: "restaurants.near", columns: "r.*, round(n.distance) as \"distanceMeters\"",
      source: """
        api.restaurants_near($4::double precision, $5::double precision) as n \
        join api.restaurants as r on r.id = n.restaurant_id where \(matches)
        """, order: "n.distance, r.id",
      parameters: [Parameter(text), Parameter(lat), Parameter(lng)])
  }

  private static let matches = """
    ($3::text is null or position(lower($3::text) in lower(r.name)) > 0 \
    or position(lower($3::text) in lower(r.address)) > 0)
    """

  static let visits = Listing(
    name: "visits.mine", columns: "v.*", source: "api.my_visits as v where true",
    order: "v.\"visitedOn\" desc, v.id")
}
