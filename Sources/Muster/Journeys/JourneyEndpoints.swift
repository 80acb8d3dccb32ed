import HTTPServer
import MusterModels

extension Endpoint {
  private static let journey = Schema.of(Journey.self)

  /// Journeys, enrolments in them, and progress.
  static let journeys: [Endpoint] = journeyRoutes + releaseRoutes + enrollmentRoutes

  /// Content has a million bytes, and the rest some more.
  private static let journeyBytes = 1_100_000

  private static let journeyRoutes = [
    Endpoint(
      method: .post, path: "/journeys", operation: "createJourney",
      summary: "Makes a draft of a journey; needs create_journey", tag: "Journeys",
      body: .of(CreateJourney.self), maxBodyBytes: journeyBytes,
      details: """
        A draft is its author's, who may go on to enrol themselves and groups of theirs in it. \
        Others do once it is published.
        """,
      success: .created(journey), problems: [.forbidden, .tooManyJourneys],
      takesIdempotencyKey: true,
      limits: { [.byCaller("journey", $0, 60, per: 3600)] }, isLimited: true,
      handler: createJourney),
    Endpoint(
      method: .get, path: "/journeys", operation: "listJourneys",
      summary: "The marketplace, or what the caller wrote", tag: "Journeys", access: .anyone,
      query: QueryParameter.paging + [
        .init(
          name: "scope", schema: .words(["public", "mine"]),
          description: "Default public: what is published and public, the newest first."),
        .init(
          name: "type", schema: .words(Journey.Kind.allCases.map(\.rawValue)),
          description: "Default any."),
        .init(
          name: "difficulty", schema: .words(Journey.Difficulty.allCases.map(\.rawValue)),
          description: "Default any."),
        .init(
          name: "tag", schema: .string(format: nil), description: "One that it has."),
        .init(
          name: "q", schema: .string(format: nil),
          description: """
            Words of the title, the tags or the description, up to 200 characters; "…" for words \
            that follow each other, - before what must not be, besides what must. Of one's own: \
            part of the title or the description.
            """),
      ],
      success: .ok(.page(of: Journey.self)), problems: [.notSignedIn], handler: listJourneys),
    Endpoint(
      method: .get, path: "/journeys/{id}", operation: "getJourney", summary: "One journey",
      tag: "Journeys", access: .anyone,
      details: """
        Seen by everybody once it is published and public; else by its author, the enrolled, \
        active members of enrolled groups, and those who judge journeys. Its content is shown to \
        who writes it, and what is open of it to the enrolled.
        """,
      success: .ok(journey), problems: [.notFound], handler: getJourney),
    Endpoint(
      method: .patch, path: "/journeys/{id}", operation: "updateJourney",
      summary: "Changes a journey and its draft (JSON merge patch)", tag: "Journeys",
      body: .of(UpdateJourney.self), maxBodyBytes: journeyBytes,
      details: """
        By its author, or with `edit_journey`. The enrolled go on reading the version that they \
        are at; what is published is offered as it was until it is published again. To show to \
        everybody what is published (`isPublic`) needs `publish_journey`.
        """,
      success: .ok(journey), problems: [.notFound, .forbidden, .versionMismatch],
      takesIfMatch: true, handler: updateJourney),
    Endpoint(
      method: .delete, path: "/journeys/{id}", operation: "deleteJourney",
      summary: "Deletes a journey with all enrolments in it", tag: "Journeys",
      details: """
        Its author deletes what was never published and nobody else is enrolled in; with \
        `delete_journey` one deletes any, and the enrolled are told.
        """,
      problems: [.notFound, .forbidden, .journeyInUse], handler: deleteJourney),
  ]

  private static let releaseRoutes = [
    Endpoint(
      method: .post, path: "/journeys/{id}/publish", operation: "publishJourney",
      summary: "Publishes a journey as its draft is now; needs publish_journey", tag: "Journeys",
      details: """
        What the draft has that the newest version has not is released as the next one. It takes \
        a required step. Those who are enrolled may move to it, and lose no progress.
        """,
      success: .ok(journey), problems: [.notFound, .forbidden, .noRequiredStep, .tooManyVersions],
      handler: publishJourney),
    Endpoint(
      method: .post, path: "/journeys/{id}/unpublish", operation: "unpublishJourney",
      summary: "Takes a journey from the marketplace; the enrolled go on", tag: "Journeys",
      details: "By its author, or with `unpublish_journey`.",
      success: .ok(journey), problems: [.notFound, .forbidden], handler: unpublishJourney),
    Endpoint(
      method: .post, path: "/journeys/{id}/versions", operation: "releaseJourneyVersion",
      summary: "Releases the draft as the next version without publishing it", tag: "Journeys",
      details: """
        By its author, or with `edit_journey`. Of a published journey the version is not offered \
        until it is published.
        """,
      success: .ok(journey),
      problems: [.notFound, .forbidden, .noRequiredStep, .nothingToRelease, .tooManyVersions],
      limits: { [.byCaller("journey_version", $0, 60, per: 3600)] }, isLimited: true,
      handler: releaseJourneyVersion),
  ]
}

extension Journey.Kind: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.predefined }
}

extension Journey.Difficulty: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.beginner }
}

extension JourneyStep.Kind: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.text }
}
