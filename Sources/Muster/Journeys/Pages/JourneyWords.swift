import MusterModels

extension Journey.Kind {
  /// What it is called.
  var label: Phrase {
    switch self {
    case .predefined: .journeyPredefined
    case .userCreated: .journeyUserCreated
    case .dynamic: .journeyDynamic
    }
  }
}

extension Journey.Difficulty {
  /// What it is called.
  var label: Phrase {
    switch self {
    case .beginner: .journeyBeginner
    case .intermediate: .journeyIntermediate
    case .advanced: .journeyAdvanced
    }
  }
}

extension JourneyStep.Kind {
  /// What it is called.
  var label: Phrase {
    switch self {
    case .text: .journeyStepText
    case .link: .journeyStepLink
    case .video: .journeyStepVideo
    case .task: .journeyStepTask
    case .reflection: .journeyStepReflection
    }
  }

  /// A picture of it.
  var icon: Icon {
    switch self {
    case .text: .book
    case .link: .link
    case .video: .play
    case .task: .check
    case .reflection: .leaf
    }
  }
}

extension Enrollment.Status {
  /// What it is called.
  var label: Phrase {
    switch self {
    case .active: .journeyActive
    case .completed: .journeyCompleted
    case .paused: .paused
    case .frozen: .journeyFrozen
    }
  }

  /// How it is meant.
  var tone: BadgeTone {
    switch self {
    case .active: .accent
    case .completed: .good
    case .paused: .plain
    case .frozen: .warning
    }
  }
}
