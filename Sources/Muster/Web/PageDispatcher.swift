import Foundation
import HTTPServer
import MusterModels

/// Turns pages into routes: who comes, then the page; or the form, then the page again.
struct PageDispatcher: Sendable {
  let services: Services
  let endpoints: Dispatcher

  /// How large what a form sends may be, in bytes.
  private static let maxFormBytes = 256 * 1024

  func routes(_ page: WebPage) -> [Route] {
    let get = Route(.get, page.path) { request in await show(page, request) }
    guard !page.actions.isEmpty else { return [get] }
    var options = Route.Options(
      maxBodyBytes: Self.maxFormBytes,
      acceptedContentTypes: ["application/x-www-form-urlencoded"], startsOnEventLoop: false)
    if let most = page.actions.compactMap(\.endpoint.maxBodyBytes).max() {
      options.largerBodyBytes = { headers in
        // What an endpoint takes, its form may send: there, a sign may be three bytes.
        services.cookies.caller(in: headers).caller == .visitor
          ? nil : max(3 * most, Self.maxFormBytes)
      }
    }
    return [get, Route(.post, page.path, options: options) { await send(page, $0) }]
  }

  /// Shows a page.
  private func show(_ page: WebPage, _ request: Request) async -> Response {
    let (caller, isDue) = services.cookies.caller(of: request)
    note(caller, request)
    if let elsewhere = redirect(page, caller, request) { return elsewhere }
    let said = services.cookies.said(in: request)
    let visit = PageVisit(
      request: request, services: services, caller: caller, said: said.flatMap(Self.phrase))
    var response = await draw(page, visit, status: 200)
    if said != nil { response.headers.add("Set-Cookie", services.cookies.said(nil)) }
    if isDue, response.status == 200, case .person(let user, let session) = caller,
      (try? await services.database.run(FrameQueries.renewSession, as: caller)) != nil
    {
      response.headers.add("Set-Cookie", services.cookies.session(user: user, session: session))
    }
    return response
  }

  /// Does what a form asks for.
  private func send(_ page: WebPage, _ request: Request) async -> Response {
    let caller = services.cookies.caller(of: request).caller
    note(caller, request)
    var visit = PageVisit(request: request, services: services, caller: caller)
    guard SessionCookies.isSameOrigin(request, publicURL: services.publicURL) else {
      return await FailurePage.framed(Failure(.crossSite), visit)
    }
    if page.audience == .people, caller == .visitor { return signIn(before: request) }
    let fields: FormFields
    do {
      fields = try FormFields(request)
    } catch {
      return await FailurePage.framed(Failure(error), visit)
    }
    if case .person(_, let session) = caller,
      fields["token"] != services.cookies.formToken(for: session)
    {
      return await FailurePage.framed(Failure(.crossSite), visit)
    }
    guard let action = page.actions.first(where: { $0.name == fields["action"] }) else {
      return await FailurePage.framed(Failure(.malformed), visit)
    }
    if fields["find"] != nil {
      visit.attempt = PageVisit.Attempt(action: action.name, fields: fields, failure: nil)
      return await draw(page, visit, status: 200)
    }
    do {
      let outcome = try await perform(action, fields, visit)
      return try await follow(action, outcome, page)
    } catch {
      let failure = Failure(error)
      if failure.code.endsSession { return signIn(before: request) }
      note(failure, error, request)
      visit.attempt = PageVisit.Attempt(action: action.name, fields: fields, failure: failure)
      return await draw(page, visit, status: failure.code.status)
    }
  }

  /// Calls the action's endpoint as the API would be called.
  private func perform(
    _ action: PageAction, _ sent: FormFields, _ visit: PageVisit
  ) async throws -> PageAction.Outcome {
    var fields = sent
    try await action.prepare?(&fields, visit)
    let endpoint = action.endpoint
    var parameters: [(String, String)] = []
    for name in endpoint.parameterNames {
      if let value = fields[name] {
        parameters.append((name, value))
        fields[name] = nil
      } else if let value = visit.request.pathParameters[name] {
        parameters.append((name, value))
      }
    }
    // Only times are meant in somebody's time zone.
    let timeZone =
      fields.items.contains { $0.name.hasSuffix("@time") } ? try await timeZone(of: visit) : .gmt
    var headers: Headers = ["Content-Type": "application/json"]
    headers["User-Agent"] = visit.request.headers["User-Agent"]
    if endpoint.takesIdempotencyKey, let key = fields["key"] {
      headers.set("Idempotency-Key", key)
    }
    if endpoint.takesIfMatch, let version = fields["version"] {
      headers.set("If-Match", "\"\(version)\"")
    }
    var body: [UInt8] = []
    if let schema = endpoint.body {
      body = [UInt8](try JSONEncoder().encode(fields.json(for: schema, timeZone: timeZone)))
      guard body.count <= endpoint.maxBodyBytes ?? Self.maxFormBytes else {
        throw Failure(.contentTooLarge)
      }
    }
    let request = Request(
      method: endpoint.method, path: endpoint.path(with: parameters),
      query: QueryItems(action.query), headers: headers, body: body,
      remoteAddress: visit.request.remoteAddress, id: visit.request.id,
      pathParameters: PathParameters(parameters))
    let response = try await endpoints.answer(request, at: endpoint, as: visit.caller)
    var answer: [UInt8] = []
    if case .bytes(let bytes) = response.body { answer = bytes }
    return PageAction.Outcome(
      visit: visit, fields: sent,
      answer: PageVisit.Answer(action: action.name, fields: sent, body: answer))
  }

