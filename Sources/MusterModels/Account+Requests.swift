/// `POST /auth/sign-up`
public struct SignUp: Codable, Sendable {
  /// The address to sign in with.
  public var email: String
  /// 8 to 256 characters, not a common one (A1).
  public var password: String
  /// The name to go by, 1 to 100 characters.
  public var fullName: String
  /// The token of an e-mailed invitation; it verifies the address at once (A4).
  public var inviteToken: String?

  /// Makes a request to sign up.
  public init(email: String, password: String, fullName: String, inviteToken: String? = nil) {
    self.email = email
    self.password = password
    self.fullName = fullName
    self.inviteToken = inviteToken
  }
}

/// `POST /auth/sign-in`
public struct SignIn: Codable, Sendable {
  /// The account's address.
  public var email: String
  /// The account's password.
  public var password: String

  /// Makes a request to sign in.
  public init(email: String, password: String) {
    self.email = email
    self.password = password
  }
}

/// `POST /auth/refresh`
public struct RefreshSession: Codable, Sendable {
  /// The refresh token of the last answer.
  public var refreshToken: String

  /// Makes a request for the next pair of tokens.
  public init(refreshToken: String) { self.refreshToken = refreshToken }
}

/// `POST /auth/verify-email`
public struct VerifyEmail: Codable, Sendable {
  /// The token of the mail.
  public var token: String

  /// Makes a request to verify an address.
  public init(token: String) { self.token = token }
}

/// `POST /auth/password-reset`
public struct RequestPasswordReset: Codable, Sendable {
  /// The account's address.
  public var email: String

  /// Makes a request for a mail with a link.
  public init(email: String) { self.email = email }
}

/// `POST /auth/password-reset/confirm`
public struct ResetPassword: Codable, Sendable {
  /// The token of the mail.
  public var token: String
  /// The new password (A1).
  public var password: String

  /// Makes a request to set a new password.
  public init(token: String, password: String) {
    self.token = token
    self.password = password
  }
}

/// `POST /auth/change-password`
public struct ChangePassword: Codable, Sendable {
  /// The password of now.
  public var currentPassword: String
  /// The password to come (A1).
  public var newPassword: String

  /// Makes a request to change the password.
  public init(currentPassword: String, newPassword: String) {
    self.currentPassword = currentPassword
    self.newPassword = newPassword
  }
}

/// `POST /auth/change-email`
public struct ChangeEmail: Codable, Sendable {
  /// The address to come; it takes effect when the link in the mail to it is opened.
  public var email: String
  /// The present password.
  public var password: String

  /// Makes a request to change the address.
  public init(email: String, password: String) {
    self.email = email
    self.password = password
  }
}

/// `PATCH /me`
public struct UpdateAccount: Codable, Sendable {
  /// The name to go by.
  public var fullName: Patch<String> = .unchanged
  /// A picture, http or https.
  public var avatarUrl: Patch<String> = .unchanged
  /// What to say of oneself.
  public var bio: Patch<String> = .unchanged
  /// What one cannot or will not eat.
  public var dietaryRequirements: Patch<[String]> = .unchanged
  /// The language to be written to in.
  public var locale: Patch<String> = .unchanged
  /// The time zone by its IANA name.
  public var timeZone: Patch<String> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// `POST /me/notifications/read`: either some by id, or all.
public struct ReadNotifications: Codable, Sendable {
  /// The ones that were read.
  public var ids: [UserNotification.ID]?
  /// True: every one.
  public var all: Bool?

  /// Some were read.
  public init(ids: [UserNotification.ID]) { self.ids = ids }

  /// All were read.
  public init(all: Bool) { self.all = all }
}
