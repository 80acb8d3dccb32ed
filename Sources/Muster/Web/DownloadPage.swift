import HTTPServer

/// Files of the API for pages, where the browser comes with a cookie.
enum DownloadPage {
  /// Where each is, and the endpoint that gives it.
  private static let files = [("/groups/{id}/expenses.csv", "exportExpenses")]

  static func routes(_ endpoints: Dispatcher) -> [Route] {
    files.map { path, operation in
      Route(.get, path) { request in
        guard let endpoint = Routes.endpointsByOperation[operation] else {
          throw Failure(.notFound)
        }
        let caller = endpoints.services.cookies.caller(of: request).caller
        guard caller != .visitor else { throw Failure(.notSignedIn) }
        return try await endpoints.answer(request, at: endpoint, as: caller)
      }
    }
  }
}
