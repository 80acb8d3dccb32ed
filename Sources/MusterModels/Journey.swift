#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A learning experience that people and groups enrol in (J1).
public struct Journey: Codable, Sendable, Hashable {
  /// A journey's id.
  public typealias ID = Identifier<Journey>

  /// Where it comes from.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Made as it is.
    case predefined
    /// Made by one of its users.
    case userCreated = "user_created"
    /// Changes with who goes through it.
    case dynamic
  }

  /// How much it takes for granted.
  public enum Difficulty: String, Codable, Sendable, CaseIterable {
    /// Nothing.
    case beginner
    /// Something.
    case intermediate
    /// A lot.
    case advanced
  }

  /// A step as everybody who sees the journey does: without what is in it.
  public struct OutlineStep: Codable, Sendable, Hashable {
    /// The step's id, the same through all versions.
    public let id: String
    /// What it is called.
    public let title: String
    /// What it is.
    public let kind: JourneyStep.Kind
    /// Whether the journey is complete without it.
    public let required: Bool
    /// How long it takes, in minutes.
    public let durationMinutes: Int?
    /// The week, from 1, with which it opens.
    public let opensInWeek: Int
  }

  /// An enrolment that the caller takes part in.
  public struct OwnEnrollment: Codable, Sendable, Hashable {
    /// The enrolment.
    public let id: Enrollment.ID
    /// The group whose it is; null: the caller's own.
    public let groupId: Group.ID?
    /// How it stands.
    public let status: Enrollment.Status
    /// The version that it goes through.
    public let version: Int
  }

  /// The journey.
  public let id: ID
  /// What it is called.
  public let title: String
  /// What it is about.
  public let description: String?
  /// Where it comes from.
  public let journeyType: Kind
  /// How long it takes, in minutes.
  public let estimatedDurationMinutes: Int?
  /// How much it takes for granted.
  public let difficultyLevel: Difficulty?
  /// What it is found by, in lower case.
  public let tags: [String]
  /// Whether people may enrol besides its author.
  public let isPublished: Bool
  /// Whether everybody sees it once it is published.
  public let isPublic: Bool
  /// When it was first published.
  public let publishedAt: Date?
  /// Who wrote it.
  public let createdById: User.ID
  /// The name of who wrote it.
  public let authorName: String?
  /// The version that whoever enrols now goes through; null: none is released.
  public let newestVersion: Int?
  /// How many steps that version has.
  public let totalSteps: Int?
  /// How many of them are required.
  public let requiredSteps: Int?
  /// When it was made.
  public let createdAt: Date
  /// When it or its draft last changed.
  public let updatedAt: Date
  /// The steps of the newest version; null in lists, and when none is released.
  public let outline: [OutlineStep]?
  /// To who writes it the draft, to the enrolled the open steps of their version; null to others,
  /// and in lists (J4).
  public let content: JourneyContent?
  /// The newest released version, published or not; null to those who do not write or judge it.
  public let releasedVersion: Int?
  /// The enrolments that the caller takes part in; null in lists.
  public let myEnrollments: [OwnEnrollment]?
}

/// What a journey holds: up to 200 steps, a million bytes in all.
public struct JourneyContent: Codable, Sendable, Hashable {
  /// The steps in their order.
  public var steps: [JourneyStep]

  /// Makes content.
  public init(steps: [JourneyStep]) { self.steps = steps }
}

/// A step of a journey.
public struct JourneyStep: Codable, Sendable, Hashable {
  /// What a step is.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Something to read.
    case text
    /// A page elsewhere; its body is the URL.
    case link
    /// A video elsewhere; its body is the URL.
    case video
    /// Something to do; those who see others' progress read the responses.
    case task
    /// Something to think about; a response is for who wrote it alone.
    case reflection
  }

  /// 1 to 64 letters, digits, `-` and `_`; progress is kept by it through all versions.
  public var id: String
  /// What it is called, 1 to 200 characters.
  public var title: String
  /// What it is.
  public var kind: Kind
  /// What is in it, up to 20,000 characters; of a link or video an http or https URL of up to
  /// 2,000.
  public var body: String
  /// Whether the journey is incomplete without it; default true.
  public var required: Bool?
  /// How long it takes, 1 to 10,080 minutes.
  public var durationMinutes: Int?
  /// The week with which it opens, 1 to 104; default 1.
  public var opensInWeek: Int?

  /// Makes a step.
  public init(
    id: String, title: String, kind: Kind, body: String, required: Bool? = nil,
    durationMinutes: Int? = nil, opensInWeek: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.body = body
    self.required = required
    self.durationMinutes = durationMinutes
    self.opensInWeek = opensInWeek
  }
}

/// `POST /journeys`
public struct CreateJourney: Codable, Sendable {
  /// What it is called, 1 to 200 characters.
  public var title: String
  /// What it is about, up to 5,000 characters.
  public var description: String?
  /// Where it comes from; default predefined.
  public var journeyType: Journey.Kind?
  /// Its steps; a draft may have none.
  public var content: JourneyContent?
  /// How long it takes, 1 to 525,600 minutes.
  public var estimatedDurationMinutes: Int?
  /// How much it takes for granted.
  public var difficultyLevel: Journey.Difficulty?
  /// What it is found by: up to 20 of 1 to 40 characters.
  public var tags: [String]?
  /// Whether everybody is to see it once it is published; default false.
  public var isPublic: Bool?

  /// Makes a request for a draft.
  public init(
    title: String, description: String? = nil, journeyType: Journey.Kind? = nil,
    content: JourneyContent? = nil, estimatedDurationMinutes: Int? = nil,
    difficultyLevel: Journey.Difficulty? = nil, tags: [String]? = nil, isPublic: Bool? = nil
  ) {
    self.title = title
    self.description = description
    self.journeyType = journeyType
    self.content = content
    self.estimatedDurationMinutes = estimatedDurationMinutes
    self.difficultyLevel = difficultyLevel
    self.tags = tags
    self.isPublic = isPublic
  }
}

/// `PATCH /journeys/{id}`
public struct UpdateJourney: Codable, Sendable {
  /// What it is called.
  public var title: Patch<String> = .unchanged
  /// What it is about.
  public var description: Patch<String> = .unchanged
  /// Where it comes from.
  public var journeyType: Patch<Journey.Kind> = .unchanged
  /// All its steps; read by the enrolled once they are released and they move to that version.
  public var content: Patch<JourneyContent> = .unchanged
  /// How long it takes, in minutes.
  public var estimatedDurationMinutes: Patch<Int> = .unchanged
  /// How much it takes for granted.
  public var difficultyLevel: Patch<Journey.Difficulty> = .unchanged
  /// What it is found by.
  public var tags: Patch<[String]> = .unchanged
  /// Whether everybody sees it once it is published.
  public var isPublic: Patch<Bool> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}
