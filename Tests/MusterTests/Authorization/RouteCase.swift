import Foundation
import MusterClient
import MusterModels

@testable import Muster

/// A request that every kind of caller sends, and what each is answered.
///
/// In path and body, `{name}` is an id of the world or of the group at hand (`RouteProbe`). What
/// changes something is sent to a group that is as new for every caller.
struct RouteCase: Sendable {
  /// The endpoint, by its name in OpenAPI.
  let operation: String
  let place: World.Place
  let path: String
  let body: String?
  /// The word for each caller, in the order of `Caller`: the status, and a letter where the code
  /// is not the usual one of that status (`codes`).
  let words: [String]

  init(
    _ operation: String, in place: World.Place = .main, _ path: String, body: String? = nil,
    _ words: String
  ) {
    self.operation = operation
    self.place = place
    self.path = path
    self.body = body
    self.words = words.split(separator: " ").map(String.init)
  }

  /// What names of what a group has stand for.
  private static let contents: [World.Content: [String]] = [
    .money: ["{expense}", "{settlement}", "{placeholder}", "{offered}", "{recurring}"],
    .journey: ["{journey}", "{enrollment}", "{market}", "{own}"],
    .forum: [
      "{thread}", "{reply}", "{concealed}", "{feedback}", "{groupchat}", "{groupmessage}",
      #"{"groupId":"{group}"}"#,
    ],
    .event: ["{event}", "{pending}", "{approved}", "{chat}", "{message}"],
    .lunch: ["{lunch}", "{restaurant}", "soup {group}"],
  ]

  private func names(_ list: [String]) -> Bool {
    list.contains { path.contains($0) || body?.contains($0) == true }
  }

  /// What it is about in the group that it is sent to.
  var contents: [World.Content] {
    World.Content.allCases.filter { names(Self.contents[$0] ?? []) }
  }

  /// Whether it may change the group that it is sent to.
  var concernsGroup: Bool {
    dinner != nil || !contents.isEmpty
      || names(["{group}", "{link}", "{code}", "{invite}", "{mailed}", "{webhook}"])
  }

  /// The state in which it wants the group as a dinner crew (`World.dinnerFunctions`), which is
  /// how the path or the body calls it.
  var dinner: String? {
    ["idle", "host", "crew", "agreed"].first {
      path.contains("{\($0)}") || body?.contains("{\($0)}") == true
    }
  }

  /// Who sends it: everybody who can have an access token, a visitor, and somebody whose session
  /// has ended.
  enum Caller: Sendable, Equatable {
    case actor(Actor)
    case ended

    static let all: [Caller] =
      ([.visitor] + Actor.people).map(Caller.actor) + [.ended]
  }

  /// The codes that words stand for. A word without one has no code: it succeeded.
  static let codes: [String: ErrorCode] = [
    "401": .notSignedIn, "401e": .sessionEnded, "401c": .invalidCredentials,
    "401r": .invalidRefreshToken,
    "403": .forbidden, "403p": .leaderProtected, "403i": .invitationRequired,
    "403s": .inviteForSomeoneElse, "403u": .roleAboveOwn,
    "404": .notFound, "404c": .unknownCode,
    "409a": .archived, "409l": .lastLeader, "409m": .alreadyMember, "409n": .notAMember,
    "409p": .inviteNotPending, "409o": .leaveInstead, "409t": .emailTaken,
    "409w": .leaderRoleIsWhole, "409y": .systemTemplate, "409c": .nestingCycle,
    "422g": .unknownGroup, "422r": .unknownRole,
    "409g": .alreadyInDinnerGroup, "409h": .noDinnerGroup, "409j": .ownParty, "409v": .locked,
    "409d": .lastAdmin, "409r": .adminProtected, "409s": .notOneself,
    "409e": .eventStarted, "409b": .alreadyApplied, "409x": .authorCannotApply,
    "409u": .applicantCannotAuthor, "409f": .lastAuthor, "409i": .withdrawInstead,
    "409q": .alreadyAnswered, "409k": .notPending, "409z": .frozenMember, "409xb": .exceedsBalance,
    "422q": .notInGroup, "422i": .importInvalid, "422n": .noGroupInCommon,
    "403cm": .cannotMessage, "409cf": .cannotReceiveFeedback, "422cm": .cannotMention,
    "403lp": .notAParticipant, "409lj": .alreadyParticipant, "409ls": .wrongStatusStep,
    "409lr": .restaurantExists,
    "409ju": .journeyInUse, "409jn": .nothingToRelease, "409je": .alreadyEnrolled,
    "409jw": .wrongStatus, "409jv": .notNewestVersion, "409jo": .stepNotOpen,
    "422": .invalidValues, "422s": .successorNotEligible, "422t": .invalidToken,
  ]

  /// The word for an answer.
  static func word(_ status: Int, _ code: String?) -> String {
    guard let code else { return String(status) }
    return codes.first { $0.value.rawValue == code && $0.value.status == status }?.key
      ?? "\(status) \(code)"
  }

  static let all = parts.flatMap { $0 }

  /// The cases by the worlds that they are asked in, one after another: a case may go on from the
  /// ones before it.
  static let parts = [
    // First, while nobody has come into a group by another case.
    events + likeGroups + messaging + forum + journeys,
    expenses + accounts + groups + members,
    invites + roles + nesting + templates + insight + live + administration,
    webhooks + dinners + lunches,
  ]
}

