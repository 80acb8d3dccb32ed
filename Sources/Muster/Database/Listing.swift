import MusterModels
import Postgres

/// A list in pages: what to show, of which rows, in which order.
struct Listing: Sendable {
  let name: String
  /// The columns of an item, named as its fields.
  var columns = "*"
  /// Where items come from, with the condition; `$3` and on are its parameters.
  let source: String
  /// What to count, if that is less work than the source.
  var countSource: String?
  var order = ""
  var parameters: [Parameter] = []
  /// How the rows of a page are found before columns that cost something are computed; without it
  /// those of the rows that a page skips are computed, too.
  var page: Page?
  /// A function that answers the items of a page in order, of `$1` a page from the `$2`th, where
  /// that is not a matter of one statement; then the source is what is counted.
  var items: String?
  /// What must hold for the list to be shown at all.
  var requirement: Requirement?

  /// The rows of a page, without what costs something.
  struct Page: Sendable {
    /// What of the source is found first.
    let keys: String
    /// Where the columns come from, around the statement that finds the keys.
    let source: @Sendable (String) -> String
  }

  /// Tells apart a list that is empty from one that the caller may not see.
  enum Requirement: Sendable {
    case group(Group.ID, permission: String?)
    case platform(permission: String)
    /// The caller is a member of this dinner crew.
    case dinnerGroup(Group.ID)
    /// The caller is or was a direct member of the group.
    case money(Group.ID)
    /// A role of the caller's in the group has the permission; platform roles do not count.
    case role(Group.ID, permission: String)
    /// The caller is or was in the group, or has to do with feedback there.
    case feedback(Group.ID)

    /// The query, refused unless the requirement holds.
    func guarding(_ query: Query<Document>) -> Query<Document> {
      switch self {
      case .group(let group, let permission):
        query.after(
          "groups.require", "select api.require_group($1::uuid, $2::text)",
          Parameter(group.uuid), Parameter(permission))
      case .platform(let permission):
        query.after(
          "platform.require", "select api.require_platform_permission($1::text)",
          Parameter(permission))
      case .dinnerGroup(let group):
        query.after(
          "dinner.require", "select api.require_dinner_group($1::uuid)", Parameter(group.uuid))
      case .money(let group):
        query.after(
          "expenses.require", "select api.require_money($1::uuid)", Parameter(group.uuid))
      case .role(let group, let permission):
        query.after(
          "groups.require_held", "select api.require_held($1::uuid, $2::text)",
          Parameter(group.uuid), Parameter(permission))
      case .feedback(let group):
        query.after(
          "feedback.require", "select api.require_feedback($1::uuid)", Parameter(group.uuid))
      }
    }
  }

  /// The same, empty rather than refused when the requirement does not hold: for a page that shows
  /// other things, too.
  var whereAllowed: Listing {
    var listing = self
    listing.requirement = nil
    return listing
  }

  /// The statement that answers one page. Counting stops at 1,000 (api.md).
  func query(page: Int, pageSize: Int) -> Query<Document> {
    let bounds = "limit $1::integer offset ($2::bigint - 1) * $1::integer"
    let items =
      if let items = self.items {
        "select * from \(items)"
      } else if let page = self.page {
        """
        select \(columns) from \(page.source(
          "select \(page.keys) from \(source) order by \(order) \(bounds)")) order by \(order)
        """
      } else {
        "select \(columns) from \(source) order by \(order) \(bounds)"
      }
    let query = Query<Document>(
      lane: .shared, name: name,
      sql: """
        select json_build_object(
          'items', coalesce((
            select json_agg(item) from (\(items)) as item
          ), '[]'),
          'page', $2::bigint, 'pageSize', $1::integer,
          'total', least(counted.total, 1000), 'totalIsCapped', counted.total > 1000
        )::text
        from (
          select count(*) as total from (
            select from \(countSource ?? source) limit 1001
          ) as row
        ) as counted
        """,
      parameters: [Parameter(pageSize), Parameter(page)] + parameters,
      read: Query<Document>.document)
    return requirement?.guarding(query) ?? query
  }
}
