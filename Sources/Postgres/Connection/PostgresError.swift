import CLibpq

/// An error the server reported.
///
/// `description` is fit for logs and answers: it names SQLSTATE, constraint and table and never
/// shows the message, detail or hint, which may hold row data.
public struct PostgresError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The five-character code, such as `23505`; `XX000` when the server sent none.
  public let sqlState: String
  /// `ERROR`, `FATAL` or `PANIC`, in English whatever the server's language.
  public let severity: String
  /// The constraint that was violated.
  public let constraint: String?
  /// The table concerned.
  public let table: String?
  /// The column concerned.
  public let column: String?
  /// The schema concerned.
  public let schema: String?
  /// The primary message; may hold data.
  public let message: String
  /// The detail; may hold row data.
  public let detail: String?
  /// The hint; may hold data.
  public let hint: String?
  /// The function of the server's source that raised the error.
  let sourceFunction: String?

  /// SQLSTATE, constraint and table; never data.
  public var description: String {
    var text = "PostgresError(\(sqlState)"
    if let constraint { text += ", constraint: \(constraint)" }
    if let table { text += ", table: \(table)" }
    return text + ")"
  }

  init(_ result: OpaquePointer) {
    func field(_ code: Unicode.Scalar) -> String? {
      PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
    // The codes of postgres_ext.h.
    sqlState = field("C") ?? "XX000"
    severity = field("V") ?? field("S") ?? "ERROR"
    constraint = field("n")
    table = field("t")
    column = field("c")
    schema = field("s")
    message = field("M") ?? ""
    detail = field("D")
    hint = field("H")
    sourceFunction = field("R")
  }

  /// The connection's prepared statements are not what we think: gone, or planned for a table
  /// that has changed since.
  var meansStalePlan: Bool {
    sqlState == "26000" || (sqlState == "0A000" && sourceFunction == "RevalidateCachedQuery")
  }
}
