/// A place for one connection of a pool, and what is under way on it.
final class PoolConnection {
  let slot: Int
  let lane: Batch.Lane
  /// Opened while the shared connections were held up; closed when idle.
  let isTemporary: Bool

  /// Nil while there is no connection.
  var server: ServerConnection?
  /// Rises with each connection that had this place.
  var generation = 0
  var isConnecting = false
  var hadConnection = false
  var units = FIFO<Unit>()
  /// How many of the units are batches.
  var batches = 0
  /// When the unit at the head became it; or, of an idle connection, when it became idle.
  var headSince = Instant(nanoseconds: 0)
  /// The batch at the head has taken longer than the slow threshold.
  var isSlow = false
  /// A cancel request was sent while the present head was it.
  var wasHeadCancelled = false
  /// By number in the statement registry: prepared here, or about to be.
  var prepared: [Bool] = []
  /// Rises when the prepared statements are forgotten.
  var planEpoch = 0
  var hasOutput = false
  /// A cancel request is on its way to the server: the connection serves nobody until it is done.
  var isCancelling = false
  /// When a connection that does not react to a cancel request is given up.
  var giveUpAt = Instant.never

  init(slot: Int, lane: Batch.Lane, isTemporary: Bool = false) {
    self.slot = slot
    self.lane = lane
    self.isTemporary = isTemporary
  }

  /// Whether another batch may be sent.
  func hasRoom(depth: Int) -> Bool {
    guard server != nil else { return false }
    switch lane {
    case .shared: return !isSlow && !isCancelling && batches < depth
    case .exclusive: return units.isEmpty && !isCancelling
    }
  }

  /// Whether a statement must be prepared here first; from now on it counts as prepared.
  func startsPreparing(_ number: Int) -> Bool {
    while prepared.count <= number { prepared.append(false) }
    if prepared[number] { return false }
    prepared[number] = true
    return true
  }
}

/// Numbers the statements, and holds each name to one text.
struct StatementRegistry {
  private var numbers: [String: Int] = [:]
  private var texts: [String] = []

  /// The statement's number; nil when its name belongs to another text.
  mutating func number(of statement: Statement) -> Int? {
    if let number = numbers[statement.name] {
      return texts[number] == statement.sql ? number : nil
    }
    numbers[statement.name] = texts.count
    texts.append(statement.sql)
    return texts.count - 1
  }
}
