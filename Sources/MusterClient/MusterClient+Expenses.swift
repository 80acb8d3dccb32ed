#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

public import MusterModels

/// What a list of expenses is narrowed to.
public struct ExpenseSearch: Sendable, Hashable {
  /// Beginnings of words in description, category and note.
  public var words: String?
  /// The first day, as `YYYY-MM-DD`.
  public var from: String?
  /// The last day, as `YYYY-MM-DD`.
  public var to: String?
  /// The category.
  public var category: String?
  /// Who pays or takes part.
  public var user: User.ID?
  /// The currency's code.
  public var currency: String?

  /// Makes a search; what is nil narrows nothing.
  public init(
    words: String? = nil, from: String? = nil, to: String? = nil, category: String? = nil,
    user: User.ID? = nil, currency: String? = nil
  ) {
    self.words = words
    self.from = from
    self.to = to
    self.category = category
    self.user = user
    self.currency = currency
  }

  fileprivate func append(to query: inout APIQuery) {
    query.append("q", words)
    query.append("from", from)
    query.append("to", to)
    query.append("category", category)
    query.append("userId", user)
    query.append("currency", currency)
  }
}

/// What a group spends (X1, X2, X5).
extension MusterClient {
  /// Records an expense of a group.
  public func createExpense(
    _ request: CreateExpense, in group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> Expense {
    try await post("/groups/\(group)/expenses", request, idempotencyKey: idempotencyKey).decode()
  }

  /// Expenses of a group that the person sees, the latest day first; or those that were deleted.
  public func expenses(
    in group: Group.ID, _ search: ExpenseSearch = ExpenseSearch(), deleted: Bool? = nil,
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Expense> {
    var query = APIQuery()
    search.append(to: &query)
    query.append("deleted", deleted)
    query.append("page", page)
    query.append("pageSize", pageSize)
    return try await get("/groups/\(group)/expenses", query: query)
  }

  /// Expenses and settlements of a group as comma-separated values.
  public func expenseTable(
    of group: Group.ID, _ search: ExpenseSearch = ExpenseSearch()
  ) async throws -> String {
    var query = APIQuery()
    search.append(to: &query)
    let answer = try await perform(.get, "/groups/\(group)/expenses.csv", query: query)
    return String(decoding: answer.body, as: UTF8.self)
  }

  /// Records the expenses of a table from another program, all or nothing.
  @discardableResult
  public func importExpenses(
    _ request: ImportExpenses, into group: Group.ID, idempotencyKey: String? = nil
  ) async throws -> ImportedExpenses {
    try await post("/groups/\(group)/expenses/import", request, idempotencyKey: idempotencyKey)
      .decode()
  }

  /// An expense, with the tag of its version.
  public func expense(_ expense: Expense.ID, in group: Group.ID) async throws -> Tagged<Expense> {
    let answer = try await perform(.get, "/groups/\(group)/expenses/\(expense)")
    return Tagged(try answer.decode(), etag: answer.headers["ETag"])
  }

  /// Changes fields of an expense, and answers it as it is then. With `ifMatch`, one that has
  /// changed since is left alone, and a problem with status 412 thrown.
  @discardableResult
  public func updateExpense(
    _ expense: Expense.ID, in group: Group.ID, _ change: UpdateExpense, ifMatch: String? = nil
  ) async throws -> Tagged<Expense> {
    var headers = HTTPHeaders()
    headers["If-Match"] = ifMatch
    let answer = try await perform(
      .patch, "/groups/\(group)/expenses/\(expense)", body: MusterJSON.encode(change),
      headers: headers)
    return Tagged(try answer.decode(), etag: answer.headers["ETag"])
  }

  /// Takes an expense out of lists and balances.
  public func deleteExpense(_ expense: Expense.ID, in group: Group.ID) async throws {
    try await perform(.delete, "/groups/\(group)/expenses/\(expense)")
  }

  /// Brings a deleted expense back.
  @discardableResult
  public func restoreExpense(_ expense: Expense.ID, in group: Group.ID) async throws -> Expense {
    try await post("/groups/\(group)/expenses/\(expense)/restore").decode()
  }

  /// How an expense was after each change, the latest first.
  public func expenseHistory(
    of expense: Expense.ID, in group: Group.ID
  ) async throws -> ExpenseHistory {
    try await get("/groups/\(group)/expenses/\(expense)/history")
  }

  /// What happened to expenses and settlements that involve the person, the latest first.
  public func expenseActivity(
    before: Int? = nil, limit: Int? = nil
  ) async throws -> CursorPage<ExpenseActivity> {
    try await get("/me/expense-activity", query: ["before": before, "limit": limit])
  }

  /// The currencies that amounts are in; also without having signed in.
  public func currencies(page: Int? = nil, pageSize: Int? = nil) async throws -> Page<Currency> {
    try await get("/currencies", query: ["page": page, "pageSize": pageSize])
  }
}
