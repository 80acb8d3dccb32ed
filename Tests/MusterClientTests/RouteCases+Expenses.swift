import Foundation
import MusterClient
import MusterModels

private let expenseId = Expense.ID(groupId.uuid)
private let settlementId = Settlement.ID(groupId.uuid)
private let placeholderId = Placeholder.ID(groupId.uuid)
private let recurringId = RecurringExpense.ID(groupId.uuid)
private let g = "/groups/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]
private let bread = CreateExpense(
  description: "b", amount: 3, currency: "EUR", paidBy: .one(userId), split: .equal([userId]))
private let breadFields = """
  "amount":3,"currency":"EUR","description":"b"
  """
private let breadPeople = """
  "paidBy":"\(Samples.userId)","split":{"mode":"equal",\
  "participants":[{"userId":"\(Samples.userId)"}]}
  """

extension Samples {
  static let expense = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "description": "b", "amount": 3,
     "currency": "EUR", "paidBy": [{"userId": "\(userId)", "fullName": "Ada",
     "isPlaceholder": false, "amount": 3}], "split": {"mode": "equal", "participants":
     [{"userId": "\(userId)", "fullName": "Ada", "isPlaceholder": false, "value": null,
     "amount": 3, "leftover": 0}]}, "category": null, "note": null, "receiptUrl": null,
     "spentOn": "2026-11-21", "recurringId": null, "createdById": "\(userId)",
     "createdAt": "2026-11-21T01:57:45Z", "updatedAt": "2026-11-21T01:57:45Z",
     "deletedAt": null, "version": 1}
    """
  static let settlement = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "fromUserId": "\(userId)", "fromName": "Ada",
     "toUserId": "\(userId)", "toName": null, "amount": 3, "currency": "EUR", "note": null,
     "settledOn": "2026-11-21", "status": "recorded", "recordedById": "\(userId)",
     "createdAt": "2026-11-21T01:57:45Z", "endedAt": null, "endedById": null}
    """
  static let placeholder = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "fullName": "Paula", "createdById": "\(userId)",
     "createdAt": "2026-11-21T01:57:45Z", "inviteId": null, "offeredToUserId": null,
     "claimedByUserId": null, "claimedAt": null}
    """
  static let recurring = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "expense": {\(breadFields),\(breadPeople)},
     "every": {"unit": "month", "interval": 1}, "startsOn": "2026-11-21",
     "nextOn": "2026-12-21", "endsOn": null, "count": null, "madeCount": 1, "status": "active",
     "pauseReason": null, "createdById": "\(userId)", "createdAt": "2026-11-21T01:57:45Z",
     "updatedAt": "2026-11-21T01:57:45Z"}
    """
  static let history = """
    {"items": [{"version": 1, "action": "created", "changedBy": {"userId": "\(userId)",
     "fullName": "Ada"}, "changedAt": "2026-11-21T01:57:45Z", "expense": {\(breadFields),
     "spentOn": "2026-11-21", "paidBy": [{"userId": "\(userId)", "amount": 3}], "split":
     {"mode": "equal", "participants": [{"userId": "\(userId)", "value": null, "amount": 3,
     "leftover": 0}]}}}], "people": [{"userId": "\(userId)", "fullName": "Ada",
     "isPlaceholder": false}]}
    """
}

