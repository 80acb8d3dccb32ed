import MusterModels

/// Passwords, and the proof that an address is one's own.
extension MusterClient {
  /// Verifies an address with the token of the mail (A4). Nobody needs to be signed in.
  public func verifyEmail(token: String) async throws {
    try await post("/auth/verify-email", VerifyEmail(token: token), as: .anonymous)
  }

  /// Has the mail with the link sent again.
  public func resendVerification() async throws {
    try await post("/auth/resend-verification")
  }

  /// Has a mail sent with which to set a new password. The answer does not tell whether there is
  /// such an account.
  public func requestPasswordReset(email: String) async throws {
    try await post("/auth/password-reset", RequestPasswordReset(email: email), as: .anonymous)
  }

  /// Sets a new password with the token of the mail. The person's sessions end.
  public func resetPassword(token: String, password: String) async throws {
    try await post(
      "/auth/password-reset/confirm", ResetPassword(token: token, password: password),
      as: .anonymous)
  }

  /// Changes the password. The person's other sessions end.
  public func changePassword(from currentPassword: String, to newPassword: String) async throws {
    try await post(
      "/auth/change-password",
      ChangePassword(currentPassword: currentPassword, newPassword: newPassword))
  }

  /// Has a link mailed to another address, which becomes the person's when it is opened
  /// (`verifyEmail`). Until then the present one stays; asking again replaces what was asked for.
  public func changeEmail(to email: String, password: String) async throws {
    try await post("/auth/change-email", ChangeEmail(email: email, password: password))
  }

  /// Keeps the present address: the link that was mailed to another one is good for nothing.
  public func cancelEmailChange() async throws {
    try await perform(.delete, "/auth/change-email")
  }
}
