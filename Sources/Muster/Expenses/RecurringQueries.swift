import MusterModels
import Postgres

/// Statements about recurring expenses.
enum RecurringQueries {
  static func list(of group: Group.ID) -> Listing {
    Listing(
      name: "recurring.list", columns: "r.*",
      source: "api.recurring_expenses as r where r.\"groupId\" = $3::uuid",
      order: "r.\"createdAt\", r.id", parameters: [Parameter(group.uuid)],
      requirement: .money(group))
  }

  static func create(_ input: String, in group: Group.ID) -> Query<Document> {
    answering(
      "recurring.create", "create_recurring_expense($1::uuid, $2::jsonb)", Parameter(group.uuid),
      Parameter(input))
  }

  static func get(_ recurring: RecurringExpense.ID, in group: Group.ID) -> Query<Document> {
    .read(
      "recurring.get",
      """
      select row_to_json(r)::text from api.recurring_expenses as r \
      where r.id = $1::uuid and r."groupId" = $2::uuid
      """, Parameter(recurring.uuid), Parameter(group.uuid))
  }

  static func update(
    _ recurring: RecurringExpense.ID, in group: Group.ID, changes: String
  ) -> Query<Document> {
    answering(
      "recurring.update", "update_recurring_expense($1::uuid, $2::uuid, $3::jsonb)",
      Parameter(group.uuid), Parameter(recurring.uuid), Parameter(changes))
  }

  static func end(_ recurring: RecurringExpense.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "recurring.end", "select public.end_recurring_expense($1::uuid, $2::uuid)",
      Parameter(group.uuid), Parameter(recurring.uuid))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.recurring_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
