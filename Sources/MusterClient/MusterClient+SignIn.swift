public import MusterModels

/// Signing up, in, and out.
extension MusterClient {
  /// Makes an account, and signs in.
  @discardableResult
  public func signUp(_ request: SignUp) async throws -> SignedIn {
    try await begin("/auth/sign-up", request)
  }

  /// Signs in. Whoever was signed in before is forgotten, their session not ended.
  @discardableResult
  public func signIn(_ request: SignIn) async throws -> SignedIn {
    try await begin("/auth/sign-in", request)
  }

  /// Signs in by address and password.
  @discardableResult
  public func signIn(email: String, password: String) async throws -> SignedIn {
    try await signIn(SignIn(email: email, password: password))
  }

  /// Ends the session; with `everywhere` all of the person's sessions.
  ///
  /// The client forgets the tokens even when the server cannot be reached, which is thrown: the
  /// session then ends by itself when its tokens expire. Nothing happens when nobody is signed in,
  /// or the session is over already.
  public func signOut(everywhere: Bool = false) async throws {
    guard let credential = try await keeper.held() else { return }
    do {
      try await post("/auth/sign-out", query: ["all": everywhere ? true : nil])
    } catch MusterError.signedOut where !everywhere {
      // That is what was wanted.
    } catch {
      try await keeper.end(credential.signIn)
      throw error
    }
    try await keeper.end(credential.signIn)
  }

  /// Renews the tokens now, which otherwise happens when it is time. Nothing happens when nobody
  /// is signed in.
  public func refresh() async throws {
    guard let credential = try await keeper.held() else { return }
    _ = try await keeper.successor(of: credential)
  }

  /// Whether someone is signed in, as far as the client knows.
  public var isSignedIn: Bool {
    get async throws { try await keeper.held() != nil }
  }

  /// An access token to use outside this client, renewed if it is about to expire; nil when nobody
  /// is signed in.
  public func accessToken() async throws -> String? {
    try await keeper.credential()?.tokens.accessToken
  }

  private func begin(_ path: APIPath, _ request: some Encodable) async throws -> SignedIn {
    // Counted from before the answer, so that the tokens are never taken for newer than they are.
    let answeredAt = wire.now()
    let signedIn: SignedIn = try await post(path, request, as: .anonymous).decode()
    try await keeper.begin(Tokens(signedIn, answeredAt: answeredAt))
    return signedIn
  }
}