/// Sends the requests of cases to a server.
struct RouteProbe: Sendable {
  let world: World
  private let transport = URLSessionTransport()

  init(world: World) { self.world = world }

  /// The word for what the caller is answered, and whether anything may have changed.
  func word(
    _ route: RouteCase, _ method: HTTPMethod, group: String, as caller: RouteCase.Caller
  ) async throws -> String {
    let actor = if case .actor(let actor) = caller { actor } else { Actor.member }
    // A session of its own, since some end it; and the password that is known.
    let session = UUID().uuidString.lowercased()
    if Actor.people.contains(actor) {
      try await world.sql(
        """
        insert into auth.sessions (id, user_id, ended_at)
        values ('\(session)', '\(actor.id)', \(caller == .ended ? "now()" : "null"));
        update auth.users set password_hash = '\(try await Self.hash.value)'
        where id = '\(actor.id)'
        """)
    }
    var names = try await names(group: group, session: session)
    if let state = route.dinner {
      names[state] = group
      names["request"] = try await world.value(
        "select world.make_dinner('\(group)', '\(state)')")
    }
    var request = HTTPRequest(
      method: method,
      url: try world.server.url.appending(path: "/api/v1")
        .appendingRaw(Self.fill(route.path, names)))
    if let token = try world.token(actor, session: session) {
      request.headers.merge(["Authorization": "Bearer \(token)"])
    }
    if let body = route.body {
      request.headers.merge(["Content-Type": "application/json"])
      request.body = Data(Self.fill(body, names).utf8)
    }
    let answer = try await transport.open(request)
    var response = answer.head
    // A stream does not end.
    if response.headers["Content-Type"] != "text/event-stream" {
      for try await data in answer.body { response.body.append(data) }
    }
    let problem = try? JSONDecoder().decode(Problem.self, from: response.body)
    return RouteCase.word(response.status, response.status < 400 ? nil : problem?.code ?? "none")
  }

  /// Hashing takes its time: once is enough.
  private static let hash = Task { try await PasswordHasher().hash(TestServer.password) }

  /// What the names in paths and bodies stand for.
  private func names(group: String, session: String) async throws -> [String: String] {
    let row =
      try await world.rows(
        """
        select l.token, c.code,
          world.role('\(group)', 'Observer'), world.role('\(group)', 'Group Leader'),
          (select g.id from public.groups as g where g.name = 'inner'),
          (select g.id from public.groups as g where g.name = 'other'),
          (select t.id from public.role_templates as t where t.name = 'Observer Role Template'),
          (select t.id from public.group_templates as t where t.name = 'Household'),
          (select i.id from public.invites as i
            where i.group_id = l.group_id and i.invitee_user_id is not null limit 1),
          (select i.id from public.invites as i
            where i.group_id = l.group_id and i.invitee_email is not null limit 1),
          w.id, (select d.id from muster.webhook_deliveries as d where d.webhook_id = w.id limit 1),
          (select p.id from public.webhooks as p where p.group_id is null limit 1),
          e.event_id, e.pending_id, e.approved_id, e.chat_id, e.message_id,
          m.expense_id, m.settlement_id, m.placeholder_id, m.offered_id, m.recurring_id,
          n.lunch_id, n.restaurant_id, j.journey_id, j.enrollment_id, j.market_id, j.own_id,
          f.thread_id, f.reply_id, f.concealed_id, f.feedback_id, f.chat_id, f.message_id
        from world.links as l left join public.group_join_codes as c on c.group_id = l.group_id
        left join public.webhooks as w on w.group_id = l.group_id
        left join world.events as e on e.group_id = l.group_id
        left join world.money as m on m.group_id = l.group_id
        left join world.lunches as n on n.group_id = l.group_id
        left join world.journeys as j on j.group_id = l.group_id
        left join world.forums as f on f.group_id = l.group_id
        where l.group_id = '\(group)'
        """
      ).first ?? []
    var names = ["group": group, "session": session, "password": TestServer.password]
    names["nobody"] = UUID().uuidString.lowercased()
    names["tomorrow"] = Date(timeIntervalSinceNow: 86_400).formatted(.iso8601)
    for actor in Actor.people { names[actor.rawValue] = actor.id }
    for (name, value) in zip(
      [
        "link", "code", "role", "leading", "nested", "elsewhere", "roletemplate",
        "grouptemplate", "invite", "mailed", "webhook", "delivery", "platformhook",
        "event", "pending", "approved", "chat", "message",
        "expense", "settlement", "placeholder", "offered", "recurring", "lunch", "restaurant",
        "journey", "enrollment", "market", "own",
        "thread", "reply", "concealed", "feedback", "groupchat", "groupmessage",
      ], row)
    { names[name] = value }
    return names
  }

  private static func fill(_ text: String, _ names: [String: String]) -> String {
    text.replacing(#/\{([a-z]+)\}/#) { match in names[String(match.1)] ?? "none" }
  }
}

extension URL {
  /// The URL with a path and query behind it, as they are.
  fileprivate func appendingRaw(_ text: String) throws -> URL {
    guard let url = URL(string: absoluteString + text) else { throw CocoaError(.coderInvalidValue) }
    return url
  }
}
