import MusterModels

/// Every kind of problem that the API answers: the stable `code`, its status and title.
///
/// `Database/ERRORS.md` lists them with their SQLSTATEs; a test compares the two.
enum ErrorCode: String, CaseIterable, Sendable {
  case malformed
  case notSignedIn = "not_signed_in"
  case tokenExpired = "token_expired"
  case invalidAccessToken = "invalid_access_token"
  case sessionEnded = "session_ended"
  case invalidCredentials = "invalid_credentials"
  case invalidRefreshToken = "invalid_refresh_token"
  case forbidden
  case roleAboveOwn = "role_above_own"
  case leaderProtected = "leader_protected"
  case accountBanned = "account_banned"
  case crossSite = "cross_site"
  case emailNotVerified = "email_not_verified"
  case inviteForSomeoneElse = "invite_for_someone_else"
  case invitationRequired = "invitation_required"
  case notFound = "not_found"
  case unknownCode = "unknown_code"
  case methodNotAllowed = "method_not_allowed"
  case requestTimeout = "request_timeout"
  case lastLeader = "last_leader"
  case alreadyMember = "already_member"
  case notAMember = "not_a_member"
  case inviteNotPending = "invite_not_pending"
  case inviteExpired = "invite_expired"
  case inviterMayNotInvite = "inviter_may_not_invite"
  case groupFull = "group_full"
  case locked
  case archived
  case invalidMove = "invalid_move"
  case leaveInstead = "leave_instead"
  case fixedByTemplate = "fixed_by_template"
  case emailTaken = "email_taken"
  case nestingCycle = "nesting_cycle"
  case notNestable = "not_nestable"
  case leaderRoleIsWhole = "leader_role_is_whole"
  case roleInUse = "role_in_use"
  case systemTemplate = "system_template"
  case templateInUse = "template_in_use"
  case offerChanged = "offer_changed"
  case nestingTooLarge = "nesting_too_large"
  case roleNameTaken = "role_name_taken"
  case templateNameTaken = "template_name_taken"
  case tooManyWebhooks = "too_many_webhooks"
  case deliveryUnderWay = "delivery_under_way"
  case webhookInactive = "webhook_inactive"
  case alreadyInDinnerGroup = "already_in_dinner_group"
  case noDinnerGroup = "no_dinner_group"
  case noParty = "no_party"
  case notLive = "not_live"
  case partyNotOpen = "party_not_open"
  case requestNotPending = "request_not_pending"
  case requestDeclined = "request_declined"
  case ownParty = "own_party"
  case alreadyRequested = "already_requested"
  case partyNotAgreed = "party_not_agreed"
  case guestNotLive = "guest_not_live"
  case oneLeader = "one_leader"
  case lastAdmin = "last_admin"
  case notOneself = "not_oneself"
  case adminProtected = "admin_protected"
  case eventFull = "event_full"
  case eventStarted = "event_started"
  case eventCancelled = "event_cancelled"
  case notPending = "not_pending"
  case alreadyApplied = "already_applied"
  case authorCannotApply = "author_cannot_apply"
  case applicantCannotDecide = "applicant_cannot_decide"
  case applicantCannotAuthor = "applicant_cannot_author"
  case lastAuthor = "last_author"
  case tooManyAuthors = "too_many_authors"
  case noGroupInCommon = "no_group_in_common"
  case withdrawInstead = "withdraw_instead"
  case alreadyAnswered = "already_answered"
  case messageDeleted = "message_deleted"
  case cannotMessage = "cannot_message"
  case tooManyBlocks = "too_many_blocks"
  case threadLocked = "thread_locked"
  case postDeleted = "post_deleted"
  case cannotMention = "cannot_mention"
  case cannotReceiveFeedback = "cannot_receive_feedback"
  case editingOver = "editing_over"
  case frozenMember = "frozen_member"
  case notInGroup = "not_in_group"
  case settlementEnded = "settlement_ended"
  case placeholderClaimed = "placeholder_claimed"
  case tooManyPlaceholders = "too_many_placeholders"
  case expenseDeleted = "expense_deleted"
  case placeholderInUse = "placeholder_in_use"
  case tooManyRecurring = "too_many_recurring"
  case recurringEnded = "recurring_ended"
  case importInvalid = "import_invalid"
  case exceedsBalance = "exceeds_balance"
  case balanceTooLarge = "balance_too_large"
  case notAParticipant = "not_a_participant"
  case votingClosed = "voting_closed"
  case lunchCompleted = "lunch_completed"
  case wrongStatusStep = "wrong_status_step"
  case alreadyDecided = "already_decided"
  case alreadyParticipant = "already_participant"
  case tooManyParticipants = "too_many_participants"
  case lastParticipant = "last_participant"
  case restaurantExists = "restaurant_exists"
  case tooManyVotes = "too_many_votes"
  case journeyInUse = "journey_in_use"
  case alreadyEnrolled = "already_enrolled"
  case wrongStatus = "wrong_status"
  case stepNotOpen = "step_not_open"
  case enrollmentNotActive = "enrollment_not_active"
  case noRequiredStep = "no_required_step"
  case tooManyJourneys = "too_many_journeys"
  case tooManyVersions = "too_many_versions"
  case notNewestVersion = "not_newest_version"
  case nothingToRelease = "nothing_to_release"
  case tooManyEnrollments = "too_many_enrollments"
  case conflict
  case versionMismatch = "version_mismatch"
  case contentTooLarge = "content_too_large"
  case uriTooLong = "uri_too_long"
  case unsupportedMediaType = "unsupported_media_type"
  case invalidValues = "invalid_values"
  case invalidToken = "invalid_token"
  case successorNotEligible = "successor_not_eligible"
  case unknownTemplate = "unknown_template"
  case unknownRole = "unknown_role"
  case unknownUser = "unknown_user"
  case unknownGroup = "unknown_group"
  case unknownPermission = "unknown_permission"
  case idempotencyKeyReused = "idempotency_key_reused"
  case rateLimited = "rate_limited"
  case tooManyStreams = "too_many_streams"
  case headerFieldsTooLarge = "header_fields_too_large"
  case unexpected
  case notImplemented = "not_implemented"
  case unavailable

