#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// How far an enrolment is, each part to those who may see it (J3).
public struct JourneyProgress: Codable, Sendable, Hashable {
  /// How far a person is.
  public struct PersonProgress: Codable, Sendable, Hashable {
    /// The person.
    public let userId: User.ID
    /// How many steps they have done.
    public let completedSteps: Int
    /// How many required ones.
    public let completedRequired: Int
    /// How much of the required steps that is, in whole percent.
    public let percent: Int
    /// Since when all required steps are done.
    public let completedAt: Date?
    /// When they last did, undid or wrote something.
    public let lastActivityAt: Date?
    /// The steps of the version, in order.
    public let steps: [StepProgress]
  }

  /// How far a group is: an aggregate of its direct active members who may complete activities.
  public struct Overview: Codable, Sendable, Hashable {
    /// How many of them have done a step.
    public struct StepCount: Codable, Sendable, Hashable {
      /// The step.
      public let stepId: String
      /// How many.
      public let completedCount: Int
    }

    /// How many they are.
    public let members: Int
    /// How many have done nothing yet.
    public let notStarted: Int
    /// How many have done something, but not every required step.
    public let inProgress: Int
    /// How many have done every required step.
    public let completed: Int
    /// The required steps done, of all that there are to do, in percent with one decimal; null:
    /// there is nobody to do them.
    public let averagePercent: Double?
    /// Each step of the version.
    public let steps: [StepCount]
  }

  /// The enrolment.
  public let enrollmentId: Enrollment.ID
  /// The journey.
  public let journeyId: Journey.ID
  /// The version that it goes through; null, as what follows, for who is in the group no more.
  public let version: Int?
  /// How it stands.
  public let status: Enrollment.Status?
  /// How many steps are required.
  public let requiredSteps: Int?
  /// How many steps there are.
  public let totalSteps: Int?
  /// The caller's own; null without `view_own_progress`.
  public let mine: PersonProgress?
  /// Whose it was asked for, with `view_others_progress`; responses are to tasks only.
  public let member: PersonProgress?
  /// The group's; null without `track_group_progress`, and of a person's.
  public let overview: Overview?
}

/// A step of a journey, as a person has done it or not.
public struct StepProgress: Codable, Sendable, Hashable {
  /// The step.
  public let stepId: String
  /// What it is called.
  public let title: String
  /// Whether it is done.
  public let completed: Bool
  /// When it was done.
  public let completedAt: Date?
  /// What they wrote.
  public let response: String?
}

/// How far one member is, in the list of a group's.
public struct MemberProgress: Codable, Sendable, Hashable {
  /// The member.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// How many steps they have done.
  public let completedSteps: Int
  /// How many required ones.
  public let completedRequired: Int
  /// How much of the required steps that is, in whole percent.
  public let percent: Int
  /// Since when all required steps are done.
  public let completedAt: Date?
  /// When they last did, undid or wrote something.
  public let lastActivityAt: Date?
}

/// `PUT /enrollments/{id}/steps/{stepId}`
public struct RecordStep: Codable, Sendable {
  /// Whether the step is done.
  public var completed: Bool
  /// What one wrote to a task or a reflection, 1 to 5,000 characters; null clears it, absent
  /// leaves it.
  public var response: Patch<String> = .unchanged

  /// Makes a record of a step.
  public init(completed: Bool, response: Patch<String> = .unchanged) {
    self.completed = completed
    self.response = response
  }
}
