import HTTPServer
import MusterModels
import Postgres

/// A refusal on its way to the client.
struct Failure: Error, Sendable {
  var code: ErrorCode
  var detail: String?
  var errors: [Problem.FieldError] = []
  var candidates: [Problem.Candidate]?
  var permission: String?
  var from: String?
  var to: String?
  var restaurantId: Restaurant.ID?
  var headers = Headers()

  init(_ code: ErrorCode, _ detail: String? = nil) {
    self.code = code
    self.detail = detail
    // Both may go through when they are tried again.
    if code == .unavailable || code == .conflict { headers.set("Retry-After", "1") }
    if code == .tooManyStreams { headers.set("Retry-After", "30") }
  }

  /// One field that is not valid.
  static func field(_ field: String, _ code: String, _ message: String) -> Failure {
    var failure = Failure(.invalidValues)
    failure.errors = [Problem.FieldError(field: field, code: code, message: message)]
    return failure
  }

  /// The failure that any error of a request amounts to; `unexpected` when it is a defect.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as PostgresError: self.init(database: error)
    case is NoRow: self.init(.notFound)
    case let error as PoolError: self.init(pool: error)
    case let error as HTTPError: self.init(http: error)
    // An id that is none names nothing that exists.
    case is PathParameterError: self.init(.notFound)
    case is CancellationError: self.init(.unavailable)
    default: self.init(.unexpected)
    }
  }

  private init(pool error: PoolError) {
    if case .invalidCommand = error {
      self.init(.invalidValues, "Text may not contain the character NUL.")
    } else {
      self.init(.unavailable)
    }
  }

  private init(database error: PostgresError) {
    if let code = SQLState.codes[error.sqlState] {
      self.init(code)
      read(detail: error.detail)
    } else if let constraint = error.constraint, let meaning = ConstraintMeaning.byName[constraint]
    {
      self.init(meaning.code)
      if let field = meaning.field {
        errors = [
          Problem.FieldError(field: field, code: meaning.fieldCode, message: meaning.message)
        ]
      }
    } else if let code = SQLState.standard[error.sqlState] {
      self.init(code)
    } else if error.sqlState == "23502" || error.sqlState.hasPrefix("22") {
      // A null where a value is needed, or a value that the column's type does not take.
      self.init(.invalidValues)
      if error.sqlState == "23502", let column = error.column {
        errors = [
          Problem.FieldError(
            field: camelCase(column), code: "null", message: "must not be null")
        ]
      }
    } else {
      self.init(.unexpected)
    }
  }

  private init(http error: HTTPError) {
    switch error.status {
    case 400: self.init(.malformed, error.detail)
    case 404: self.init(.notFound)
    case 405: self.init(.methodNotAllowed)
    case 408: self.init(.requestTimeout)
    case 413: self.init(.contentTooLarge, error.detail)
    case 414: self.init(.uriTooLong)
    case 415: self.init(.unsupportedMediaType)
    case 431: self.init(.headerFieldsTooLarge)
    case 501: self.init(.notImplemented)
    case 503: self.init(.unavailable)
    default: self.init(error.status < 500 ? .malformed : .unexpected)
    }
    for field in error.headers { headers.set(field.name, field.value) }
  }
}

private func camelCase(_ column: String) -> String {
  let words = column.split(separator: "_")
  return words.dropFirst().reduce(String(words.first ?? "")) {
    $0 + $1.prefix(1).uppercased() + $1.dropFirst()
  }
}
