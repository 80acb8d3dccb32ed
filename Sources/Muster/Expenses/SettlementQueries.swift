import MusterModels
import Postgres

/// Statements about balances and settlements.
enum SettlementQueries {
  static func balances(of group: Group.ID) -> Query<Document> {
    .read("balances.get", "select api.balances($1::uuid) as body", Parameter(group.uuid))
  }

  static let myBalances = Query<Document>.read(
    "balances.mine", "select api.my_balances() as body")

  static func create(_ input: String, in group: Group.ID) -> Query<Document> {
    answering(
      "settlements.create", "create_settlement($1::uuid, $2::jsonb)", Parameter(group.uuid),
      Parameter(input))
  }

  static func list(of group: Group.ID, status: String?) -> Listing {
    Listing(
      name: "settlements.list", columns: "s.*",
      source: """
        api.settlements as s where s."groupId" = $3::uuid \
        and ($4::text is null or s.status = $4::text)
        """,
      order: "s.\"settledOn\" desc, s.\"createdAt\" desc, s.id",
      parameters: [Parameter(group.uuid), Parameter(status)], requirement: .money(group))
  }

  static func get(_ settlement: Settlement.ID) -> Query<Document> {
    .read(
      "settlements.get",
      "select row_to_json(s)::text from api.settlements as s where s.id = $1::uuid",
      Parameter(settlement.uuid))
  }

  static func reject(_ settlement: Settlement.ID) -> Query<Document> {
    answering(
      "settlements.reject", "reject_settlement($1::uuid)", Parameter(settlement.uuid))
  }

  static func withdraw(_ settlement: Settlement.ID) -> Query<Void> {
    .command(
      "settlements.withdraw", "select public.withdraw_settlement($1::uuid)",
      Parameter(settlement.uuid))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.settlement_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
