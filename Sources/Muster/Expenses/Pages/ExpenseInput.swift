import Foundation
import MusterModels

/// Turns what the form of an expense sends into what the API takes: amounts into minor units, and
/// the fields of people into payers and participants.
enum ExpenseInput {
  /// Whom a form that is shown again has ticked, or given a part or a payment.
  static func people(_ visit: PageVisit) -> [User.ID] {
    let given = (visit.attempt?.fields.items ?? []).compactMap { name, value -> User.ID? in
      let parts = name.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, ["part", "value", "payer"].contains(parts[0]), !value.isEmpty
      else { return nil }
      return User.ID(String(parts[1]))
    }
    return visit.chosen("paidBy") + Set(given).prefix(500)
  }

  @Sendable static func prepare(_ fields: inout FormFields, _ visit: PageVisit) async throws {
    // A form about something else of the same endpoint, such as pausing, has no amount.
    guard let amount = fields["amount"] else { return }
    let document = try await visit.services.database.run(
      MoneyQueries.currencies, as: visit.caller)
    let currencies = try JSONDecoder.muster.decode(Currencies.self, from: Data(document.body))
    let currency = fields["currency"] ?? ""
    func units(_ text: String, _ field: String) throws -> String {
      guard let units = currencies.minorUnits(text, currency) else {
        throw Failure.field(field, "invalid", "is no amount such as 12.50")
      }
      return String(units)
    }
    // Said next to the person, whom the endpoint knows by a place in a list only.
    func number(_ text: String, _ field: String) throws -> String {
      let plain = text.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: ",", with: ".")
      guard let number = Double(plain), number.isFinite else {
        throw Failure.field(field, "invalid", "must be a number")
      }
      return plain
    }
    guard !amount.isEmpty else { throw Failure.field("amount", "required", "is needed") }
    fields["amount"] = try units(amount, "amount")
    guard fields["people"] != nil else { return }
    let people = fields.all("people")
    fields["people"] = nil
    let mode = fields["split.mode"] ?? "equal"
    var payers = 0
    var participants = 0
    for person in people {
      let (isIn, value) = (fields["part.\(person)"] == "true", fields["value.\(person)"] ?? "")
      if mode == "equal" ? isIn : !value.isEmpty {
        let name = "split.participants[\(participants)]"
        fields[name + ".userId"] = person
        if mode != "equal" {
          let field = "value.\(person)"
          fields[name + ".value"] =
            mode == "exact" ? try units(value, field) : try number(value, field)
        }
        participants += 1
      }
      if let paid = fields["payer.\(person)"], !paid.isEmpty {
        fields["paidBy[\(payers)].userId"] = person
        fields["paidBy[\(payers)].amount@number"] = try units(paid, "payer.\(person)")
        payers += 1
      }
      for part in ["part", "value", "payer"] { fields["\(part).\(person)"] = nil }
    }
    if payers > 0 { fields["paidBy"] = nil }
  }
}
