import CLibpq

/// Owns a `PGconn`; the only way to libpq's connection functions.
///
/// Unchecked because a connection is opened on one thread and handed to another. Whoever holds it
/// uses it from one thread at a time, which is what libpq asks for.
final class ServerConnection: @unchecked Sendable {
  private let pointer: OpaquePointer
  private var scratch = ParameterBuffer()

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    PQsetNoticeProcessor(pointer, { _, _ in }, nil)
  }

  deinit { PQfinish(pointer) }

  var isBroken: Bool { PQstatus(pointer) == CONNECTION_BAD }
  var descriptor: Int32 { PQsocket(pointer) }
  var serverVersion: Int { Int(PQserverVersion(pointer)) }

  /// libpq's last message, without the line end.
  var lastMessage: String {
    let text = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
    return text.last == "\n" ? String(text.dropLast()) : text
  }

  // MARK: Blocking

  /// Sends a script over the simple protocol and waits; nil when memory ran out.
  func execute(_ script: String) -> ResultHandle? {
    PQexec(pointer, script).map(ResultHandle.init)
  }

  /// Sends one statement and waits.
  func execute(_ sql: String, _ parameters: [Parameter]) -> ResultHandle? {
    scratch.withPointers(parameters) { values in
      PQexecParams(pointer, sql, Int32(parameters.count), nil, values, nil, nil, 0)
    }.map(ResultHandle.init)
  }

  // MARK: Pipelined; each returns false when the connection is broken

  /// Makes the connection non-blocking and starts pipeline mode.
  func enterPipeline() -> Bool {
    PQsetnonblocking(pointer, 1) == 0 && PQenterPipelineMode(pointer) == 1
  }

  func sendPrepare(_ statement: Statement) -> Bool {
    PQsendPrepare(pointer, statement.name, statement.sql, 0, nil) == 1
  }

  func send(_ command: Command, prepared: Bool) -> Bool {
    let count = Int32(command.parameters.count)
    return scratch.withPointers(command.parameters) { values in
      if prepared {
        PQsendQueryPrepared(pointer, command.statement.name, count, values, nil, nil, 0) == 1
      } else {
        PQsendQueryParams(pointer, command.statement.sql, count, nil, values, nil, nil, 0) == 1
      }
    }
  }

  func send(unprepared sql: String) -> Bool {
    PQsendQueryParams(pointer, sql, 0, nil, nil, nil, nil, 0) == 1
  }

  func sendSync() -> Bool { clibpq_pipeline_sync(pointer) == 1 }

  enum Flush { case done, blocked, broken }

  /// Writes what is pending as far as the socket takes it.
  func flush() -> Flush {
    switch PQflush(pointer) {
    case 0: .done
    case 1: .blocked
    default: .broken
    }
  }

  /// Reads what has arrived; false when the connection is broken.
  func readInput() -> Bool { PQconsumeInput(pointer) == 1 }

  /// Whether the next answer has not arrived completely.
  var isWaiting: Bool { PQisBusy(pointer) == 1 }

  /// The next answer; nil between commands. Never blocks while `isWaiting` is false.
  func nextAnswer() -> Answer? {
    guard let result = PQgetResult(pointer) else { return nil }
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
      return .rows(Rows(ResultHandle(result)))
    case PGRES_PIPELINE_SYNC:
      PQclear(result)
      return .synced
    case PGRES_PIPELINE_ABORTED:
      PQclear(result)
      return .skipped
    case PGRES_FATAL_ERROR:
      defer { PQclear(result) }
      return .error(PostgresError(result))
    default:
      // COPY and other modes that a pipeline does not have.
      PQclear(result)
      return .unexpected
    }
  }

  enum Answer {
    case rows(Rows)
    case error(PostgresError)
    /// Not run, because an earlier command of the batch failed.
    case skipped
    case synced
    case unexpected
  }

  /// The next notification that has arrived.
  func nextNotification() -> (channel: String, payload: String)? {
    guard let notification = PQnotifies(pointer) else { return nil }
    defer { PQfreemem(notification) }
    return (
      String(cString: notification.pointee.relname), String(cString: notification.pointee.extra)
    )
  }

  /// Quotes an identifier; nil when it is not valid text.
  func quoted(identifier: String) -> String? {
    var text = identifier
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        PQescapeIdentifier(pointer, characters.baseAddress, characters.count)
      }
    }.map { quoted in
      defer { PQfreemem(quoted) }
      return String(cString: quoted)
    }
  }

  /// What it takes to cancel the statement under way, usable on another thread.
  func cancelRequest() -> CancelRequest? {
    PQgetCancel(pointer).map(CancelRequest.init)
  }
}
