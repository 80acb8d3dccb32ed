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

  /// Everything that is kept of the person (A7); with `auditBefore`, changes before that entry.
  public func export(auditBefore: Int? = nil) async throws -> AccountExport {
    try await get("/me/export", query: ["auditBefore": auditBefore])
  }

  /// Ends the person's account for good (A7): they leave every group, and nobody is signed in.
  public func deleteAccount(password: String) async throws {
    let credential = try await keeper.held()
    try await perform(.delete, "/me", body: MusterJSON.encode(DeleteAccount(password: password)))
    if let credential { try await keeper.end(credential.signIn) }
  }
}
