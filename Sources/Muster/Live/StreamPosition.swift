/// A point in what happens: everything that a database snapshot sees is behind it.
///
/// Numbers of events would not do: they are taken before the commit, so a lower one may appear
/// after a higher one. A snapshot says exactly which transactions were over.
struct StreamPosition: Sendable, Hashable {
  /// The history that the snapshot belongs to; elsewhere its numbers mean nothing.
  let epoch: String
  /// PostgreSQL's text of a `pg_snapshot`.
  let snapshot: String

  /// The `id` of an event.
  var text: String { "\(epoch)/\(snapshot)" }

  init(epoch: String, snapshot: String) {
    self.epoch = epoch
    self.snapshot = snapshot
  }

  /// Reads a `Last-Event-ID`; nil when it is written in another way than ours.
  init?(_ text: String) {
    guard text.utf8.count <= 8_192,
      let match = text.wholeMatch(of: /([0-9a-f]{12})\/([0-9]{1,19}:[0-9]{1,19}:[0-9,]*)/)
    else { return nil }
    self.init(epoch: String(match.1), snapshot: String(match.2))
  }
}
