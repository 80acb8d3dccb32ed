extension Relation {
  /// The matrix of events. Everybody who is signed in sees them; applications are for their members
  /// and the event's authors, who here is the leader, and verdicts for authors.
  static let events =
    [
      closed("public.like_claims", key: "(event_id, user_id)"),
      Self(
        name: "public.events", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.events", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.event_authors", key: "(event_id, user_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.like_groups", key: "id",
        own: """
          id in (select m.group_id from public.like_group_members as m where m.user_id = :me)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.like_groups", key: "id",
        own: """
          id in (select m.group_id from public.like_group_members as m where m.user_id = :me)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.like_group_members", key: "(group_id, user_id)",
        own: """
          group_id in (select m.group_id from public.like_group_members as m where m.user_id = :me)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.like_group_approvals", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_authorships", key: "event_id", from: "public.events as my (event_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_like_groups", key: "like_group_id",
        own: """
          like_group_id in (select m.group_id from public.like_group_members as m where m.user_id = :me)
          """,
        from: "public.like_groups as my (like_group_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]
}
