/// Why a request was refused (RFC 9457).
public struct Problem: Codable, Sendable, Hashable {
  /// Where the kind of problem is described.
  public let type: String
  /// The kind of problem in a few words.
  public let title: String
  /// The HTTP status.
  public let status: Int
  /// What went wrong this time.
  public let detail: String?
  /// The kind of problem for programs: stable, snake case.
  public let code: String
  /// What is wrong with which field.
  public let errors: [FieldError]?
  /// The people who could lead instead (with `last_leader` and `successor_not_eligible`).
  public let candidates: [Candidate]?
  /// The permission that was asked for (with `forbidden`).
  public let permission: String?
  /// The status that a lunch or an enrolment has (with `wrong_status_step` and `wrong_status`).
  public let from: String?
  /// The status that was asked for (with `wrong_status_step` and `wrong_status`).
  public let to: String?
  /// The restaurant that there is already (with `restaurant_exists`).
  public let restaurantId: Restaurant.ID?
  /// The request's id, to be found in the server's log.
  public let requestId: String?

  /// Makes a problem.
  public init(
    type: String, title: String, status: Int, detail: String?, code: String,
    errors: [FieldError]? = nil, candidates: [Candidate]? = nil, permission: String? = nil,
    from: String? = nil, to: String? = nil, restaurantId: Restaurant.ID? = nil,
    requestId: String? = nil
  ) {
    self.type = type
    self.title = title
    self.status = status
    self.detail = detail
    self.code = code
    self.errors = errors
    self.candidates = candidates
    self.permission = permission
    self.from = from
    self.to = to
    self.restaurantId = restaurantId
    self.requestId = requestId
  }

  /// What is wrong with one field.
  public struct FieldError: Codable, Sendable, Hashable {
    /// The field's name; of a nested one the path, with dots.
    public let field: String
    /// What is wrong, for programs.
    public let code: String
    /// What is wrong, for people.
    public let message: String

    /// Makes an error of a field.
    public init(field: String, code: String, message: String) {
      self.field = field
      self.code = code
      self.message = message
    }
  }

  /// A member who could lead.
  public struct Candidate: Codable, Sendable, Hashable {
    /// The member.
    public let userId: User.ID
    /// The member's name.
    public let fullName: String?
  }
}
