import HTTPServer
import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What our own errors carry for the client: never row data of others, always JSON of ours.
private struct ErrorDetail: Decodable {
  let candidates: [Problem.Candidate]?
  let permission: String?
  let errors: [Problem.FieldError]?
  let from: String?
  let to: String?
  let restaurantId: Restaurant.ID?
}

extension Failure {
  /// Takes over what a SQLSTATE of ours carries.
  mutating func read(detail: String?) {
    guard let detail,
      let known = try? JSONDecoder().decode(ErrorDetail.self, from: Data(detail.utf8))
    else { return }
    candidates = known.candidates
    permission = known.permission
    errors = known.errors ?? []
    (from, to) = (known.from, known.to)
    restaurantId = known.restaurantId
  }

  /// The problem document.
  func response(requestId: String?) -> Response {
    let problem = Problem(
      type: "/docs#problem-\(code.rawValue)", title: code.title, status: code.status,
      detail: detail, code: code.rawValue, errors: errors.isEmpty ? nil : errors,
      candidates: candidates, permission: permission, from: from, to: to,
      restaurantId: restaurantId,
      requestId: code.status >= 500 ? requestId : nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    let body = (try? encoder.encode(problem)).map { [UInt8]($0) } ?? []
    var headers = headers
    headers.set("Content-Type", "application/problem+json")
    if code.status == 401 { headers.set("WWW-Authenticate", "Bearer") }
    return Response(status: code.status, headers: headers, body: .bytes(body))
  }
}
