import HTTPServer
import Postgres

/// Every route of the server.
enum Routes {
  /// The API's endpoints, by feature.
  static let endpoints: [Endpoint] =
    Endpoint.accounts + Endpoint.groups + Endpoint.live + Endpoint.webhooks
    + Endpoint.administration + Endpoint.dinner + Endpoint.events + Endpoint.messaging
    + Endpoint.expenses
    + Endpoint.lunches + Endpoint.journeys
    + Endpoint.forum + Endpoint.feedback + Endpoint.search

  /// The endpoints by their names in OpenAPI.
  static let endpointsByOperation = Dictionary(
    uniqueKeysWithValues: endpoints.map { ($0.operation, $0) })

  /// The pages of the web app, by feature.
  static let pages: [WebPage] =
    WebPage.accounts + WebPage.groups + WebPage.joining + WebPage.notifications
    + WebPage.expenses + WebPage.lunches + WebPage.events + WebPage.dinner + WebPage.journeys
    + WebPage.messaging + WebPage.forum + [.feedback] + WebPage.search
    + WebPage.webhooks + WebPage.administration

  static func all(_ services: Services, metrics: Metrics) throws -> [Route] {
    let dispatcher = Dispatcher(services: services)
    let document = try OpenAPIDocument(endpoints: endpoints, version: Version.current).json()
    let pool = services.database.pool
    let pageDispatcher = PageDispatcher(services: services, endpoints: dispatcher)
    return endpoints.map(dispatcher.route) + pages.flatMap(pageDispatcher.routes) + Assets.routes
      + Download.all.map { $0.route(dispatcher) }
      + [
        LivePage.route(services),
        .liveness(),
        .readiness {
          (try? await pool.run(Batch(.shared, [Command(Statement("ready", "select 1"))]))) != nil
        },
        .metrics("/metrics", metrics),
        Route(.get, "/openapi.json") { _ in .json(document) },
        Route(.get, "/docs") { _ in DocumentationPage.response },
        Route(.get, "/docs/style.css") { _ in StaticFile.response("Static/docs.css", "text/css") },
      ]
  }

  /// The OpenAPI document, for `muster openapi`.
  static func openAPI() throws -> [UInt8] {
    try OpenAPIDocument(endpoints: endpoints, version: Version.current).json()
  }
}
