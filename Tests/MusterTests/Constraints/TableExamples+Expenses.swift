extension TableExamples {
  /// That there is one is seen to by the column `person_id`, made of the two.
  private static let onePerson = CheckExample.refuses([
    "placeholder_id": "'00000000-0000-4000-8000-00000000000b'"
  ])

  static let expenses: [Self] = [
    Self(
      table: "public.currencies", row: ["code": "'EUR'"], other: ["code": "'USD'"],
      checks: [
        "currencies_code_shape": .refuses(["code": "'EU'"], ["code": "'eur'"], ["code": "'EURO'"]),
        "currencies_minor_units_range": .range("minor_units", 0...4),
      ]),
    Self(
      table: "public.expenses",
      row: ["split_mode": "'equal'", "currency": "'EUR'"],
      keys: [
        "expenses_occurrence_key": ["recurring_id": person, "occurs_on": "'2026-01-01'"]
      ],
      checks: [
        "expenses_amount_range": CheckExample(
          refused: [
            ["amount": "0"], ["amount": "1000000000001"], ["amount": "-1000000000001"],
          ],
          accepted: [["amount": "1000000000000"], ["amount": "-1000000000000"]]),
        "expenses_category_length": .length("category", 1...40),
        "expenses_category_plain": .refuses(["category": "'Food'"], ["category": "' food'"]),
        "expenses_category_printable": .printable("category"),
        "expenses_description_length": .length("description", 1...200),
        "expenses_description_printable": .printable("description"),
        "expenses_note_length": .length("note", 1...2000),
        "expenses_note_printable": .printable("note", lines: true),
        "expenses_receipt_url_length": .addressLength("receipt_url", 2000),
        "expenses_receipt_url_shape": .refuses(
          ["receipt_url": "'javascript:alert(1)'"], ["receipt_url": "'https://a b'"]),
        "expenses_spent_on_range": .days("spent_on", "1900-01-01", "9000-12-31"),
        "expenses_split_mode_known": .known(
          "split_mode", "equal", "exact", "percent", "shares"),
      ]),
    Self(
      table: "public.expense_payers", row: ["user_id": person],
      checks: [
        "expense_payers_amount_not_zero": .refuses(["amount": "0"]),
        "expense_payers_one_person": onePerson,
      ]),
    Self(
      table: "public.expense_shares", row: ["user_id": person],
      checks: ["expense_shares_one_person": onePerson]),
    Self(
      table: "public.expense_balances", row: ["user_id": person],
      checks: [
        "expense_balances_amount_range": .range(
          "amount", -9_000_000_000_000_000...9_000_000_000_000_000),
        "expense_balances_one_person": onePerson,
      ]),
    Self(
      table: "public.expense_activities", row: ["expense_id": person],
      checks: [
        "expense_activities_one_subject": .refuses(
          ["expense_id": "null"], ["settlement_id": person])
      ]),
    Self(
      table: "public.expense_versions", row: ["action": "'created'"],
      checks: [
        "expense_versions_action_known": .known(
          "action", "created", "updated", "deleted", "restored", "claimed", "imported",
          "recurring")
      ]),
    Self(
      table: "public.expense_placeholders",
      keys: ["expense_placeholders_invite_id_key": ["invite_id": person]],
      checks: [
        "expense_placeholders_claimed": CheckExample(
          refused: [
            ["claimed_by_user_id": person], ["claimed_at": "now()"],
            [
              "claimed_by_user_id": person, "claimed_at": "now()",
              "offered_to_user_id": person,
            ],
          ],
          accepted: [["claimed_by_user_id": person, "claimed_at": "now()"]]),
        "expense_placeholders_full_name_length": .length("full_name", 1...100),
        "expense_placeholders_full_name_printable": .printable("full_name"),
      ]),
    Self(
      table: "public.settlements",
      row: [
        "from_user_id": person, "to_user_id": "'00000000-0000-4000-8000-00000000000b'",
        "currency": "'EUR'",
      ],
      checks: [
        "settlements_amount_range": .range("amount", 1...1_000_000_000_000),
        "settlements_ended": .refuses(["status": "'rejected'"], ["ended_at": "now()"]),
        "settlements_not_oneself": .refuses(["to_user_id": person]),
        "settlements_note_length": .length("note", 1...2000),
        "settlements_note_printable": .printable("note", lines: true),
        "settlements_one_payer": .refuses([
          "from_placeholder_id": "'00000000-0000-4000-8000-00000000000c'"
        ]),
        "settlements_one_receiver": .refuses([
          "to_placeholder_id": "'00000000-0000-4000-8000-00000000000c'"
        ]),
        "settlements_settled_on_range": .days("settled_on", "1900-01-01", "9000-12-31"),
        "settlements_status_known": .refuses([
          "status": "'unheard_of'", "ended_at": "now()",
        ]),
      ]),
    Self(
      table: "public.recurring_expenses",
      row: ["every_unit": "'month'", "next_on": "'2026-01-01'"],
      checks: [
        "recurring_expenses_ends_on_order": CheckExample(
          refused: [
            ["starts_on": "'2026-01-02'", "ends_on": "'2026-01-01'"],
            ["ends_on": "'infinity'"],
          ],
          accepted: [["starts_on": "'2026-01-01'", "ends_on": "'2026-01-01'"]]),
        "recurring_expenses_every_interval_range": .range("every_interval", 1...99),
        "recurring_expenses_every_unit_known": .known(
          "every_unit", "day", "week", "month", "year"),
        "recurring_expenses_max_count_range": .range("max_count", 1...1000),
        "recurring_expenses_next_on_active": .refuses(
          ["next_on": "null"], ["status": "'ended'"]),
        "recurring_expenses_one_end": .refuses(["ends_on": "'9000-01-01'", "max_count": "1"]),
        "recurring_expenses_pause_reason_paused": .refuses(
          ["pause_reason": "'by_hand'"], ["status": "'paused'", "next_on": "null"]),
        "recurring_expenses_starts_on_range": .days("starts_on", "1900-01-01", "9000-12-31"),
        "recurring_expenses_status_known": .refuses([
          "status": "'unheard_of'", "next_on": "null",
        ]),
        "recurring_expenses_template_object": .refuses(["template": "'[]'"]),
      ]),
  ]
}
