public import MusterModels

/// All items of a list, page after page, each page fetched when it is needed:
///
/// ```swift
/// let members = AllItems { try await client.members(of: id, page: $0, pageSize: $1) }
/// for try await member in members { print(member.userId) }
/// ```
///
/// A list that changes meanwhile may show an item twice, or miss one.
public struct AllItems<Item: Codable & Sendable>: AsyncSequence, Sendable {
  /// Gets a page by number and size.
  public typealias Fetch = @Sendable (_ page: Int, _ pageSize: Int) async throws -> Page<Item>

  private let pageSize: Int
  private let fetch: Fetch

  /// Makes a sequence of a list's items; by default in pages of 100, the most there is.
  public init(pageSize: Int = 100, _ fetch: @escaping Fetch) {
    self.pageSize = pageSize
    self.fetch = fetch
  }

  /// The items in an array.
  public func collect() async throws -> [Item] {
    var items: [Item] = []
    for try await item in self { items.append(item) }
    return items
  }

  /// Starts at the first page.
  public func makeAsyncIterator() -> Iterator { Iterator(pageSize: pageSize, fetch: fetch) }

  /// Walks through the items.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let pageSize: Int
    fileprivate let fetch: Fetch
    private var items: ArraySlice<Item> = []
    private var nextPage: Int? = 1

    fileprivate init(pageSize: Int, fetch: @escaping Fetch) {
      self.pageSize = pageSize
      self.fetch = fetch
    }

    /// The next item; nil after the last one.
    public mutating func next() async throws -> Item? {
      if items.isEmpty, let number = nextPage {
        let page = try await fetch(number, pageSize)
        items = page.items[...]
        nextPage = Self.isLast(page) ? nil : number + 1
      }
      return items.popFirst()
    }

    /// Whether no page follows. A capped total does not tell: then a page that is not full does.
    private static func isLast(_ page: Page<Item>) -> Bool {
      if page.items.isEmpty || page.items.count < page.pageSize { return true }
      return page.totalIsCapped != true && page.page * page.pageSize >= page.total
    }
  }
}
