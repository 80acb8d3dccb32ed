import HTTPServer

/// The stream of what happens (`/stream`) for pages, which come with a cookie.
enum LivePage {
  static func route(_ services: Services) -> Route {
    Route(.get, "/live", options: Route.Options(isLongLived: true)) { request in
      let caller = services.cookies.caller(of: request).caller
      guard let endpoint = Routes.endpointsByOperation["openStream"] else {
        throw Failure(.notFound)
      }
      return try await openStream(
        Call(request: request, endpoint: endpoint, services: services, caller: caller))
    }
  }
}
