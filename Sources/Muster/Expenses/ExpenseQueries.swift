import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Statements about expenses.
enum ExpenseQueries {
  static func create(_ input: String, in group: Group.ID) -> Query<Document> {
    answering(
      "expenses.create", "create_expense($1::uuid, $2::jsonb)", Parameter(group.uuid),
      Parameter(input))
  }

  /// What narrows a list is in its statement only if it is asked for: a condition that may be
  /// none keeps PostgreSQL from using an index.
  static func list(of group: Group.ID, _ filters: ExpenseFilters, deleted: Bool) -> Listing {
    var name = "expenses.list"
    var conditions = "e.\"groupId\" = $3::uuid and e.\"deletedAt\" is \(deleted ? "not " : "")null"
    if deleted { name += ".deleted" }
    // Every statement has the same parameters; one that is not looked at is null.
    conditions += """
       and ($5::date is null or e."spentOn" >= $5::date) \
      and ($6::date is null or e."spentOn" <= $6::date) \
      and ($7::text is null or e.category = lower(btrim($7::text))) \
      and ($9::text is null or e.currency = $9::text)
      """
    if filters.text != nil {
      name += ".text"
      conditions += " and e.id in (select api.matching_expenses($3::uuid, $4::text))"
    } else {
      conditions += " and $4::text is null"
    }
    if filters.user != nil {
      name += ".user"
      conditions += """
         and e.id in (select p.expense_id from public.expense_payers as p \
        where p.group_id = $3::uuid and p.person_id = $8::uuid \
        union all select s.expense_id from public.expense_shares as s \
        where s.group_id = $3::uuid and s.person_id = $8::uuid)
        """
    } else {
      conditions += " and $8::uuid is null"
    }
    return Listing(
      name: name, columns: "e.*", source: "api.expenses as e where " + conditions,
      order: "e.\"spentOn\" desc, e.\"createdAt\" desc, e.id",
      parameters: [
        Parameter(group.uuid), Parameter(filters.text), Parameter(filters.from),
        Parameter(filters.to), Parameter(filters.category), Parameter(filters.user?.uuid),
        Parameter(filters.currency),
      ], requirement: .money(group))
  }

  static func table(of group: Group.ID, _ filters: ExpenseFilters) throws -> Query<Document> {
    .read(
      "expenses.table", "select api.expenses_csv($1::uuid, $2::jsonb) as body",
      Parameter(group.uuid), Parameter(try filters.json()))
  }

  static func importing(
    _ lines: [CSVTable.Line], _ input: ImportExpenses, into group: Group.ID
  ) throws -> Query<Document> {
    let encoder = JSONEncoder()
    let people = try input.people.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    return .change(
      "expenses.import",
      """
      select public.import_expenses($1::uuid, $2::jsonb, $3::jsonb, $4::boolean)::text as body, \
      null::bigint as version
      """,
      Parameter(group.uuid), Parameter(String(decoding: try encoder.encode(lines), as: UTF8.self)),
      Parameter(people), Parameter(input.dryRun ?? false))
  }

  static func get(_ expense: Expense.ID, in group: Group.ID) -> Query<Document> {
    .read(
      "expenses.get",
      """
      select row_to_json(e)::text as body, e.version from api.expenses as e \
      where e.id = $1::uuid and e."groupId" = $2::uuid
      """, Parameter(expense.uuid), Parameter(group.uuid))
  }

  static func update(
    _ expense: Expense.ID, in group: Group.ID, changes: String, version: Int64?
  ) -> Query<Document> {
    answering(
      "expenses.update", "update_expense($1::uuid, $2::uuid, $3::jsonb, $4::bigint)",
      Parameter(group.uuid), Parameter(expense.uuid), Parameter(changes), Parameter(version))
  }

  static func delete(_ expense: Expense.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "expenses.delete", "select public.delete_expense($1::uuid, $2::uuid)",
      Parameter(group.uuid), Parameter(expense.uuid))
  }

  static func restore(_ expense: Expense.ID, in group: Group.ID) -> Query<Document> {
    answering(
      "expenses.restore", "restore_expense($1::uuid, $2::uuid)", Parameter(group.uuid),
      Parameter(expense.uuid))
  }

  static func history(of expense: Expense.ID, in group: Group.ID) -> Query<Document> {
    .read(
      "expenses.history", "select api.expense_history($1::uuid, $2::uuid) as body",
      Parameter(group.uuid), Parameter(expense.uuid))
  }

  static let activity = CursorListing(
    name: "expenses.activity", item: "row_to_json(a)",
    source: "api.expense_activities as a where true", sequence: "a.id")

  static let currencies = Listing(
    name: "expenses.currencies", columns: "c.*", source: "api.currencies as c where true",
    order: "c.code")

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, version from api.expense_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
