extension RouteCase {
  /// The matrix of the routes of accounts and the catalogue.
  static let accounts = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "signUp", "/auth/sign-up",
      body: #"{"email":"{nobody}@example.org","password":"{password}","fullName":"New"}"#,
      "201  201  201  201  201  201  201  201  201  201  201  201  201"),
    Self(
      "signUp", "/auth/sign-up",
      body: #"{"email":"LEADER@example.org","password":"{password}","fullName":"New"}"#,
      "409t 409t 409t 409t 409t 409t 409t 409t 409t 409t 409t 409t 409t"),
    Self(
      "signIn", "/auth/sign-in",
      body: #"{"email":"Leader@example.org","password":"{password}"}"#,
      "200  200  200  200  200  200  200  200  200  200  200  200  200"),
    Self(
      "signIn", "/auth/sign-in",
      body: #"{"email":"leader@example.org","password":"not this one"}"#,
      "401c 401c 401c 401c 401c 401c 401c 401c 401c 401c 401c 401c 401c"),
    Self(
      "refreshSession", "/auth/refresh", body: #"{"refreshToken":"{link}"}"#,
      "401r 401r 401r 401r 401r 401r 401r 401r 401r 401r 401r 401r 401r"),
    Self(
      "signOut", "/auth/sign-out",
      "401  204  204  204  204  204  204  204  204  204  204  204  401e"),
    Self(
      "verifyEmail", "/auth/verify-email", body: #"{"token":"{link}"}"#,
      "422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t"),
    Self(
      "resendVerification", "/auth/resend-verification",
      "401  202  202  202  202  202  202  202  202  202  202  202  401e"),
    Self(
      "listSessions", "/auth/sessions",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "endSession", "/auth/sessions/{session}",
      "401  204  204  204  204  204  204  204  204  204  204  204  401e"),
    Self(
      "endSession", "/auth/sessions/00000000-0000-4001-8000-000000000008",
      "401  404  404  404  404  404  404  404  204  404  404  404  401e"),
    Self(
      "requestPasswordReset", "/auth/password-reset",
      body: #"{"email":"{nobody}@example.org"}"#,
      "202  202  202  202  202  202  202  202  202  202  202  202  202"),
    Self(
      "resetPassword", "/auth/password-reset/confirm",
      body: #"{"token":"{link}","password":"mango-lantern-77"}"#,
      "422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t"),
    Self(
      "changePassword", "/auth/change-password",
      body: #"{"currentPassword":"{password}","newPassword":"mango-lantern-77"}"#,
      "401  204  204  204  204  204  204  204  204  204  204  204  401e"),
    Self(
      "changePassword", "/auth/change-password",
      body: #"{"currentPassword":"not this one","newPassword":"mango-lantern-77"}"#,
      "401  422  422  422  422  422  422  422  422  422  422  422  401e"),
    Self(
      "changeEmail", "/auth/change-email",
      body: #"{"email":"{nobody}@example.org","password":"{password}"}"#,
      "401  202  202  202  202  202  202  202  202  202  202  202  401e"),
    Self(
      "changeEmail", "/auth/change-email",
      body: #"{"email":"LEADER@example.org","password":"{password}"}"#,
      "401  409t 409t 409t 409t 409t 409t 409t 202  409t 409t 409t 401e"),
    Self(
      "changeEmail", "/auth/change-email",
      body: #"{"email":"{nobody}@example.org","password":"not this one"}"#,
      "401  422  422  422  422  422  422  422  422  422  422  422  401e"),
    Self(
      "cancelEmailChange", "/auth/change-email",
      "401  204  204  204  204  204  204  204  204  204  204  204  401e"),
    Self(
      "getMe", "/me",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "updateMe", "/me", body: #"{"bio":"Hello"}"#,
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listNotifications", "/me/notifications",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "readNotifications", "/me/notifications/read", body: #"{"all":true}"#,
      "401  204  204  204  204  204  204  204  204  204  204  204  401e"),
    Self(
      "findUser", "/users?email=leader@example.org",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listPermissions", "/permissions",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listRoleTemplates", "/role-templates",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listGroupTemplates", "/group-templates",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
  ]
}
