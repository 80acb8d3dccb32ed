/// Keeps the tokens of a client, such as in the keychain, so that a person stays signed in when
/// the app starts again.
///
/// The client loads once, and then writes in order, one write at a time.
public protocol TokenStore: Sendable {
  /// The tokens that were saved last, or nil.
  func load() async throws -> Tokens?

  /// Keeps tokens in place of those before.
  func save(_ tokens: Tokens) async throws

  /// Forgets the tokens.
  func clear() async throws
}

/// Keeps tokens until the program ends.
public actor InMemoryTokenStore: TokenStore {
  private var tokens: Tokens?

  /// Starts with some tokens, or none.
  public init(_ tokens: Tokens? = nil) { self.tokens = tokens }

  /// The tokens that were saved last, or nil.
  public func load() -> Tokens? { tokens }

  /// Keeps tokens in place of those before.
  public func save(_ tokens: Tokens) { self.tokens = tokens }

  /// Forgets the tokens.
  public func clear() { tokens = nil }
}
