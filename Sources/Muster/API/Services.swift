import HTTPServer

/// What handlers work with.
struct Services: Sendable {
  let database: Database
  let tokens: AccessTokens
  let passwords: PasswordHasher
  let mailbox: JobWaker
  let streams: StreamHub
  let unsubscribing: UnsubscribeTokens
  let publicURL: String
  let limitsRates: Bool
  let allowsPrivateWebhooks: Bool
  let cookies: SessionCookies
  let log: ServerLog
}
