/// The pages about money.
extension WebPage {
  static let expenses: [WebPage] = [
    .groupExpenses, .newExpense, .importExpenses, .expense, .editExpense,
    .settlements, .newSettlement, .settlement,
    .recurringExpenses, .newRecurringExpense, .recurringExpense,
    .placeholders, .myBalances, .expenseActivity,
  ]
}
