import HTTPServer
import MusterModels

extension Endpoint {
  private static let recurring = Schema.of(RecurringExpense.self)

  /// Expenses that come again by themselves.
  static let recurringRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/recurring-expenses", operation: "listRecurringExpenses",
      summary: "A group's recurring expenses", tag: "Expenses", query: QueryParameter.paging,
      success: .ok(.page(of: RecurringExpense.self)), problems: [.notFound, .forbidden],
      handler: listRecurringExpenses),
    Endpoint(
      method: .post, path: "/groups/{id}/recurring-expenses",
      operation: "createRecurringExpense", summary: "Sets up an expense that comes again",
      tag: "Expenses", body: .of(CreateRecurringExpense.self),
      details: """
        It is recorded at the beginning of its day in the caller's time zone, until a day, for so \
        many times, or until somebody ends it. It is paused once somebody in it, or whoever set \
        it up, is no longer active, or the group is archived.
        """,
      success: .created(recurring),
      problems: [
        .notFound, .forbidden, .archived, .frozenMember, .notInGroup, .tooManyRecurring,
        .balanceTooLarge,
      ],
      takesIdempotencyKey: true, handler: createRecurringExpense),
    Endpoint(
      method: .get, path: "/groups/{id}/recurring-expenses/{recurringId}",
      operation: "getRecurringExpense", summary: "One recurring expense", tag: "Expenses",
      success: .ok(recurring), problems: [.notFound], handler: getRecurringExpense),
    Endpoint(
      method: .patch, path: "/groups/{id}/recurring-expenses/{recurringId}",
      operation: "updateRecurringExpense",
      summary: "Changes, pauses or resumes a recurring expense; by any active member",
      tag: "Expenses", body: .of(UpdateRecurringExpense.self),
      details: "What it has made stays. Days on which it was paused are not made up for.",
      success: .ok(recurring),
      problems: [
        .notFound, .forbidden, .archived, .frozenMember, .notInGroup, .recurringEnded,
        .balanceTooLarge,
      ],
      handler: updateRecurringExpense),
    Endpoint(
      method: .delete, path: "/groups/{id}/recurring-expenses/{recurringId}",
      operation: "endRecurringExpense",
      summary: "Ends a recurring expense; what it has made stays", tag: "Expenses",
      problems: [.notFound, .forbidden, .archived], handler: endRecurringExpense),
  ]
}

extension RecurringExpense.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.active }
}

extension RecurringInterval.Unit: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.month }
}
