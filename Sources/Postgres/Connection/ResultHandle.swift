import CLibpq

/// Owns a `PGresult`.
///
/// Unchecked because libpq's results are never changed after they are handed out, and may then
/// be read from any thread.
final class ResultHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  let rowCount: Int
  let columnCount: Int

  /// Takes over a result; it is cleared with this object.
  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    rowCount = Int(PQntuples(pointer))
    columnCount = Int(PQnfields(pointer))
  }

  deinit { PQclear(pointer) }

  /// Whether the command succeeded.
  var isSuccess: Bool {
    [PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY].contains(PQresultStatus(pointer))
  }

  /// The text of a value, valid as long as this object lives; nil is null.
  func value(row: Int, column: Int) -> UnsafeBufferPointer<UInt8>? {
    let (row, column) = (Int32(row), Int32(column))
    let length = PQgetlength(pointer, row, column)
    if length == 0, PQgetisnull(pointer, row, column) == 1 { return nil }
    let start = UnsafeRawPointer(PQgetvalue(pointer, row, column))?
      .assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(length))
  }

  func columnName(_ column: Int) -> String {
    PQfname(pointer, Int32(clamping: column)).map { String(cString: $0) } ?? String(column)
  }

  func column(named name: String) -> Int? {
    (0..<columnCount).first { columnName($0) == name }
  }

  var affectedCount: Int {
    PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
  }
}
