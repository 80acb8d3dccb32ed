/// The answer to one command: its rows, in the memory libpq read them into, so that nothing
/// is copied before it is asked for.
public struct Rows: Sendable, RandomAccessCollection {
  let result: ResultHandle

  /// The number of rows returned.
  public let count: Int

  init(_ result: ResultHandle) {
    self.result = result
    count = result.rowCount
  }

  /// Zero.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int { count }

  /// The row at a position from 0 to `count - 1`.
  public subscript(position: Int) -> Row {
    precondition(position >= 0 && position < count, "row \(position) of \(count)")
    return Row(result: result, index: position)
  }

  /// The names of the columns, in order.
  public var columns: [String] {
    (0..<result.columnCount).map(result.columnName)
  }

  /// How many rows the command inserted, updated, deleted or selected.
  public var affectedCount: Int { result.affectedCount }
}
