import HTTPServer

/// Everything that is kept of a person, as a file for whoever comes with the cookie.
enum ExportDownload {
  static let path = "/me/data/muster.json"

  static func route(_ services: Services) -> Route {
    Route(.get, path) { request in
      let caller = services.cookies.caller(of: request).caller
      guard caller != .visitor else { throw Failure(.notSignedIn) }
      guard let endpoint = Routes.endpointsByOperation["exportMe"] else {
        throw Failure(.notFound)
      }
      var response = try await Dispatcher(services: services).answer(
        request, at: endpoint, as: caller)
      response.headers.set("Content-Disposition", "attachment; filename=\"muster.json\"")
      response.headers.set("Cache-Control", "no-store")
      return response
    }
  }
}
