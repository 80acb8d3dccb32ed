extension RouteCase {
  private static let bread = """
    {"description":"x","amount":100,"currency":"EUR","paidBy":"{leader}","split":{"mode":"equal",\
    "participants":[{"userId":"{leader}"},{"userId":"{member}"}]}}
    """
  private static func payment(_ payer: String, _ receiver: String) -> String {
    #"{"fromUserId":"{\#(payer)}","toUserId":"{\#(receiver)}","amount":5,"currency":"EUR"}"#
  }
  private static let table = """
    {"csv":"Date,Description,Category,Cost,Currency,leader,member\\n2024-01-01,x,,2.00,EUR,1.00,-1.00\\n"}
    """

  /// The matrix of the routes of money: direct members' alone (K13).
  static let expenses = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createExpense", "/groups/{group}/expenses", body: bread,
      "401  404  403  201  201  403  403  403  201  404  403  403  401e"),
    Self(
      "createExpense", in: .public, "/groups/{group}/expenses", body: bread,
      "401  403  403  201  201  403  403  403  201  403  403  403  401e"),
    Self(
      "createExpense", in: .archived, "/groups/{group}/expenses", body: bread,
      "401  404  404  409a 409a 403  403  403  409a 404  404  403  401e"),
    Self(
      "createExpense", "/groups/{group}/expenses",
      body: bread.replacing("{member}", with: "{left}"),
      "401  404  403  409z 409z 403  403  403  409z 404  403  403  401e"),
    Self(
      "createExpense", "/groups/{group}/expenses",
      body: bread.replacing("{member}", with: "{inner}"),
      "401  404  403  422q 422q 403  403  403  422q 404  403  403  401e"),
    Self(
      "listExpenses", "/groups/{group}/expenses",
      "401  404  403  200  200  200  200  200  200  404  403  403  401e"),
    Self(
      "listExpenses", in: .public, "/groups/{group}/expenses",
      "401  403  403  200  200  200  200  200  200  403  403  403  401e"),
    Self(
      "exportExpenses", "/groups/{group}/expenses.csv",
      "401  404  403  200  200  200  200  200  200  404  403  403  401e"),
    Self(
      "importExpenses", "/groups/{group}/expenses/import", body: table,
      "401  404  403  200  200  403  403  403  200  404  403  403  401e"),
    Self(
      "getExpense", "/groups/{group}/expenses/{expense}",
      "401  404  404  200  200  200  200  200  200  404  404  404  401e"),
    Self(
      "updateExpense", "/groups/{group}/expenses/{expense}", body: #"{"note":"x"}"#,
      "401  404  403  200  200  403  403  403  200  404  403  403  401e"),
    Self(
      "updateExpense", "/groups/{group}/expenses/{expense}", body: #"{"amount":6000}"#,
      "401  404  403  409z 409z 403  403  403  409z 404  403  403  401e"),
    Self(
      "deleteExpense", "/groups/{group}/expenses/{expense}",
      "401  404  403  204  204  403  403  403  204  404  403  403  401e"),
    Self(
      "restoreExpense", "/groups/{group}/expenses/{expense}/restore",
      "401  404  403  200  200  403  403  403  200  404  403  403  401e"),
    Self(
      "listExpenseHistory", "/groups/{group}/expenses/{expense}/history",
      "401  404  404  200  200  200  200  200  200  404  404  404  401e"),
    Self(
      "listExpenseActivity", "/me/expense-activity",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "listCurrencies", "/currencies",
      "200  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getBalances", "/groups/{group}/balances",
      "401  404  403  200  200  200  200  200  200  404  403  403  401e"),
    Self(
      "getMyBalances", "/me/balances",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "createSettlement", "/groups/{group}/settlements", body: payment("leader", "member"),
      "401  404  403  201  403  403  403  403  201  404  403  403  401e"),
    Self(
      "createSettlement", "/groups/{group}/settlements", body: payment("left", "paused"),
      "401  404  403  403  403  409xb 409xb 403  403  404  403  403  401e"),
    Self(
      "createSettlement", in: .archived, "/groups/{group}/settlements",
      body: payment("left", "leader"),
      "401  404  404  403  403  403  409xb 403 201  404  404  403  401e"),
    Self(
      "createSettlement", "/groups/{group}/settlements", body: payment("placeholder", "leader"),
      "401  404  403  201  201  403  403  403  201  404  403  403  401e"),
    Self(
      "listSettlements", "/groups/{group}/settlements",
      "401  404  403  200  200  200  200  200  200  404  403  403  401e"),
    Self(
      "getSettlement", "/settlements/{settlement}",
      "401  404  404  200  200  200  404  404  200  404  404  404  401e"),
    Self(
      "rejectSettlement", "/settlements/{settlement}/reject",
      "401  404  404  200  403  403  404  404  403  404  404  404  401e"),
    Self(
      "withdrawSettlement", "/settlements/{settlement}",
      "401  404  404  403  403  403  404  404  204  404  404  404  401e"),
    Self(
      "listPlaceholders", "/groups/{group}/placeholders",
      "401  404  403  200  200  200  200  200  200  404  403  403  401e"),
    Self(
      "createPlaceholder", "/groups/{group}/placeholders", body: #"{"fullName":"x"}"#,
      "401  404  403  201  201  403  403  403  201  404  403  403  401e"),
    Self(
      "renamePlaceholder", "/groups/{group}/placeholders/{placeholder}",
      body: #"{"fullName":"x"}"#,
      "401  404  403  200  200  403  403  403  200  404  403  403  401e"),
    Self(
      "deletePlaceholder", "/groups/{group}/placeholders/{placeholder}",
      "401  404  403  204  204  403  403  403  204  404  403  403  401e"),
    Self(
      "invitePlaceholder", "/groups/{group}/placeholders/{placeholder}/invite",
      body: #"{"link":true}"#,
      "401  404  403  403  403  403  403  403  200  404  403  403  401e"),
    Self(
      "invitePlaceholder", "/groups/{group}/placeholders/{placeholder}/invite",
      body: #"{"userId":"{member}"}"#,
      "401  404  403  403  200  403  403  403  200  404  403  403  401e"),
    Self(
      "claimPlaceholder", "/groups/{group}/placeholders/{offered}/claim",
      "401  404  403  403  200  403  403  403  403  404  403  403  401e"),
    Self(
      "listRecurringExpenses", "/groups/{group}/recurring-expenses",
      "401  404  403  200  200  200  200  200  200  404  403  403  401e"),
    Self(
      "createRecurringExpense", "/groups/{group}/recurring-expenses",
      body: bread.replacing(
        "{\"description\"",
        with: #"{"every":{"unit":"week","interval":2},"startsOn":"2027-01-01","description""#),
      "401  404  403  201  201  403  403  403  201  404  403  403  401e"),
    Self(
      "getRecurringExpense", "/groups/{group}/recurring-expenses/{recurring}",
      "401  404  404  200  200  200  404  404  200  404  404  404  401e"),
    Self(
      "updateRecurringExpense", "/groups/{group}/recurring-expenses/{recurring}",
      body: #"{"status":"paused"}"#,
      "401  404  403  200  200  403  403  403  200  404  403  403  401e"),
    Self(
      "endRecurringExpense", "/groups/{group}/recurring-expenses/{recurring}",
      "401  404  403  204  204  403  403  403  204  404  403  403  401e"),
  ]
}
