import HTTPServer

/// A file of the API for pages, where the browser comes with a cookie.
struct Download: Sendable {
  /// Where it is.
  let path: String
  /// The endpoint that gives it.
  let operation: String
  /// What it is called where it is kept.
  let filename: String

  /// A group's expenses, as a table.
  static let expenses = Download(
    path: "/groups/{id}/expenses.csv", operation: "exportExpenses", filename: "expenses.csv")
  /// Everything that is kept of a person.
  static let ownData = Download(
    path: "/me/data/muster.json", operation: "exportMe", filename: "muster.json")

  static let all = [expenses, ownData]

  func route(_ endpoints: Dispatcher) -> Route {
    Route(.get, path) { request in
      let caller = endpoints.services.cookies.caller(of: request).caller
      guard caller != .visitor else { throw Failure(.notSignedIn) }
      guard let endpoint = Routes.endpointsByOperation[operation] else {
        throw Failure(.notFound)
      }
      var response = try await endpoints.answer(request, at: endpoint, as: caller)
      response.headers.set("Content-Disposition", "attachment; filename=\"\(filename)\"")
      response.headers.set("Cache-Control", "no-store")
      return response
    }
  }
}