  /// The HTTP status that goes with it.
  var status: Int {
    switch self {
    case .malformed: 400
    case .notSignedIn, .tokenExpired, .invalidAccessToken, .sessionEnded, .invalidCredentials,
      .invalidRefreshToken:
      401
    case .forbidden, .roleAboveOwn, .leaderProtected, .accountBanned, .crossSite,
      .emailNotVerified,
      .inviteForSomeoneElse, .invitationRequired, .notAParticipant,
      .cannotMessage:
      403
    case .notFound, .unknownCode: 404
    case .methodNotAllowed: 405
    case .requestTimeout: 408
    case .lastLeader, .alreadyMember, .notAMember, .inviteNotPending, .inviteExpired,
      .inviterMayNotInvite, .groupFull, .locked, .archived, .invalidMove, .leaveInstead,
      .fixedByTemplate, .emailTaken, .nestingCycle, .notNestable, .leaderRoleIsWhole, .roleInUse,
      .systemTemplate, .templateInUse, .offerChanged, .nestingTooLarge, .roleNameTaken,
      .templateNameTaken, .tooManyWebhooks,
      .deliveryUnderWay, .webhookInactive, .lastAdmin, .notOneself, .adminProtected, .eventFull,
      .eventStarted, .eventCancelled, .notPending, .alreadyApplied, .authorCannotApply,
      .applicantCannotDecide,
      .applicantCannotAuthor, .lastAuthor, .tooManyAuthors, .withdrawInstead, .alreadyAnswered,
      .messageDeleted, .alreadyInDinnerGroup, .noDinnerGroup, .noParty, .notLive, .partyNotOpen,
      .requestNotPending, .requestDeclined, .ownParty, .alreadyRequested, .partyNotAgreed,
      .guestNotLive, .oneLeader, .frozenMember, .settlementEnded, .placeholderClaimed,
      .tooManyPlaceholders, .expenseDeleted, .placeholderInUse, .tooManyRecurring,
      .recurringEnded, .exceedsBalance, .balanceTooLarge,
      .votingClosed, .lunchCompleted, .wrongStatusStep, .alreadyDecided, .alreadyParticipant,
      .tooManyParticipants, .lastParticipant, .restaurantExists, .tooManyVotes,
      .journeyInUse, .alreadyEnrolled, .wrongStatus, .stepNotOpen, .enrollmentNotActive,
      .noRequiredStep, .tooManyJourneys, .tooManyVersions, .notNewestVersion, .nothingToRelease,
      .tooManyEnrollments, .tooManyBlocks, .threadLocked, .postDeleted, .cannotReceiveFeedback,
      .editingOver, .conflict:
      409
    case .versionMismatch: 412
    case .contentTooLarge: 413
    case .uriTooLong: 414
    case .unsupportedMediaType: 415
    case .invalidValues, .invalidToken, .successorNotEligible, .unknownTemplate, .unknownRole,
      .unknownUser, .unknownGroup, .unknownPermission, .noGroupInCommon, .notInGroup,
      .importInvalid, .cannotMention,
      .idempotencyKeyReused:
      422
    case .rateLimited, .tooManyStreams: 429
    case .headerFieldsTooLarge: 431
    case .unexpected: 500
    case .notImplemented: 501
    case .unavailable: 503
    }
  }
}
