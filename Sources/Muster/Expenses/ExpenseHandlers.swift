import HTTPServer
import MusterModels

/// Records an expense.
func createExpense(_ call: Call) async throws -> Response {
  let group = try call.id(of: Group.self)
  return try await call.answerCreated(ExpenseQueries.create(call.inputText(), in: group)) {
    "/groups/\(group)/expenses/\($0)"
  }
}

/// A group's expenses.
func listExpenses(_ call: Call) async throws -> Response {
  let deleted = try call.word("deleted", of: ["false", "true"]) == "true"
  return try await call.answer(
    ExpenseQueries.list(of: call.id(), call.expenseFilters(), deleted: deleted))
}

/// A group's expenses and settlements as a table.
func exportExpenses(_ call: Call) async throws -> Response {
  let table = try await call.run(ExpenseQueries.table(of: call.id(), call.expenseFilters()))
  return Response(
    status: 200,
    headers: [
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": "attachment; filename=\"expenses.csv\"",
    ], body: .bytes(table.body))
}

/// Records the expenses of a table.
func importExpenses(_ call: Call) async throws -> Response {
  let input = try call.input(ImportExpenses.self)
  let lines: [CSVTable.Line]
  do {
    lines = try CSVTable.lines(of: input.csv)
  } catch let error as CSVTable.Malformed {
    throw Failure.field("csv", "line_\(error.line)", "line \(error.line): is no CSV")
  }
  return try await call.answer(ExpenseQueries.importing(lines, input, into: call.id()))
}

/// One expense.
func getExpense(_ call: Call) async throws -> Response {
  try await call.answer(ExpenseQueries.get(call.id("expenseId"), in: call.id()))
}

/// Changes an expense.
func updateExpense(_ call: Call) async throws -> Response {
  try await call.answer(
    ExpenseQueries.update(
      call.id("expenseId"), in: call.id(), changes: call.inputText(), version: call.ifMatch()))
}

/// Deletes an expense.
func deleteExpense(_ call: Call) async throws -> Response {
  try await call.answerDone(ExpenseQueries.delete(call.id("expenseId"), in: call.id()))
}

/// Brings an expense back.
func restoreExpense(_ call: Call) async throws -> Response {
  try await call.answer(ExpenseQueries.restore(call.id("expenseId"), in: call.id()))
}

/// How an expense was after each change.
func listExpenseHistory(_ call: Call) async throws -> Response {
  try await call.answer(ExpenseQueries.history(of: call.id("expenseId"), in: call.id()))
}

/// What happened to money that involves the caller.
func listExpenseActivity(_ call: Call) async throws -> Response {
  try await call.answer(ExpenseQueries.activity)
}

/// The currencies.
func listCurrencies(_ call: Call) async throws -> Response {
  try await call.answer(ExpenseQueries.currencies)
}

extension Call {
  /// What a list of expenses is narrowed to.
  fileprivate func expenseFilters() throws -> ExpenseFilters {
    func text(_ name: String) -> String? { request.query[name].flatMap { $0.isEmpty ? nil : $0 } }
    return ExpenseFilters(
      text: text("q"), from: try day("from"), to: try day("to"), category: text("category"),
      user: try queryID("userId", of: User.self), currency: text("currency"))
  }
}
