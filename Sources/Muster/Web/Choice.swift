import MusterModels
import Postgres

/// What a form offers to choose from, and whether there is more than that.
struct Choice<Item: Decodable & Sendable>: Decodable, Sendable {
  let items: [Item]
  let isMore: Bool
}

/// A group to choose.
struct NamedGroup: Decodable, Sendable {
  let id: Group.ID
  let name: String
}

extension Query where Answer == Document {
  /// By name, what fits a text, and besides it what was asked for already.
  ///
  /// - Parameter source: a select of `id`, `name`, what it is `sorted` by, and the `item`; its own
  ///   parameters begin at `$3`.
  static func choice(
    _ name: String, fitting text: String?, asked: [String], _ source: String,
    _ parameters: Parameter...
  ) -> Query {
    Query(
      lane: .shared, name: name,
      sql: """
        select json_build_object(
          'items', coalesce(
            json_agg(c.item order by c.sorted, c.id) filter (where c.is_asked or c.place <= \(most)),
            '[]'),
          'isMore', coalesce(bool_or(not c.is_asked and c.place > \(most)), false)
        )::text
        from (
          select f.*, row_number() over (partition by f.is_asked order by f.sorted, f.id) as place
          from (
            select s.id, s.sorted, s.item, s.id = any($2::uuid[]) as is_asked
            from (\(source)) as s
            where $1::text is null or position(lower($1::text) in lower(s.name)) > 0
              or s.id = any($2::uuid[])
          ) as f
          order by f.is_asked desc, place limit \(most) + 1 + cardinality($2::uuid[])
        ) as c
        """,
      parameters: [Parameter(text), Parameter(array: asked)] + parameters, read: document)
  }

  /// How many there are to choose from.
  static var most: Int { 100 }
}
