import HTTPServer
import MusterModels

extension Endpoint {
  private static let expense = Schema.of(Expense.self)

  /// The money of groups.
  static let expenses: [Endpoint] =
    expenseRoutes + settlementRoutes + placeholderRoutes + recurringRoutes

  private static let filters: [QueryParameter] = [
    .init(
      name: "q", schema: .string(format: nil),
      description: "Beginnings of words in description, category and note; all of them."),
    .init(
      name: "from", schema: .string(format: "date"), description: "The first day, YYYY-MM-DD."),
    .init(name: "to", schema: .string(format: "date"), description: "The last day, YYYY-MM-DD."),
    .init(name: "category", schema: .string(format: nil), description: "The category."),
    .init(
      name: "userId", schema: .string(format: "uuid"),
      description: "Who pays or takes part: a person or a placeholder."),
    .init(name: "currency", schema: .string(format: nil), description: "The currency's code."),
  ]

  private static let expenseRoutes = [
    Endpoint(
      method: .post, path: "/groups/{id}/expenses", operation: "createExpense",
      summary: "Records an expense; by any active member", tag: "Expenses",
      body: .of(CreateExpense.self),
      details: """
        Amounts are whole numbers of minor units, such as cents. Payers and participants are \
        active members of the group or placeholders of it; members of nested groups are not. \
        `paidBy` is one id, or `[{userId, amount}]`.

        The shares make up the amount to the last unit: what does not divide goes out one by one, \
        the largest remainder first and among equal ones in the order in which people are named; \
        `leftover` says who got it.
        """,
      success: .created(expense),
      problems: [.notFound, .forbidden, .archived, .frozenMember, .notInGroup, .balanceTooLarge],
      takesIdempotencyKey: true, handler: createExpense),
    Endpoint(
      method: .get, path: "/groups/{id}/expenses", operation: "listExpenses",
      summary: "A group's expenses, the latest day first", tag: "Expenses",
      query: QueryParameter.paging + filters + [
        .init(
          name: "deleted", schema: .words(["false", "true"]),
          description: "True: those that were deleted.")
      ],
      details: """
        Members see all of them, paused ones too; a former member those that they pay or take \
        part in.
        """,
      success: .ok(.page(of: Expense.self)), problems: [.notFound, .forbidden],
      handler: listExpenses),
    Endpoint(
      method: .get, path: "/groups/{id}/expenses.csv", operation: "exportExpenses",
      summary: "A group's expenses and settlements as a table", tag: "Expenses", query: filters,
      details: """
        Date, Description, Category, Cost, Currency, and a column for each person with what they \
        paid less what is theirs; settlements are rows of category Payment. Text that a \
        spreadsheet would take for a formula begins with an apostrophe.
        """,
      success: .csv, problems: [.notFound, .forbidden], handler: exportExpenses),
    Endpoint(
      method: .post, path: "/groups/{id}/expenses/import", operation: "importExpenses",
      summary: "Records the expenses of a table from another program; all or nothing",
      tag: "Expenses", body: .of(ImportExpenses.self), maxBodyBytes: 2 * 1024 * 1024,
      details: """
        Takes the columns that the export has. Whose a column is, `people` says, or its exact \
        name; who is not known becomes a placeholder. Rows that were imported before are left \
        out, so the same file twice adds nothing.
        """,
      success: .ok(.of(ImportedExpenses.self)),
      problems: [
        .notFound, .forbidden, .archived, .frozenMember, .notInGroup, .importInvalid,
        .balanceTooLarge, .tooManyPlaceholders,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("import", $0, 30, per: 3600)] }, isLimited: true,
      handler: importExpenses),
    Endpoint(
      method: .get, path: "/groups/{id}/expenses/{expenseId}", operation: "getExpense",
      summary: "One expense", tag: "Expenses", success: .ok(expense), problems: [.notFound],
      handler: getExpense),
    Endpoint(
      method: .patch, path: "/groups/{id}/expenses/{expenseId}", operation: "updateExpense",
      summary: "Changes an expense (JSON merge patch); by any active member", tag: "Expenses",
      body: .of(UpdateExpense.self),
      details: """
        Who is in it and no longer active may stay, but nothing of theirs rises and its currency \
        stays. Another amount alone is divided as before; exact shares and several payers have to \
        be given anew.
        """,
      success: .ok(expense),
      problems: [
        .notFound, .forbidden, .archived, .frozenMember, .notInGroup, .expenseDeleted,
        .versionMismatch, .balanceTooLarge,
      ],
      takesIfMatch: true, handler: updateExpense),
    Endpoint(
      method: .delete, path: "/groups/{id}/expenses/{expenseId}", operation: "deleteExpense",
      summary: "Takes an expense out of lists and balances; it can be restored", tag: "Expenses",
      details: "Not one that owes something to somebody who is no active member.",
      problems: [.notFound, .forbidden, .archived, .frozenMember, .balanceTooLarge],
      handler: deleteExpense),
    Endpoint(
      method: .post, path: "/groups/{id}/expenses/{expenseId}/restore",
      operation: "restoreExpense",
      summary: "Brings a deleted expense back; everybody in it has to be active", tag: "Expenses",
      success: .ok(expense),
      problems: [.notFound, .forbidden, .archived, .frozenMember, .balanceTooLarge],
      handler: restoreExpense),
    Endpoint(
      method: .get, path: "/groups/{id}/expenses/{expenseId}/history",
      operation: "listExpenseHistory",
      summary: "How an expense was after each change, the latest first", tag: "Expenses",
      success: .ok(.of(ExpenseHistory.self)), problems: [.notFound],
      handler: listExpenseHistory),
    Endpoint(
      method: .get, path: "/me/expense-activity", operation: "listExpenseActivity",
      summary: "What happened to expenses and settlements that involve the caller",
      tag: "Expenses", query: QueryParameter.cursor,
      success: .ok(.cursorPage(of: ExpenseActivity.self)), handler: listExpenseActivity),
    Endpoint(
      method: .get, path: "/currencies", operation: "listCurrencies",
      summary: "The currencies of ISO 4217", tag: "Expenses", access: .anyone,
      query: QueryParameter.paging, success: .ok(.page(of: Currency.self)),
      handler: listCurrencies),
  ]
}

extension SplitMode: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.equal }
}

extension PaidBy: SchemaDescribed {
  static var schema: Schema { .any }
  static var example: any Sendable { Self.several([]) }
}
