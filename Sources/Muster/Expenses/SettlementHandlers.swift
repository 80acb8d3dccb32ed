import HTTPServer
import MusterModels

/// What people of a group owe one another.
func getBalances(_ call: Call) async throws -> Response {
  try await call.answer(SettlementQueries.balances(of: call.id()))
}

/// What the caller owes and is owed.
func getMyBalances(_ call: Call) async throws -> Response {
  try await call.answer(SettlementQueries.myBalances)
}

/// Records that money went from one to another.
func createSettlement(_ call: Call) async throws -> Response {
  try await call.answerCreated(SettlementQueries.create(call.inputText(), in: call.id())) {
    "/settlements/\($0)"
  }
}

/// A group's settlements.
func listSettlements(_ call: Call) async throws -> Response {
  var status: String?
  if call.request.query["status"] != nil {
    status = try call.word("status", of: Settlement.Status.allCases.map(\.rawValue))
  }
  return try await call.answer(SettlementQueries.list(of: call.id(), status: status))
}

/// One settlement.
func getSettlement(_ call: Call) async throws -> Response {
  try await call.answer(SettlementQueries.get(call.id()))
}

/// Undoes a settlement.
func rejectSettlement(_ call: Call) async throws -> Response {
  try await call.answer(SettlementQueries.reject(call.id()))
}

/// Takes a settlement back.
func withdrawSettlement(_ call: Call) async throws -> Response {
  try await call.answerDone(SettlementQueries.withdraw(call.id()))
}
