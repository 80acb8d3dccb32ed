public import MusterModels

/// Journeys, enrolments in them, and progress. What happens as it happens is `events()`.
extension MusterClient {
  /// Which journeys to list.
  public enum JourneyScope: String, Sendable {
    /// The marketplace: published and public.
    case everybody = "public"
    /// Those that the person wrote.
    case mine
  }

  /// Journeys, the newest first.
  public func journeys(
    _ scope: JourneyScope = .everybody, type: Journey.Kind? = nil,
    difficulty: Journey.Difficulty? = nil, tag: String? = nil, matching text: String? = nil,
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Journey> {
    try await get(
      "/journeys",
      query: [
        "scope": scope.rawValue, "type": type?.rawValue, "difficulty": difficulty?.rawValue,
        "tag": tag, "q": text, "page": page, "pageSize": pageSize,
      ])
  }

  /// A journey, with its tag for `If-Match`.
  public func journey(_ journey: Journey.ID) async throws -> Tagged<Journey> {
    let answer = try await perform(.get, "/journeys/\(journey)")
    return Tagged(try answer.decode(), etag: answer.headers["ETag"])
  }

  /// Makes a draft.
  public func createJourney(
    _ request: CreateJourney, idempotencyKey: String? = nil
  ) async throws -> Journey {
    try await post("/journeys", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Changes a journey and its draft; what is released stays as it is (J1). With `ifMatch`, one
  /// that has changed since is left alone, and a problem with status 412 thrown.
  @discardableResult
  public func updateJourney(
    _ journey: Journey.ID, _ change: UpdateJourney, ifMatch: String? = nil
  ) async throws -> Tagged<Journey> {
    var headers = HTTPHeaders()
    headers["If-Match"] = ifMatch
    let answer = try await perform(
      .patch, "/journeys/\(journey)", body: MusterJSON.encode(change), headers: headers)
    return Tagged(try answer.decode(), etag: answer.headers["ETag"])
  }

  /// Deletes a draft of the person's, or any with `delete_journey`.
  public func deleteJourney(_ journey: Journey.ID) async throws {
    try await perform(.delete, "/journeys/\(journey)")
  }

  /// Releases the draft as the next version, and publishes it (J1).
  @discardableResult
  public func publishJourney(_ journey: Journey.ID) async throws -> Journey {
    try await post("/journeys/\(journey)/publish").decode()
  }

  /// Takes a journey from the marketplace; the enrolled go on.
  @discardableResult
  public func unpublishJourney(_ journey: Journey.ID) async throws -> Journey {
    try await post("/journeys/\(journey)/unpublish").decode()
  }

  /// Releases the draft as the next version without publishing it.
  @discardableResult
  public func releaseJourney(_ journey: Journey.ID) async throws -> Journey {
    try await post("/journeys/\(journey)/versions").decode()
  }

  /// Enrols the person, or a group (J2).
  public func enroll(
    in journey: Journey.ID, _ request: EnrollInJourney = EnrollInJourney(),
    idempotencyKey: String? = nil
  ) async throws -> Enrollment {
    try await post(
      "/journeys/\(journey)/enrollments", request, idempotencyKey: idempotencyKey
    ).decode()
  }

  /// The person's enrolments, and those of groups that they are active in.
  public func enrollments(
    status: Enrollment.Status? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Enrollment> {
    try await get(
      "/me/enrollments",
      query: ["status": status?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// What a group is enrolled in.
  public func enrollments(
    of group: Group.ID, status: Enrollment.Status? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Enrollment> {
    try await get(
      "/groups/\(group)/enrollments",
      query: ["status": status?.rawValue, "page": page, "pageSize": pageSize])
  }

  /// An enrolment with its steps.
  public func enrollment(_ enrollment: Enrollment.ID) async throws -> Enrollment {
    try await get("/enrollments/\(enrollment)")
  }

  /// Pauses, freezes or goes on with an enrolment, or moves it to the newest version.
  @discardableResult
  public func updateEnrollment(
    _ enrollment: Enrollment.ID, _ change: UpdateEnrollment
  ) async throws -> Enrollment {
    try await patch("/enrollments/\(enrollment)", change).decode()
  }

  /// Ends an enrolment; enrolling again takes its progress up.
  public func endEnrollment(_ enrollment: Enrollment.ID) async throws {
    try await perform(.delete, "/enrollments/\(enrollment)")
  }

  /// Says that the person has done a step or has not, and what they wrote to it (J3).
  @discardableResult
  public func recordStep(
    _ step: String, of enrollment: Enrollment.ID, _ record: RecordStep
  ) async throws -> StepProgress {
    try await perform(
      .put, "/enrollments/\(enrollment)/steps/\(step)", body: MusterJSON.encode(record)
    ).decode()
  }

  /// How far an enrolment is.
  /// - Parameter user: A member to look at, with `view_others_progress`.
  public func progress(
    of enrollment: Enrollment.ID, member user: User.ID? = nil
  ) async throws -> JourneyProgress {
    try await get("/enrollments/\(enrollment)/progress", query: ["userId": user?.description])
  }

  /// How far each member is.
  public func memberProgress(
    of enrollment: Enrollment.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<MemberProgress> {
    try await get(
      "/enrollments/\(enrollment)/members", query: ["page": page, "pageSize": pageSize])
  }
}
