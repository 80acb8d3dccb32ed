public import MusterModels

/// The person's account, and others as they may see them.
extension MusterClient {
  /// The person who is signed in.
  public func account() async throws -> Account {
    try await get("/me")
  }

  /// Changes fields of the account, and answers it as it is then.
  public func updateAccount(_ change: UpdateAccount) async throws -> Account {
    try await patch("/me", change).decode()
  }

  /// The person with a verified address (A5): one or none.
  public func users(email: String) async throws -> Page<User> {
    try await get("/users", query: ["email": email])
  }
}
