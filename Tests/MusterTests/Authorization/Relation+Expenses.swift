extension Relation {
  /// A table of a group's money: direct members see all of it, former ones what is their own, and
  /// in every kind of group alike. Nobody writes.
  private static func money(
    _ name: String, key: String = "id", group: String = "group_id", own: String = "false",
    former: String = "0   ", updatable: Bool = false
  ) -> Relation {
    let seen = "-    0    0    all  all  all  \(former) \(former) all  0    0    0    -    -"
    let update =
      updatable
      ? "-    0*   0*   all* all* 0*   0*   0*   all* 0*   0*   0*   -    -"
      : "-    -    -    -    -    -    -    -    -    -    -    -    -    -"
    return Self(
      name: name, key: key, group: group, own: own,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          \(seen)
        select hidden   \(seen)
        select public   \(seen)
        select archived \(seen)
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          \(update)
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """)
  }

  private static let mine = """
    (select s.expense_id from public.expense_shares as s where s.user_id = :me \
    union select p.expense_id from public.expense_payers as p where p.user_id = :me)
    """

  /// The same for everybody, signed in or not.
  private static func forAll(_ name: String, key: String) -> Relation {
    Self(
      name: name, key: key,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          all  all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """)
  }

  /// A table of which each person sees what is about them.
  private static func personal(_ name: String, group: String, own: String) -> Relation {
    let seen = "-    0    0    own  own  own  own  own  own  0    0    0    -    -"
    return Self(
      name: name, key: "id", group: group, own: own,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          \(seen)
        select hidden   \(seen)
        select public   \(seen)
        select archived \(seen)
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """)
  }

  /// The matrix of money.
  static let expenses =
    [
      closed("muster.expense_ledgers", key: "group_id"),
      closed("muster.expense_imports", key: "(group_id, digest)"),
      forAll("public.currencies", key: "code"), forAll("api.currencies", key: "code"),
      money("public.expenses", own: "id in \(mine)", former: "own ", updatable: true),
      money("api.expenses", group: "\"groupId\"", own: "id in \(mine)", former: "own "),
      money(
        "public.expense_payers", key: "(expense_id, person_id)", own: "expense_id in \(mine)",
        former: "own "),
      money(
        "public.expense_shares", key: "(expense_id, person_id)", own: "expense_id in \(mine)",
        former: "own "),
      money(
        "public.expense_versions", key: "(expense_id, version)", own: "expense_id in \(mine)",
        former: "own "),
      Self(
        name: "public.settlements", key: "id", group: "group_id",
        own: ":me in (from_user_id, to_user_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select hidden   -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select public   -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select archived -    0    0    all  all  all  own  0    all  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.settlements", key: "id", group: "\"groupId\"",
        own: ":me in (\"fromUserId\", \"toUserId\")",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select hidden   -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select public   -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select archived -    0    0    all  all  all  own  0    all  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.expense_balances", key: "(currency, person_id)", group: "group_id",
        own: "user_id = :me",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select hidden   -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select public   -    0    0    all  all  all  own  0    all  0    0    0    -    -
          select archived -    0    0    all  all  all  own  0    all  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      money("public.expense_placeholders"), money("api.placeholders", group: "\"groupId\""),
      money("public.recurring_expenses"),
      money("api.recurring_expenses", group: "\"groupId\""),
      personal("public.expense_activities", group: "group_id", own: "user_id = :me"),
      personal(
        "api.expense_activities", group: "\"groupId\"",
        own: "id in (select a.id from public.expense_activities as a where a.user_id = :me)"),
      Self(
        name: "muster.my_money", key: "group_id",
        own: """
          group_id in (select d.group_id from muster.direct_access as d \
          where d.user_id = :me and d.status in ('active', 'paused'))
          """, from: "public.groups as my (group_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  own  0    0    own  own  own  0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_expenses", key: "expense_id", own: "expense_id in \(mine)",
        from: "public.expenses as my (expense_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  own  own  own  all  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]
}
