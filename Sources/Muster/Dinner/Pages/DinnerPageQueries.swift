import MusterModels
import Postgres

/// Statements of the pages about dinners that no route of the API has.
enum DinnerPageQueries {
  /// The caller's own crew; null when they are in none.
  static let mine = Query<Document>.read(
    "dinner.mine",
    """
    select coalesce((select d.body from muster.my_crews as c \
    cross join lateral api.dinner_group(c.group_id) as d limit 1), 'null')
    """)
}
