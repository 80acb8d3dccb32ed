import HTTPServer
import MusterModels

/// A group's recurring expenses.
func listRecurringExpenses(_ call: Call) async throws -> Response {
  try await call.answer(RecurringQueries.list(of: call.id()))
}

/// Sets up an expense that comes again.
func createRecurringExpense(_ call: Call) async throws -> Response {
  let group = try call.id(of: Group.self)
  return try await call.answerCreated(RecurringQueries.create(call.inputText(), in: group)) {
    "/groups/\(group)/recurring-expenses/\($0)"
  }
}

/// One recurring expense.
func getRecurringExpense(_ call: Call) async throws -> Response {
  try await call.answer(RecurringQueries.get(call.id("recurringId"), in: call.id()))
}

/// Changes, pauses or resumes a recurring expense.
func updateRecurringExpense(_ call: Call) async throws -> Response {
  try await call.answer(
    RecurringQueries.update(call.id("recurringId"), in: call.id(), changes: call.inputText()))
}

/// Ends a recurring expense.
func endRecurringExpense(_ call: Call) async throws -> Response {
  try await call.answerDone(RecurringQueries.end(call.id("recurringId"), in: call.id()))
}
