import Postgres

/// So many attempts in so long, under a key (A8).
struct RateLimit: Sendable {
  let key: String
  let maximum: Int
  let seconds: Int

  /// What remained after an attempt was counted.
  struct Standing: Sendable {
    let allowed: Bool
    let maximum: Int
    let remaining: Int
    let resetSeconds: Int
  }

  /// Counts an attempt under each key, in a batch of its own.
  static func count(_ limits: [RateLimit]) -> Query<Standing> {
    Query(
      lane: .exclusive, name: "limits.count",
      sql: """
        select allowed, maximum, remaining, reset_in_seconds \
        from auth.count_attempts($1::text[], $2::integer[], $3::integer[])
        """,
      parameters: [
        Parameter(array: limits.map(\.key)), Parameter(array: limits.map(\.maximum)),
        Parameter(array: limits.map(\.seconds)),
      ]
    ) { rows in
      guard let row = rows.first else { throw NoRow() }
      return Standing(
        allowed: try row.get(0), maximum: try row.get(1), remaining: try row.get(2),
        resetSeconds: try row.get(3))
    }
  }
}
