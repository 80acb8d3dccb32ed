import MusterModels
import Postgres

/// A long list, newest first, of which the caller asks for what comes before an item that they
/// have (api.md): new items do not shift it.
struct CursorListing: Sendable {
  let name: String
  /// The item as JSON.
  let item: String
  /// Where items come from, with the condition; `$3` and on are its parameters.
  let source: String
  /// The number by which items are ordered, which ids are.
  let sequence: String
  var parameters: [Parameter] = []
  /// What must hold for the list to be shown at all.
  var requirement: Listing.Requirement?

  /// The statement that answers as many items as the limit says, and where the next ones begin.
  func query(before: Int64?, limit: Int) -> Query<Document> {
    let query = Query<Document>(
      lane: .shared, name: name,
      sql: """
        with found as materialized (
          select \(sequence) as sequence, \(item) as item from \(source)
          and \(sequence) < coalesce($2::bigint, 9223372036854775807)
          order by \(sequence) desc limit $1::integer + 1
        ), shown as (
          select sequence, item from found order by sequence desc limit $1::integer
        )
        select json_build_object(
          'items', coalesce((select json_agg(item order by sequence desc) from shown), '[]'),
          'next', case when (select count(*) from found) > $1::integer
            then (select min(sequence)::text from shown) end
        )::text
        """,
      parameters: [Parameter(limit), Parameter(before)] + parameters,
      read: Query<Document>.document)
    return requirement?.guarding(query) ?? query
  }
}
