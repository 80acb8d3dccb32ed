#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A person or a group going through a journey (J2).
public struct Enrollment: Codable, Sendable, Hashable {
  /// An enrolment's id.
  public typealias ID = Identifier<Enrollment>

  /// How it stands.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Under way.
    case active
    /// Every required step is done (J3); of a group, by each who counts.
    case completed
    /// Paused by the enrolled.
    case paused
    /// Frozen by a guide: readable, not changeable.
    case frozen
  }

  /// A step of the version that it goes through.
  public struct Step: Codable, Sendable, Hashable {
    /// The step's id.
    public let id: String
    /// What it is called.
    public let title: String
    /// What it is.
    public let kind: JourneyStep.Kind
    /// Whether the journey is incomplete without it.
    public let required: Bool
    /// How long it takes, in minutes.
    public let durationMinutes: Int?
    /// The week, from 1, with which it opens.
    public let opensInWeek: Int
    /// When it opens or opened.
    public let opensAt: Date
    /// Whether it is open.
    public let isOpen: Bool
    /// What is in it; null until it is open, and to those who may not view the content.
    public let body: String?
    /// Whether the caller has done it; null to those who may not view their own progress.
    public let completed: Bool?
    /// When the caller did it.
    public let completedAt: Date?
    /// What the caller wrote.
    public let response: String?
  }

  /// The enrolment.
  public let id: ID
  /// The journey.
  public let journeyId: Journey.ID
  /// What the journey is called.
  public let journeyTitle: String
  /// The person who is enrolled; null: a group is.
  public let userId: User.ID?
  /// The group that is enrolled; null: a person is.
  public let groupId: Group.ID?
  /// Who enrolled them.
  public let enrolledById: User.ID
  /// When.
  public let enrolledAt: Date
  /// How it stands.
  public let status: Status
  /// Since when.
  public let statusChangedAt: Date
  /// Since when it is completed.
  public let completedAt: Date?
  /// The version that it goes through.
  public let version: Int
  /// The version that it may be moved to.
  public let newestVersion: Int
  /// When its first week begins.
  public let startsAt: Date
  /// What an app keeps with it: an object of up to 16 kB; null to platform admins.
  public let progressData: JSONValue?
  /// The steps; null in lists.
  public let steps: [Step]?
}

/// `POST /journeys/{id}/enrollments`
public struct EnrollInJourney: Codable, Sendable {
  /// The group to enrol; default the caller themselves.
  public var groupId: Group.ID?
  /// The day on which the first week begins, such as `2026-11-30`, from a year ago to two years
  /// ahead; default today, where the caller is.
  public var startsOn: String?

  /// Makes a request to enrol.
  public init(groupId: Group.ID? = nil, startsOn: String? = nil) {
    self.groupId = groupId
    self.startsOn = startsOn
  }
}

/// `PATCH /enrollments/{id}`
public struct UpdateEnrollment: Codable, Sendable {
  /// Where to go from here: active and paused by the enrolled, frozen and back by a guide.
  public var status: Patch<Enrollment.Status> = .unchanged
  /// The newest version, to go on with that.
  public var version: Patch<Int> = .unchanged
  /// What an app keeps with it: an object of up to 16 kB, replaced as a whole.
  public var progressData: Patch<JSONValue> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}
