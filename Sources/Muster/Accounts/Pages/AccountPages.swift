/// The pages about signing in and one's own account.
extension WebPage {
  static let accounts: [WebPage] = [
    .welcome, .signIn, .signUp, .forgotPassword, .resetPassword, .verifyEmail, .newEmail,
    .verification,
    .profile, .security, .blocks, .ownData,
  ]
}

/// The name of a field `token` of an input: without a mark it is the form's own.
let tokenField = "token@text"
