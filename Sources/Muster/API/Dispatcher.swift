import HTTPServer
import MusterModels

/// Turns endpoints into routes: who calls, are attempts left, then the handler.
struct Dispatcher: Sendable {
  let services: Services

  func route(_ endpoint: Endpoint) -> Route {
    Route(
      endpoint.method, endpoint.pattern,
      options: Route.Options(
        maxBodyBytes: endpoint.maxBodyBytes,
        acceptedContentTypes: endpoint.body == nil
          ? [] : ["application/json", "application/merge-patch+json"],
        // Who signs in waits for hashing; everybody else is quick to reach the database.
        startsOnEventLoop: !endpoint.isLimited, isLongLived: endpoint.isLongLived)
    ) { request in
      try await answer(request, at: endpoint, as: try caller(of: request, at: endpoint))
    }
  }

  /// Answers a request of a caller who is known: counts attempts, then runs the handler.
  func answer(
    _ request: Request, at endpoint: Endpoint, as caller: Caller
  ) async throws -> Response {
    let call = Call(request: request, endpoint: endpoint, services: services, caller: caller)
    // For the access log: by whom, in case an account is misused.
    if case .person(let user, _) = call.caller { request.caller = user.description }
    guard services.limitsRates, endpoint.isLimited else { return try await endpoint.handler(call) }
    let limits = try endpoint.limits(call)
    let standing = try await services.database.run(RateLimit.count(limits), as: .server)
    guard standing.allowed else {
      var failure = Failure(.rateLimited)
      failure.headers = Self.headers(of: standing)
      failure.headers.set("Retry-After", String(standing.resetSeconds))
      throw failure
    }
    do {
      var response = try await endpoint.handler(call)
      for field in Self.headers(of: standing) { response.headers.set(field.name, field.value) }
      return response
    } catch {
      var failure = Failure(error)
      // What is no refusal of ours goes on as it is, so that the log learns its cause.
      guard failure.code != .unexpected else { throw error }
      for field in Self.headers(of: standing) { failure.headers.set(field.name, field.value) }
      throw failure
    }
  }

  private func caller(of request: Request, at endpoint: Endpoint) throws -> Caller {
    if endpoint.access == .stranger { return .visitor }
    guard let authorization = request.headers["Authorization"] else {
      guard endpoint.access == .anyone else { throw Failure(.notSignedIn) }
      return .visitor
    }
    guard authorization.prefix(7).lowercased() == "bearer " else {
      throw Failure(.invalidAccessToken)
    }
    return try services.tokens.verify(authorization.dropFirst(7))
  }

  private static func headers(of standing: RateLimit.Standing) -> Headers {
    [
      "RateLimit-Limit": String(standing.maximum),
      "RateLimit-Remaining": String(standing.remaining),
      "RateLimit-Reset": String(standing.resetSeconds),
    ]
  }
}