let expenseRoutes: [RouteCase] = [
  RouteCase(
    line: "POST \(g)/expenses",
    body: "{\(breadFields),\(breadPeople)}", headers: key,
    answer: Samples.expense
  ) { _ = try await $0.createExpense(bread, in: groupId, idempotencyKey: "key") },
  RouteCase(
    line: "GET \(g)/expenses?q=a%20b&from=2026-01-01&userId=\(Samples.userId)&deleted=true&page=2",
    answer: Samples.page(Samples.expense)
  ) {
    _ = try await $0.expenses(
      in: groupId, ExpenseSearch(words: "a b", from: "2026-01-01", user: userId), deleted: true,
      page: 2)
  },
  RouteCase(line: "GET \(g)/expenses/\(Samples.groupId)", answer: Samples.expense) {
    _ = try await $0.expense(expenseId, in: groupId)
  },
  RouteCase(
    line: "PATCH \(g)/expenses/\(Samples.groupId)", body: #"{"amount":4,"note":null}"#,
    headers: ["If-Match": "\"1\""], answer: Samples.expense
  ) {
    var change = UpdateExpense()
    change.amount = .set(4)
    change.note = .clear
    try await $0.updateExpense(expenseId, in: groupId, change, ifMatch: "\"1\"")
  },
  RouteCase(line: "DELETE \(g)/expenses/\(Samples.groupId)") {
    try await $0.deleteExpense(expenseId, in: groupId)
  },
  RouteCase(line: "POST \(g)/expenses/\(Samples.groupId)/restore", answer: Samples.expense) {
    try await $0.restoreExpense(expenseId, in: groupId)
  },
  RouteCase(line: "GET \(g)/expenses/\(Samples.groupId)/history", answer: Samples.history) {
    _ = try await $0.expenseHistory(of: expenseId, in: groupId)
  },
  RouteCase(line: "GET \(g)/expenses.csv?currency=EUR", answer: "Date") {
    _ = try await $0.expenseTable(of: groupId, ExpenseSearch(currency: "EUR"))
  },
  RouteCase(
    line: "POST \(g)/expenses/import",
    body: #"{"csv":"x","dryRun":true,"people":{"A":"\#(Samples.userId)"}}"#,
    answer: #"{"new": 1, "present": 0, "placeholders": [], "dryRun": true}"#
  ) {
    try await $0.importExpenses(
      ImportExpenses(csv: "x", people: ["A": userId], dryRun: true), into: groupId)
  },
  RouteCase(
    line: "GET /me/expense-activity?before=7&limit=5", answer: #"{"items": [], "next": null}"#
  ) { _ = try await $0.expenseActivity(before: 7, limit: 5) },
  RouteCase(
    line: "GET /currencies?pageSize=5",
    answer: Samples.page(#"{"code": "EUR", "name": "Euro", "minorUnits": 2}"#)
  ) { _ = try await $0.currencies(pageSize: 5) },
  RouteCase(line: "GET \(g)/balances", answer: #"{"balances": [], "settleUp": []}"#) {
    _ = try await $0.balances(of: groupId)
  },
  RouteCase(line: "GET /me/balances", answer: #"{"balances": [], "totals": []}"#) {
    _ = try await $0.myBalances()
  },
  RouteCase(
    line: "POST \(g)/settlements",
    body: """
      {"amount":3,"currency":"EUR","fromUserId":"\(Samples.userId)","toUserId":"\(Samples.userId)"}
      """, headers: key, answer: Samples.settlement
  ) {
    _ = try await $0.createSettlement(
      CreateSettlement(fromUserId: userId, toUserId: userId, amount: 3, currency: "EUR"),
      in: groupId, idempotencyKey: "key")
  },
  RouteCase(
    line: "GET \(g)/settlements?status=rejected", answer: Samples.page(Samples.settlement)
  ) { _ = try await $0.settlements(of: groupId, status: .rejected) },
  RouteCase(line: "GET /settlements/\(Samples.groupId)", answer: Samples.settlement) {
    _ = try await $0.settlement(settlementId)
  },
  RouteCase(line: "POST /settlements/\(Samples.groupId)/reject", answer: Samples.settlement) {
    try await $0.rejectSettlement(settlementId)
  },
  RouteCase(line: "DELETE /settlements/\(Samples.groupId)") {
    try await $0.withdrawSettlement(settlementId)
  },
  RouteCase(line: "GET \(g)/placeholders", answer: Samples.page(Samples.placeholder)) {
    _ = try await $0.placeholders(of: groupId)
  },
  RouteCase(
    line: "POST \(g)/placeholders", body: #"{"fullName":"Paula"}"#, headers: key,
    answer: Samples.placeholder
  ) { _ = try await $0.createPlaceholder(named: "Paula", in: groupId, idempotencyKey: "key") },
  RouteCase(
    line: "PATCH \(g)/placeholders/\(Samples.groupId)", body: #"{"fullName":"P"}"#,
    answer: Samples.placeholder
  ) { try await $0.renamePlaceholder(placeholderId, in: groupId, to: "P") },
  RouteCase(line: "DELETE \(g)/placeholders/\(Samples.groupId)") {
    try await $0.deletePlaceholder(placeholderId, in: groupId)
  },
  RouteCase(
    line: "POST \(g)/placeholders/\(Samples.groupId)/invite", body: #"{"link":true}"#,
    answer: """
      {"placeholder": \(Samples.placeholder), "inviteId": null, "token": "t", "url": "u"}
      """
  ) {
    try await $0.invitePlaceholder(placeholderId, in: groupId, InvitePlaceholder(link: true))
  },
  RouteCase(
    line: "POST \(g)/placeholders/\(Samples.groupId)/claim", answer: Samples.placeholder
  ) { try await $0.claimPlaceholder(placeholderId, in: groupId) },
  RouteCase(line: "GET \(g)/recurring-expenses", answer: Samples.page(Samples.recurring)) {
    _ = try await $0.recurringExpenses(of: groupId)
  },
  RouteCase(
    line: "POST \(g)/recurring-expenses",
    body: """
      {\(breadFields),"every":{"interval":1,"unit":"month"},\(breadPeople),"startsOn":"2026-11-21"}
      """, headers: key, answer: Samples.recurring
  ) {
    _ = try await $0.createRecurringExpense(
      CreateRecurringExpense(
        bread, every: RecurringInterval(unit: .month, interval: 1), startsOn: "2026-11-21"),
      in: groupId, idempotencyKey: "key")
  },
  RouteCase(
    line: "GET \(g)/recurring-expenses/\(Samples.groupId)", answer: Samples.recurring
  ) { _ = try await $0.recurringExpense(recurringId, in: groupId) },
  RouteCase(
    line: "PATCH \(g)/recurring-expenses/\(Samples.groupId)", body: #"{"status":"paused"}"#,
    answer: Samples.recurring
  ) {
    var change = UpdateRecurringExpense()
    change.status = .set("paused")
    try await $0.updateRecurringExpense(recurringId, in: groupId, change)
  },
  RouteCase(line: "DELETE \(g)/recurring-expenses/\(Samples.groupId)") {
    try await $0.endRecurringExpense(recurringId, in: groupId)
  },
]