  /// What follows an action that was done.
  private func follow(
    _ action: PageAction, _ outcome: PageAction.Outcome, _ page: WebPage
  ) async throws -> Response {
    var address = Address.of(outcome.visit.request)
    var cookies: [String] = []
    switch action.next {
    case .same: break
    case .page(let find): address = try find(outcome)
    case .answer:
      var visit = outcome.visit
      visit.answer = outcome.answer
      visit.said = action.said
      return await draw(page, visit, status: 200)
    case .signedIn:
      (address, cookies) = try await begin(outcome)
    case .signedOut:
      address = Address.own(outcome.fields["next"]) ?? "/"
      cookies = [services.cookies.noSession]
    }
    var response = Response(
      status: 303, headers: ["Location": address, "Cache-Control": "no-store"])
    for cookie in cookies { response.headers.add("Set-Cookie", cookie) }
    if action.said != nil, cookies.count < 2 {
      response.headers.add("Set-Cookie", services.cookies.said(action.name))
    }
    return response
  }

  /// Begins a session, and accepts the invitation that led here.
  private func begin(_ outcome: PageAction.Outcome) async throws -> (String, [String]) {
    let token = try outcome.answer.read(as: SignedIn.self).accessToken
    let caller = try services.tokens.verify(Substring(token))
    guard case .person(let user, let session) = caller else { throw Failure(.unexpected) }
    if outcome.answer.action == "signUp" { await settle(outcome, as: caller) }
    var address = Address.own(outcome.fields["next"]) ?? "/"
    var cookies = [services.cookies.session(user: user, session: session)]
    if let invite = outcome.fields["invite"], !invite.isEmpty {
      do {
        let document = try await services.database.run(InviteQueries.accept(invite), as: caller)
        let group = try JSONDecoder.muster.decode(Group.self, from: Data(document.body))
        address = "/groups/\(group.id)"
        cookies.append(services.cookies.said("acceptInvite"))
      } catch let failure where Failure(failure).code != .unexpected {
        // The invitation's own page says why.
      }
    }
    return (address, cookies)
  }

  /// Somebody new is written to in the language of their browser, and in its time zone.
  private func settle(_ outcome: PageAction.Outcome, as caller: Caller) async {
    let language = Language(acceptLanguage: outcome.visit.request.headers["Accept-Language"])
    var profile = ["locale": language.rawValue]
    if let zone = outcome.fields["zone"], TimeZone(identifier: zone) != nil {
      profile["timeZone"] = zone
    }
    guard let changes = try? JSONEncoder().encode(profile) else { return }
    // They can choose both themselves, so that nothing depends on it.
    _ = try? await services.database.run(
      AccountQueries.updateMe(String(decoding: changes, as: UTF8.self)), as: caller)
  }

  /// The time zone in which a form's times are meant.
  private func timeZone(of visit: PageVisit) async throws -> TimeZone {
    guard visit.caller != .visitor else { return .gmt }
    let document = try await services.database.run(FrameQueries.frame(group: nil), as: visit.caller)
    let frame = try JSONDecoder.muster.decode(Frame.self, from: Data(document.body))
    return TimeZone(identifier: frame.timeZone) ?? .gmt
  }

  private func draw(_ page: WebPage, _ visit: PageVisit, status: Int) async -> Response {
    do {
      // Answers of the database are read where they arrive, on the one thread that waits for them.
      // Drawing takes longer than that thread can be spared.
      return try await withTaskExecutorPreference(globalConcurrentExecutor) {
        let shown = try await page.show(visit)
        return Layout.response(shown.sheet, shown.context, status: status)
      }
    } catch {
      let failure = Failure(error)
      if failure.code.endsSession { return signIn(before: visit.request) }
      note(failure, error, visit.request)
      // What was sent was refused, and now the page is, too: the first says more.
      return await FailurePage.framed(visit.attempt?.failure ?? failure, visit)
    }
  }

  private func redirect(_ page: WebPage, _ caller: Caller, _ request: Request) -> Response? {
    switch page.audience {
    case .people where caller == .visitor: signIn(before: request)
    case .visitors where caller != .visitor:
      Response(status: 303, headers: ["Location": Address.own(request.query["next"]) ?? "/"])
    default: nil
    }
  }

  /// To the page for signing in, and back afterwards.
  private func signIn(before request: Request) -> Response {
    // Who comes to the first page for the first time is told what this is.
    let address =
      request.path == "/"
      ? "/welcome" : Address.make("/sign-in", [("next", Address.of(request))])
    return Response(
      status: 303,
      headers: [
        "Location": address, "Set-Cookie": services.cookies.noSession,
        "Cache-Control": "no-store",
      ])
  }

  /// For the access log: by whom, in case an account is misused.
  private func note(_ caller: Caller, _ request: Request) {
    if case .person(let user, _) = caller { request.caller = user.description }
  }

  /// For the log: what is no refusal of ours.
  private func note(_ failure: Failure, _ error: any Error, _ request: Request) {
    switch failure.code {
    case .unexpected: services.log.error("unexpected: \(error)", requestId: request.id)
    case .unavailable: services.log.warning("unavailable: \(error)")
    default: break
    }
  }

  /// What the pages say of an action that was done.
  private static func phrase(_ action: String) -> Phrase? { phrases[action] }

  private static let phrases: [String: Phrase] = {
    var phrases: [String: Phrase] = [:]
    for page in Routes.pages {
      for action in page.actions { phrases[action.name] = phrases[action.name] ?? action.said }
    }
    return phrases
  }()
}

extension ErrorCode {
  /// Whether it says that the session is no more, or was none.
  fileprivate var endsSession: Bool {
    [.notSignedIn, .tokenExpired, .invalidAccessToken, .sessionEnded].contains(self)
  }
}
