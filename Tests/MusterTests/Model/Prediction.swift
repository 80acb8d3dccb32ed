/// What the rules say comes of an operation.
struct Prediction: Sendable {
  /// The states that may follow; more than one where the rules leave something open, and then
  /// what the database did is taken on.
  var states: [Model] = []
  /// The SQLSTATEs that it may be refused with; all that apply, since rules do not say which
  /// is looked at first.
  var refusals: Set<String> = []

  static func refused(_ refusals: String...) -> Self { Self(refusals: Set(refusals)) }
  static func refused(_ refusals: Set<String>) -> Self { Self(refusals: refusals) }
  static func becomes(_ states: Model...) -> Self { Self(states: states) }
}

/// The SQLSTATEs of `Database/ERRORS.md`, by name, as far as the model predicts them.
enum Refusal {
  static let sessionEnded = "MU002"
  static let notFound = "MU010"
  static let forbidden = "MU011"
  static let roleAboveOwn = "MU012"
  static let leaderProtected = "MU013"
  static let emailNotVerified = "MU014"
  static let inviteForSomeoneElse = "MU015"
  static let lastLeader = "MU020"
  static let alreadyMember = "MU021"
  static let inviteNotPending = "MU022"
  static let inviteExpired = "MU023"
  static let archived = "MU026"
  static let invalidMove = "MU027"
  static let invitationRequired = "MU028"
  static let inviterMayNotInvite = "MU029"
  static let fixedByTemplate = "MU032"
  static let successorNotEligible = "MU034"
  static let leaveInstead = "MU035"
  static let unknownRole = "MU036"
  static let unknownUser = "MU037"
  static let unknownCode = "MU038"
  static let notAMember = "MU039"
  static let oneLeader = "MU110"
  /// A check of the table, such as the one on size.
  static let check = "23514"
  static let unique = "23505"
}
