/// A part of a long list, newest first.
public struct CursorPage<Item: Codable & Sendable>: Codable, Sendable {
  /// The items.
  public let items: [Item]
  /// What to give as `before` for those that come next; null at the end.
  public let next: String?
}
