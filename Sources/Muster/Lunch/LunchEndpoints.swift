import HTTPServer
import MusterModels

extension Endpoint {
  private static let lunch = Schema.of(LunchGroup.self)

  /// Lunches, and where they may take place.
  static let lunches: [Endpoint] = lunchRoutes + lunchPeopleRoutes + restaurantRoutes

  private static let lunchRoutes = [
    Endpoint(
      method: .post, path: "/lunch-groups", operation: "createLunchGroup",
      summary: "Plans a lunch; the caller takes part", tag: "Lunch",
      body: .of(CreateLunchGroup.self),
      details: """
        Of a group's lunch its active members are told, and each joins it in one step. Coordinates \
        are kept to eight decimals, rounded.

        When voting ends by itself (`votingEndsAt`), the restaurant with the most votes is decided \
        on; of several with as many votes, the one that suits more of the participants' diets, \
        then the nearer one, then the one where nobody was for longer, then the first by name. \
        `decision` says which of these it was. Without votes it goes on without that time. It is \
        before the day after the lunch's is over, where the creator is; once it is past, only \
        going back from decided to voting moves it.
        """,
      success: .created(lunch), problems: [.forbidden, .unknownGroup, .archived],
      takesIdempotencyKey: true,
      limits: { [.byCaller("lunch", $0, 30, per: 3600)] }, isLimited: true,
      handler: createLunchGroup),
    Endpoint(
      method: .get, path: "/lunch-groups", operation: "listLunchGroups",
      summary: "Lunches that the caller takes part in, and those of their groups", tag: "Lunch",
      query: QueryParameter.paging + [
        .init(
          name: "date", schema: .string(format: "date"),
          description: "The day; default today, where the caller is."),
        .init(
          name: "from", schema: .string(format: "date"),
          description: "The first day of several, instead of `date`."),
        .init(
          name: "to", schema: .string(format: "date"),
          description: "The last day of several, instead of `date`."),
        .init(
          name: "status", schema: .words(LunchGroup.Status.allCases.map(\.rawValue)),
          description: "Default any."),
        .init(
          name: "userId", schema: .string(format: "uuid"),
          description: "Those in which this person and the caller take part."),
      ],
      details: """
        The latest day first, and of a day the first made first. Of lunches in which the caller \
        does not take part, `participants`, `aggregatedDietaryRequirements`, `votes`, `myVotes` \
        and `decision` are null.
        """,
      success: .ok(.page(of: LunchGroup.self)), handler: listLunchGroups),
    Endpoint(
      method: .get, path: "/lunch-groups/{id}", operation: "getLunchGroup",
      summary: "One lunch; for its participants", tag: "Lunch", success: .ok(lunch),
      problems: [.notFound, .notAParticipant], handler: getLunchGroup),
    Endpoint(
      method: .patch, path: "/lunch-groups/{id}", operation: "updateLunchGroup",
      summary: "Changes a lunch (JSON merge patch)", tag: "Lunch",
      body: .of(UpdateLunchGroup.self),
      details: """
        Its creator changes all of these; participants the location, while it is planned. Steps \
        go from planning to voting, decided and completed, one at a time, and back from decided \
        to voting only, which clears the selection. Asking for the present status changes nothing. \
        Decided takes a selected restaurant, in the same request or before; while it is decided, \
        the selection changes by going back to voting in the same request. What is completed \
        changes no more, and is in each participant's visits.
        """,
      success: .ok(lunch),
      problems: [
        .notFound, .notAParticipant, .forbidden, .wrongStatusStep, .alreadyDecided,
        .votingClosed, .lunchCompleted, .archived, .versionMismatch,
      ],
      takesIfMatch: true, handler: updateLunchGroup),
    Endpoint(
      method: .delete, path: "/lunch-groups/{id}", operation: "deleteLunchGroup",
      summary: "Deletes a lunch with its participants and votes; by its creator", tag: "Lunch",
      details: "Visits stay, and name no lunch from then on.",
      problems: [.notFound, .notAParticipant, .forbidden, .archived], handler: deleteLunchGroup),
  ]

  private static let lunchPeopleRoutes = [
    Endpoint(
      method: .post, path: "/lunch-groups/{id}/participants", operation: "joinLunchGroup",
      summary: "Joins a lunch, or adds somebody to one that the caller takes part in",
      tag: "Lunch", body: .of(JoinLunchGroup.self), bodyIsOptional: true,
      details: """
        One joins lunches of a group that one is active in, and those for no group whose creator \
        shares a group with one. Who is added shares a group with whoever adds them. Participants \
        see each other's dietary requirements. A lunch takes 200 people.
        """,
      success: .created(lunch),
      problems: [
        .notFound, .notAParticipant, .forbidden, .noGroupInCommon, .alreadyParticipant,
        .tooManyParticipants, .lunchCompleted, .archived,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("lunch_join", $0, 100, per: 3600)] }, isLimited: true,
      handler: joinLunchGroup),
    Endpoint(
      method: .delete, path: "/lunch-groups/{id}/participants/{userId}",
      operation: "leaveLunchGroup",
      summary: "Leaves a lunch, or takes somebody out of one's own", tag: "Lunch",
      details: """
        With them go their votes. When the creator leaves, it is the lunch of whoever joined \
        first from then on; of a group's lunch, of its active members before others.
        """,
      problems: [
        .notFound, .notAParticipant, .forbidden, .lastParticipant, .lunchCompleted, .archived,
      ],
      handler: leaveLunchGroup),
    Endpoint(
      method: .post, path: "/lunch-groups/{id}/votes", operation: "castLunchVote",
      summary: "Votes for a restaurant; for several, if one likes", tag: "Lunch",
      body: .of(CastLunchVote.self),
      details: "At most twenty in a lunch. The same vote again changes nothing.",
      success: .ok(lunch),
      problems: [
        .notFound, .notAParticipant, .forbidden, .votingClosed, .tooManyVotes, .lunchCompleted,
        .archived,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("lunch_vote", $0, 120, per: 60)] }, isLimited: true,
      handler: castLunchVote),
    Endpoint(
      method: .delete, path: "/lunch-groups/{id}/votes/{restaurantId}",
      operation: "takeBackLunchVote", summary: "Takes a vote back", tag: "Lunch",
      problems: [
        .notFound, .notAParticipant, .forbidden, .votingClosed, .lunchCompleted, .archived,
      ],
      handler: takeBackLunchVote),
    Endpoint(
      method: .get, path: "/lunch-groups/{id}/suggestions", operation: "listSuggestions",
      summary: "Restaurants that suit a lunch, the best first", tag: "Lunch",
      details: """
        The best twenty of the 200 nearest within 25 km, and whatever was voted for. The score is \
        made of the share of the participants' diets that it serves (four tenths), of the share \
        of participants who voted for it (three), of how near it is (two), and of how long ago \
        one of them was there (one; in steps of ten days, after thirty all of it). \
        `lastVisitedOn` is about the caller only. Of a completed lunch there are none.
        """,
      success: .ok(.of(Suggestions.self)),
      problems: [.notFound, .notAParticipant, .lunchCompleted],
      handler: listSuggestions),
  ]
}

extension LunchGroup.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.planning }
}

extension LunchGroup.Decision.Decider: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.creator }
}

extension LunchGroup.Decision.TieBreak: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.diets }
}
