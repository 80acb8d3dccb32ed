extension Relation {
  /// The matrix of journeys: each group's is the leader's draft, in which it is enrolled, and one of
  /// Other's that is published, which Member goes through. What people have done is theirs to
  /// see, paused or gone too; of active members, the leader's.
  static let journeys =
    [
      Self(
        name: "public.journeys", key: "id",
        sets: [
          "mkt": """
          id in (select j.id from public.journeys as j where j.is_published)
          """,
          "nest": """
          id in (select j.id from public.journeys as j where j.is_published) or id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          mkt  mkt  mkt  all  all  mkt  mkt  mkt  all  mkt  nest all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_rows", key: "id",
        sets: [
          "mkt": """
          id in (select j.id from public.journeys as j where j.is_published)
          """,
          "nest": """
          id in (select j.id from public.journeys as j where j.is_published) or id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          mkt  mkt  mkt  all  all  mkt  mkt  mkt  all  mkt  nest all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.journeys", key: "id",
        sets: [
          "mkt": """
          id in (select j.id from public.journeys as j where j.is_published)
          """,
          "nest": """
          id in (select j.id from public.journeys as j where j.is_published) or id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          mkt  mkt  mkt  all  all  mkt  mkt  mkt  all  mkt  nest all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_drafts", key: "journey_id",
        own: """
          journey_id in (select j.id from public.journeys as j where j.created_by_user_id = :me)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          0    0    0    0    0    0    0    0    own  own  0    all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_versions", key: "(journey_id, version)",
        sets: [
          "mkt": """
          journey_id in (select j.id from public.journeys as j where j.is_published)
          """,
          "nest": """
          journey_id in (select j.id from public.journeys as j where j.is_published) or journey_id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          mkt  mkt  mkt  all  all  mkt  mkt  mkt  all  mkt  nest all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_steps", key: "(journey_id, version, step_id)",
        sets: [
          "mkt": """
          journey_id in (select j.id from public.journeys as j where j.is_published)
          """,
          "nest": """
          journey_id in (select j.id from public.journeys as j where j.is_published) or journey_id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          mkt  mkt  mkt  all  all  mkt  mkt  mkt  all  mkt  nest all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_step_bodies", key: "(journey_id, version, step_id)",
        own: """
          journey_id in (select j.id from public.journeys as j where j.created_by_user_id = :me)
          """,
        sets: [
          "open": """
          step_id <> 'd'
          """,
          "grp": """
          step_id <> 'd' and not journey_id in (select j.id from public.journeys as j where j.is_published)
          """,
          "nest": """
          step_id <> 'd' and journey_id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    open grp  0    0    0    own  own  nest all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_enrollments", key: "id",
        sets: [
          "grp": """
          group_id is not null
          """,
          "nest": """
          group_id in (select c.outer_group_id from muster.group_closure as c)
          """,
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  grp  0    0    0    grp  0    nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.enrollments", key: "id",
        sets: [
          "grp": """
          group_id is not null
          """,
          "nest": """
          group_id in (select c.outer_group_id from muster.group_closure as c)
          """,
        ],
        from: "public.journey_enrollments",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  grp  0    0    0    grp  0    nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_enrollments", key: "enrollment_id",
        sets: [
          "grp": """
          group_id is not null
          """,
          "nest": """
          group_id in (select c.outer_group_id from muster.group_closure as c)
          """,
        ],
        from:
          "(select e.id as enrollment_id, e.group_id from public.journey_enrollments as e) as my",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  grp  0    0    0    grp  0    nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_participants", key: "(enrollment_id, user_id)",
        own: """
          user_id = :me
          """,
        sets: [
          "seen": """
          enrollment_id in (select e.id from public.journey_enrollments as e where e.group_id is not null) and user_id in (select p.id from world.people as p where p.actor in ('leader', 'member', 'observer'))
          """
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    own  own  own  seen 0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_progress", key: "(enrollment_id, user_id, step_id)",
        own: """
          user_id = :me
          """,
        sets: [
          "seen": """
          enrollment_id in (select e.id from public.journey_enrollments as e where e.group_id is not null) and user_id in (select p.id from world.people as p where p.actor in ('leader', 'member', 'observer'))
          """
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    own  own  own  seen 0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.journey_responses", key: "(enrollment_id, user_id, step_id)",
        own: """
          user_id = :me
          """,
        sets: [
          "seen": """
          (enrollment_id in (select e.id from public.journey_enrollments as e where e.group_id is not null) and user_id in (select p.id from world.people as p where p.actor in ('leader', 'member', 'observer')) and kind = 'task') or user_id = :me
          """
        ],
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  0    own  own  own  seen 0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_progress", key: "enrollment_id",
        own: """
          user_id = :me
          """,
        from: "public.journey_participants",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  0    own  own  own  own  0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_watched", key: "(enrollment_id, user_id)",
        sets: [
          "seen": """
          group_id is not null and (user_id in (select p.id from world.people as p where p.actor in ('leader', 'member', 'observer')) or (group_id in (select c.outer_group_id from muster.group_closure as c) and user_id = world.person('inner')))
          """
        ],
        from:
          "(select e.id as enrollment_id, e.group_id, p.id as user_id from public.journey_enrollments as e cross join world.people as p) as my",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    seen 0    0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.public_journeys", key: "journey_id",
        from: "(select j.id as journey_id from public.journeys as j where j.is_published) as my",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          all  all  all  all  all  all  all  all  all  all  all  all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_journeys", key: "journey_id",
        own: """
          created_by_user_id = :me
          """,
        sets: [
          "grp": """
          not is_published
          """,
          "nest": """
          journey_id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        from:
          "(select j.id as journey_id, j.is_published, j.created_by_user_id from public.journeys as j) as my",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  grp  0    0    0    own  own  nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_versions", key: "(journey_id, version)",
        sets: [
          "grp": """
          not is_published
          """,
          "nest": """
          journey_id in (select e.journey_id from public.journey_enrollments as e where e.group_id in (select c.outer_group_id from muster.group_closure as c))
          """,
        ],
        from:
          "(select v.journey_id, v.version, j.is_published from public.journeys as j join public.journey_versions as v on v.journey_id = j.id) as my",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    all  grp  0    0    0    grp  0    nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_open_steps", key: "(enrollment_id, step_id)",
        sets: [
          "open": """
          step_id <> 'd'
          """,
          "grp": """
          step_id <> 'd' and group_id is not null
          """,
          "nest": """
          step_id <> 'd' and group_id in (select c.outer_group_id from muster.group_closure as c)
          """,
        ],
        from:
          "(select e.id as enrollment_id, e.group_id, s.step_id from public.journey_enrollments as e join public.journey_steps as s on s.journey_id = e.journey_id and s.version = e.version) as my",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    open grp  0    0    0    grp  0    nest 0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]
}
