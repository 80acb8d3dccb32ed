import HTTPServer
import MusterModels

/// Makes an account. The password is hashed here; everything else is the database's.
func signUp(_ call: Call) async throws -> Response {
  let input = try call.input(SignUp.self)
  try PasswordRules.check(input.password, field: "password", email: input.email)
  let hash = try await call.services.passwords.hash(input.password)
  let opened = try await call.services.database.run(
    AccountQueries.signUp(
      input, passwordHash: hash, userAgent: call.request.headers["User-Agent"],
      address: call.request.remoteAddress),
    as: .server)
  call.services.mailbox.wake()
  return call.respond(signedIn(opened, call))
}

/// Opens a session, if the password is right.
func signIn(_ call: Call) async throws -> Response {
  let input = try call.input(SignIn.self)
  let database = call.services.database
  let passwords = call.services.passwords
  let known = try await database.run(AccountQueries.credentials(email: input.email), as: .server)
  let matches = try await passwords.verify(input.password, against: known?.hash)
  guard matches, let known, let hash = known.hash else { throw Failure(.invalidCredentials) }
  let newHash = passwords.isOutdated(hash) ? try await passwords.hash(input.password) : nil
  let opened = try await database.run(
    AccountQueries.signIn(
      known, newHash: newHash, userAgent: call.request.headers["User-Agent"],
      address: call.request.remoteAddress),
    as: .server)
  return call.respond(signedIn(opened, call))
}

/// The next pair of tokens.
func refreshSession(_ call: Call) async throws -> Response {
  let input = try call.input(RefreshSession.self)
  guard
    let opened = try await call.services.database.run(
      AccountQueries.refresh(input.refreshToken), as: .server)
  else { throw Failure(.invalidRefreshToken) }
  return call.respond(signedIn(opened, call))
}

/// Ends this session or all of them.
func signOut(_ call: Call) async throws -> Response {
  let all = try call.word("all", of: ["false", "true"]) == "true"
  return try await call.answerDone(AccountQueries.signOut(everySession: all))
}

/// Verifies an address.
func verifyEmail(_ call: Call) async throws -> Response {
  let input = try call.input(VerifyEmail.self)
  try await call.services.database.run(AccountQueries.verifyEmail(input.token), as: .server)
  return Response(status: call.endpoint.success.status)
}

/// Mails another verification link.
func resendVerification(_ call: Call) async throws -> Response {
  let response = try await call.answerDone(AccountQueries.resendVerification)
  call.services.mailbox.wake()
  return response
}

/// Mails a reset link; the answer is the same whether there is such an account or not.
func requestPasswordReset(_ call: Call) async throws -> Response {
  let input = try call.input(RequestPasswordReset.self)
  try await call.services.database.run(
    AccountQueries.requestPasswordReset(email: input.email), as: .server)
  call.services.mailbox.wake()
  return Response(status: call.endpoint.success.status)
}

/// Sets a new password by a mailed token.
func resetPassword(_ call: Call) async throws -> Response {
  let input = try call.input(ResetPassword.self)
  // A token that is none costs nobody the hashing.
  guard
    let email = try await call.services.database.run(
      AccountQueries.resetAddress(token: input.token), as: .server)
  else { throw Failure(.invalidToken) }
  try PasswordRules.check(input.password, field: "password", email: email)
  let hash = try await call.services.passwords.hash(input.password)
  try await call.services.database.run(
    AccountQueries.resetPassword(token: input.token, hash: hash), as: .server)
  return Response(status: call.endpoint.success.status)
}

/// Sets a new password, knowing the present one.
func changePassword(_ call: Call) async throws -> Response {
  let input = try call.input(ChangePassword.self)
  let (user, session, present) = try await call.requirePassword(
    input.currentPassword, field: "currentPassword")
  try PasswordRules.check(input.newPassword, field: "newPassword", email: present.email)
  let hash = try await call.services.passwords.hash(input.newPassword)
  try await call.services.database.run(
    AccountQueries.changePassword(
      user: user, session: session, checkedHash: present.hash, newHash: hash),
    as: .server)
  return Response(status: call.endpoint.success.status)
}

/// Asks for another address, knowing the password; the link goes to it.
func changeEmail(_ call: Call) async throws -> Response {
  let input = try call.input(ChangeEmail.self)
  let (user, _, present) = try await call.requirePassword(input.password, field: "password")
  try await call.services.database.run(
    AccountQueries.requestEmailChange(
      user: user, checkedHash: present.hash, email: input.email), as: .server)
  call.services.mailbox.wake()
  return Response(status: call.endpoint.success.status)
}

/// Keeps the present address.
func cancelEmailChange(_ call: Call) async throws -> Response {
  try await call.answerDone(AccountQueries.cancelEmailChange)
}

/// The caller's open sessions.
func listSessions(_ call: Call) async throws -> Response {
  try await call.answer(AccountQueries.sessions)
}

/// Ends one of the caller's sessions.
func endSession(_ call: Call) async throws -> Response {
  try await call.answerDone(AccountQueries.endSession(call.id()))
}

/// The caller.
func getMe(_ call: Call) async throws -> Response {
  try await call.answer(AccountQueries.me)
}

/// Changes the caller's profile.
func updateMe(_ call: Call) async throws -> Response {
  try await call.answer(AccountQueries.updateMe(call.inputText()))
}

/// What happened around the caller.
func listNotifications(_ call: Call) async throws -> Response {
  let unread = try call.word("unread", of: ["false", "true"]) == "true"
  return try await call.answer(AccountQueries.notifications(unreadOnly: unread))
}

/// Marks notifications as read.
func readNotifications(_ call: Call) async throws -> Response {
  let input = try call.input(ReadNotifications.self)
  guard (input.ids != nil) != (input.all == true) else {
    throw Failure.field("ids", "one_of", "give either ids or all: true")
  }
  guard (input.ids?.count ?? 0) <= 1_000 else {
    throw Failure.field("ids", "length", "takes up to 1,000 ids")
  }
  return try await call.answerDone(AccountQueries.readNotifications(input.ids))
}

/// The person of an address.
func findUser(_ call: Call) async throws -> Response {
  guard let email = call.request.query["email"], !email.isEmpty else {
    throw Failure.field("email", "required", "is needed")
  }
  return try await call.answer(AccountQueries.findUser(email: email))
}

/// The pair of tokens with the account, which is JSON already.
private func signedIn(_ opened: AccountQueries.Opened, _ call: Call) -> Document {
  let token = call.services.tokens.issue(user: opened.user, session: opened.session)
  // Tokens are of letters, digits, '-', '_' and '.': nothing to escape.
  let rest =
    #","accessToken":"\#(token)","refreshToken":"\#(opened.refreshToken)","#
    + #""expiresIn":\#(AccessTokens.lifetime)}"#
  return Document(body: Array(#"{"user":"#.utf8) + opened.account + Array(rest.utf8))
}
