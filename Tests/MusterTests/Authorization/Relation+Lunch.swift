extension Relation {
  /// The matrix of lunches: rows are for participants, here the leader and Member, and of another
  /// lunch Other; that there are lunches of their group also paused and nested members see.
  static let lunches =
    [
      Self(
        name: "public.restaurants", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.restaurants", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.lunch_groups", key: "id",
        own: """
          id in (select p.lunch_group_id from public.lunch_group_participants as p where p.user_id = :me)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    0    0    0    own  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.lunch_group_participants", key: "(lunch_group_id, user_id)",
        own: """
          lunch_group_id in (select p.lunch_group_id from public.lunch_group_participants as p where p.user_id = :me)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    0    0    0    own  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.lunch_votes", key: "(lunch_group_id, restaurant_id, user_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  0    0    0    0    all  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.visit_history", key: "id",
        own: """
          user_id = :me
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    0    0    0    own  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.my_visits", key: "id",
        own: """
          user_id = :me
          """,
        from: "public.visit_history",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    0    0    0    own  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_lunch_groups", key: "lunch_group_id",
        own: """
          lunch_group_id in (select p.lunch_group_id from public.lunch_group_participants as p where p.user_id = :me)
          """,
        from: "public.lunch_groups as my (lunch_group_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    0    0    0    own  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_lunches", key: "id",
        own: """
          id in (select p.lunch_group_id from public.lunch_group_participants as p where p.user_id = :me)
          """,
        sets: [
          "grp": "group_id is not null",
          "nest": "group_id in (select c.outer_group_id from muster.group_closure as c)",
        ],
        from: "public.lunch_groups",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  grp  grp  0    0    own  own  nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.lunch_groups", key: "id",
        own: """
          id in (select p.lunch_group_id from public.lunch_group_participants as p where p.user_id = :me)
          """,
        sets: [
          "grp": "group_id is not null",
          "nest": "group_id in (select c.outer_group_id from muster.group_closure as c)",
        ],
        from: "public.lunch_groups",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  grp  grp  0    0    own  own  nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]
}
