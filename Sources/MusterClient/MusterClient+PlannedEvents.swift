public import MusterModels

/// Events that people come together for. What happens as it happens is `events()`.
extension MusterClient {
  /// Which events to list.
  public enum EventState: String, Sendable, CaseIterable {
    /// Those to come, by their start.
    case upcoming
    /// Those that have started, of which the person is an author or in an application; the latest
    /// first.
    case past
  }

  /// Events of a state, those that match some words if any are given; the server's default is
  /// those to come.
  public func listEvents(
    state: EventState? = nil, matching words: String? = nil, page: Int? = nil,
    pageSize: Int? = nil
  ) async throws -> Page<Event> {
    try await get(
      "/events",
      query: ["state": state?.rawValue, "q": words, "page": page, "pageSize": pageSize])
  }

  /// An event.
  public func event(_ event: Event.ID) async throws -> Event {
    try await get("/events/\(event)")
  }

  /// Makes an event, of which the person is an author.
  public func createEvent(
    _ request: CreateEvent, idempotencyKey: String? = nil
  ) async throws -> Event {
    try await post("/events", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Changes fields of an event, and answers it as it is then.
  @discardableResult
  public func updateEvent(_ event: Event.ID, _ change: UpdateEvent) async throws -> Event {
    try await patch("/events/\(event)", change).decode()
  }

  /// Deletes an event with its applications; chats stay (E8).
  public func deleteEvent(_ event: Event.ID) async throws {
    try await perform(.delete, "/events/\(event)")
  }

  /// Makes somebody who shares a group with the person an author, too.
  @discardableResult
  public func addAuthor(_ user: User.ID, to event: Event.ID) async throws -> Event {
    try await perform(.put, "/events/\(event)/authors/\(user)").decode()
  }

  /// Removes an author, or lays the person's own authorship down; never the last one's (E1).
  public func removeAuthor(_ user: User.ID, from event: Event.ID) async throws {
    try await perform(.delete, "/events/\(event)/authors/\(user)")
  }
}
