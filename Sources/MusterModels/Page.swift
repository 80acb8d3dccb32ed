/// One page of a list.
public struct Page<Item: Codable & Sendable>: Codable, Sendable {
  /// What is on the page.
  public let items: [Item]
  /// The page's number, from 1.
  public let page: Int
  /// How many items a page holds.
  public let pageSize: Int
  /// How many items there are; exact up to 1,000.
  public let total: Int
  /// True when there are more than 1,000.
  public let totalIsCapped: Bool?
}
