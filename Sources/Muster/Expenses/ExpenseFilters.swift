import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a list of expenses is narrowed to.
struct ExpenseFilters: Sendable, Encodable {
  var text: String?
  /// Days, as `YYYY-MM-DD`.
  var from: String?
  var to: String?
  var category: String?
  var user: User.ID?
  var currency: String?

  private enum CodingKeys: String, CodingKey {
    case text = "q"
    case user = "userId"
    case from, to, category, currency
  }

  /// As the database reads them.
  func json() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
}
