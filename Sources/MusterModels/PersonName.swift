/// Somebody by name, as those see them who see what they have to do with.
public struct PersonName: Codable, Sendable, Hashable {
  /// The person.
  public let userId: User.ID
  /// Their name; "Former member" once their account has ended (A7).
  public let fullName: String?
  /// A picture of them.
  public let avatarUrl: String?
}
