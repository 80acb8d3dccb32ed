import HTTPServer
import MusterModels

extension Endpoint {
  /// The routes under Accounts (api.md).
  static let accounts: [Endpoint] = signingIn + passwords + profile + ending

  private static let signingIn = [
    Endpoint(
      method: .post, path: "/auth/sign-up", operation: "signUp",
      summary: "Makes an account and signs in", tag: "Accounts", access: .stranger,
      body: .of(SignUp.self), success: .created(.of(SignedIn.self)),
      problems: [.emailTaken],
      limits: { [.byAddress("sign_up", $0, 30, per: 3600)] }, isLimited: true,
      handler: signUp),
    Endpoint(
      method: .post, path: "/auth/sign-in", operation: "signIn", summary: "Opens a session",
      tag: "Accounts", access: .stranger, body: .of(SignIn.self),
      success: .ok(.of(SignedIn.self)), problems: [.invalidCredentials, .accountBanned],
      limits: {
        let email = try $0.input(SignIn.self).email.lowercased()
        return [
          .byAddress("sign_in", $0, 60, per: 300),
          RateLimit(key: "sign_in:email:\(email)", maximum: 10, seconds: 300),
        ]
      }, isLimited: true,
      handler: signIn),
    Endpoint(
      method: .post, path: "/auth/refresh", operation: "refreshSession",
      summary: "Exchanges a refresh token for the next pair", tag: "Accounts",
      access: .stranger, body: .of(RefreshSession.self), success: .ok(.of(SignedIn.self)),
      problems: [.invalidRefreshToken],
      limits: { [.byAddress("refresh", $0, 600, per: 300)] }, isLimited: true,
      handler: refreshSession),
    Endpoint(
      method: .post, path: "/auth/sign-out", operation: "signOut",
      summary: "Ends this session, or with all=true every one", tag: "Accounts",
      query: [.init(name: "all", schema: .boolean, description: "True: every session.")],
      handler: signOut),
    Endpoint(
      method: .post, path: "/auth/verify-email", operation: "verifyEmail",
      summary: "Verifies the address that the token was mailed to", tag: "Accounts",
      access: .stranger, body: .of(VerifyEmail.self), problems: [.invalidToken, .emailTaken],
      limits: { [.byAddress("verify", $0, 60, per: 300)] }, isLimited: true,
      handler: verifyEmail),
    Endpoint(
      method: .post, path: "/auth/resend-verification", operation: "resendVerification",
      summary: "Mails a new verification link", tag: "Accounts", success: .accepted,
      limits: { [.byCaller("resend", $0, 5, per: 3600)] }, isLimited: true,
      handler: resendVerification),
    Endpoint(
      method: .get, path: "/auth/sessions", operation: "listSessions",
      summary: "The open sessions of the caller", tag: "Accounts", query: QueryParameter.paging,
      success: .ok(.page(of: Session.self)), handler: listSessions),
    Endpoint(
      method: .delete, path: "/auth/sessions/{id}", operation: "endSession",
      summary: "Ends one of the caller's sessions", tag: "Accounts", problems: [.notFound],
      handler: endSession),
  ]

  private static let passwords = [
    Endpoint(
      method: .post, path: "/auth/password-reset", operation: "requestPasswordReset",
      summary: "Mails a link to reset the password, if there is such an account",
      tag: "Accounts", access: .stranger, body: .of(RequestPasswordReset.self),
      success: .accepted,
      limits: {
        let email = try $0.input(RequestPasswordReset.self).email.lowercased()
        return [
          .byAddress("reset", $0, 30, per: 3600),
          RateLimit(key: "reset:email:\(email)", maximum: 5, seconds: 3600),
        ]
      }, isLimited: true,
      handler: requestPasswordReset),
    Endpoint(
      method: .post, path: "/auth/password-reset/confirm", operation: "resetPassword",
      summary: "Sets a new password by a mailed token; ends every session", tag: "Accounts",
      access: .stranger, body: .of(ResetPassword.self), problems: [.invalidToken],
      limits: { [.byAddress("reset_confirm", $0, 30, per: 300)] }, isLimited: true,
      handler: resetPassword),
    Endpoint(
      method: .post, path: "/auth/change-password", operation: "changePassword",
      summary: "Sets a new password; ends the other sessions", tag: "Accounts",
      body: .of(ChangePassword.self), problems: [.invalidCredentials],
      limits: { [.byCaller("change_password", $0, 10, per: 300)] }, isLimited: true,
      handler: changePassword),
    Endpoint(
      method: .post, path: "/auth/change-email", operation: "changeEmail",
      summary: "Mails a link to another address, which becomes the caller's when it is opened",
      tag: "Accounts", body: .of(ChangeEmail.self), success: .accepted,
      problems: [.invalidCredentials, .emailTaken],
      limits: {
        [
          .byCaller("change_password", $0, 10, per: 300),
          .byCaller("change_email", $0, 5, per: 3600),
        ]
      }, isLimited: true,
      handler: changeEmail),
    Endpoint(
      method: .delete, path: "/auth/change-email", operation: "cancelEmailChange",
      summary: "Keeps the present address: the link that was mailed is good for nothing",
      tag: "Accounts", handler: cancelEmailChange),
  ]

  private static let profile = [
    Endpoint(
      method: .get, path: "/me", operation: "getMe", summary: "The caller", tag: "Accounts",
      success: .ok(.of(Account.self)), handler: getMe),
    Endpoint(
      method: .patch, path: "/me", operation: "updateMe",
      summary: "Changes the caller's profile (JSON merge patch)", tag: "Accounts",
      body: .of(UpdateAccount.self), success: .ok(.of(Account.self)), handler: updateMe),
    Endpoint(
      method: .get, path: "/me/notifications", operation: "listNotifications",
      summary: "What happened, newest first", tag: "Accounts",
      query: QueryParameter.paging + [
        .init(name: "unread", schema: .boolean, description: "True: unread ones only.")
      ],
      success: .ok(.page(of: UserNotification.self)), handler: listNotifications),
    Endpoint(
      method: .post, path: "/me/notifications/read", operation: "readNotifications",
      summary: "Marks notifications as read", tag: "Accounts",
      body: .of(ReadNotifications.self), handler: readNotifications),
    Endpoint(
      method: .get, path: "/users", operation: "findUser",
      summary: "The person of a verified address, or nobody", tag: "Accounts",
      query: [
        .init(
          name: "email", schema: .string(format: nil), description: "The exact address.",
          isRequired: true)
      ] + QueryParameter.paging,
      success: .ok(.page(of: User.self)),
      limits: { [.byCaller("find_user", $0, 30, per: 300)] }, isLimited: true,
      handler: findUser),
  ]
}

extension RateLimit {
  static func byAddress(
    _ what: String, _ call: Call, _ maximum: Int, per seconds: Int
  ) -> RateLimit {
    RateLimit(
      key: "\(what):address:\(call.request.remoteAddress)", maximum: maximum, seconds: seconds)
  }

  static func byCaller(_ what: String, _ call: Call, _ maximum: Int, per seconds: Int) -> RateLimit
  {
    guard case .person(let user, _) = call.caller else {
      return byAddress(what, call, maximum, per: seconds)
    }
    return RateLimit(key: "\(what):user:\(user)", maximum: maximum, seconds: seconds)
  }
}
