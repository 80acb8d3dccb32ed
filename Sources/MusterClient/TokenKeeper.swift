#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

import MusterModels

/// Holds the tokens of one client, and renews them.
///
/// However many requests find the access token expired, one refresh is under way, and all of them
/// wait for it. Its answer counts only for the sign-in that it belongs to: one that comes after
/// the person signed out, or signed in anew, is dropped.
actor TokenKeeper {
  /// The tokens of a sign-in. All tokens that come of one sign-in have its number.
  struct Credential: Sendable {
    let tokens: Tokens
    let signIn: Int
  }

  /// Gets the next tokens for a refresh token, from the server.
  typealias Renewal = @Sendable (_ refreshToken: String) async throws -> Tokens

  private let store: any TokenStore
  private let now: @Sendable () -> Date
  private let renewal: Renewal

  private var tokens: Tokens?
  private var isLoaded = false
  /// Goes up whenever someone signs in or out.
  private var signIn = 0
  /// The sign-in that ended last by a refused renewal, for requests that learn of it late.
  private var refusal: (signIn: Int, problem: Problem)?
  private var renewing: (accessToken: String, task: Task<Credential?, any Error>)?
  private var lastWrite: Task<Void, any Error>?

  init(
    store: any TokenStore, now: @escaping @Sendable () -> Date, renewal: @escaping Renewal
  ) {
    self.store = store
    self.now = now
    self.renewal = renewal
  }

  /// The tokens to send a request with, renewed when they are about to expire; nil when nobody is
  /// signed in.
  func credential() async throws -> Credential? {
    guard let credential = try await held() else { return nil }
    guard credential.tokens.renewAt <= now() else { return credential }
    return try await successor(of: credential)
  }

  /// The tokens as they are.
  func held() async throws -> Credential? {
    if !isLoaded {
      let loaded = try await store.load()
      // Someone may have signed in, or another request may have loaded, in the meantime.
      if !isLoaded {
        tokens = loaded
        isLoaded = true
      }
    }
    return tokens.map { Credential(tokens: $0, signIn: signIn) }
  }

  /// The tokens that come after those given; nil when their sign-in is over.
  ///
  /// A renewal goes on when the request that began it is cancelled: the refresh token is good for
  /// one use, and others may be waiting.
  func successor(of old: Credential) async throws -> Credential? {
    if let refusal, refusal.signIn == old.signIn { throw MusterError.signedOut(refusal.problem) }
    guard let tokens, signIn == old.signIn else { return nil }
    guard tokens.accessToken == old.tokens.accessToken else {
      return Credential(tokens: tokens, signIn: signIn)
    }
    if let renewing, renewing.accessToken == tokens.accessToken {
      return try await renewing.task.value
    }
    let task = Task { try await self.renew(old) }
    renewing = (tokens.accessToken, task)
    return try await task.value
  }

  /// Takes the tokens of a sign-in in.
  func begin(_ tokens: Tokens) async throws {
    isLoaded = true
    self.tokens = tokens
    signIn += 1
    try await write { try await $0.save(tokens) }
  }

  /// Forgets the tokens of a sign-in, unless it is over already.
  func end(_ signIn: Int) async throws {
    guard signIn == self.signIn, tokens != nil else { return }
    tokens = nil
    self.signIn += 1
    try await write { try await $0.clear() }
  }

  private func renew(_ old: Credential) async throws -> Credential? {
    defer {
      if renewing?.accessToken == old.tokens.accessToken { renewing = nil }
    }
    do {
      let next = try await renewal(old.tokens.refreshToken)
      guard signIn == old.signIn else { return nil }
      tokens = next
      try await write { try await $0.save(next) }
      return Credential(tokens: next, signIn: old.signIn)
    } catch MusterError.problem(let problem, _, _) where Self.isRefusal(problem) {
      guard signIn == old.signIn else { return nil }
      refusal = (old.signIn, problem)
      // Should the store fail to forget them, the tokens are refused again at the next start.
      try? await end(old.signIn)
      throw MusterError.signedOut(problem)
    }
  }

  /// Whether the refresh token is no good any more, rather than the server too busy.
  private static func isRefusal(_ problem: Problem) -> Bool {
    [400, 401, 403, 404, 409, 410, 422].contains(problem.status)
  }

  /// Writes to the store after all writes before, so that what comes last stays.
  private func write(
    _ change: @escaping @Sendable (any TokenStore) async throws -> Void
  ) async throws {
    let previous = lastWrite
    let store = store
    let task = Task {
      _ = await previous?.result
      try await change(store)
    }
    lastWrite = task
    try await task.value
  }
}
