import HTTPServer
import MusterModels

extension Endpoint {
  private static let event = Schema.of(Event.self)

  /// Events, and the applications to them.
  static let events: [Endpoint] = eventRoutes + likeGroupRoutes

  private static let eventRoutes = [
    Endpoint(
      method: .post, path: "/events", operation: "createEvent",
      summary: "Makes an event; the caller is an author", tag: "Events",
      body: .of(CreateEvent.self),
      details: """
        Authors decide who comes. They share a group with whoever makes them one, an event always \
        has one, and they are in no application to it. When the account of the last one ends, the \
        event is cancelled.
        """,
      success: .created(event), problems: [.noGroupInCommon], takesIdempotencyKey: true,
      limits: { [.byCaller("event", $0, 30, per: 3600)] }, isLimited: true,
      handler: createEvent),
    Endpoint(
      method: .get, path: "/events", operation: "listEvents",
      summary: "Events to come, or past ones of the caller's", tag: "Events",
      query: QueryParameter.paging + [
        .init(
          name: "state", schema: .words(["upcoming", "past"]),
          description: """
            Default upcoming: by their start. Past: those that have started, of which the caller \
            is an author or in an application, the latest first.
            """),
        .init(
          name: "q", schema: .string(format: nil),
          description: "Part of the title or the description."),
      ],
      success: .ok(.page(of: Event.self)), handler: listEvents),
    Endpoint(
      method: .get, path: "/events/{id}", operation: "getEvent", summary: "One event",
      tag: "Events", success: .ok(event), problems: [.notFound], handler: getEvent),
    Endpoint(
      method: .patch, path: "/events/{id}", operation: "updateEvent",
      summary: "Changes an event (JSON merge patch); by its authors", tag: "Events",
      body: .of(UpdateEvent.self),
      details: """
        Once it has started it keeps its time and capacity. More places let in what waits for \
        them, the oldest application first.
        """,
      success: .ok(event),
      problems: [.notFound, .forbidden, .eventStarted, .eventCancelled, .eventFull],
      handler: updateEvent),
    Endpoint(
      method: .delete, path: "/events/{id}", operation: "deleteEvent",
      summary: "Deletes an event with its applications; chats stay. Platform admins may, too",
      tag: "Events",
      problems: [.notFound, .forbidden], handler: deleteEvent),
    Endpoint(
      method: .put, path: "/events/{id}/authors/{userId}", operation: "addEventAuthor",
      summary: "Makes somebody an author, too; by an author", tag: "Events",
      details: """
        Authors who come later are in the chats of what has been approved. How many have to \
        approve may change with the number of authors, for pending applications, too.
        """,
      success: .ok(event),
      problems: [
        .notFound, .forbidden, .noGroupInCommon, .applicantCannotAuthor, .tooManyAuthors,
      ],
      limits: { [.byCaller("author", $0, 100, per: 3600)] }, isLimited: true,
      handler: addEventAuthor),
    Endpoint(
      method: .delete, path: "/events/{id}/authors/{userId}", operation: "removeEventAuthor",
      summary: "Removes an author, or lays authorship down", tag: "Events",
      details: """
        Their verdicts on what is pending no longer count, and they are in its chats no more.
        """,
      problems: [.notFound, .forbidden, .lastAuthor], handler: removeEventAuthor),
  ]
}
