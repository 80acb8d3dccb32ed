extension Relation {
  /// The matrix of dinners. Each group of the world is a crew that hosts a party: the main one's is
  /// open, the hidden one's is agreed with the crew of `other`, the public and the archived one's
  /// are over. Each has asked `other` to come to a party of theirs.
  static let dinner = [
    Self(
      name: "public.dinner_groups", key: "group_id", group: "group_id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.dinner_seats", key: "user_id", group: "group_id", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select hidden   -    0    0    0    0    all  0    0    all  0    0    all  -    -
        select public   -    0    all  all  all  0    0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  0    0    all  all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.dinner_parties", key: "id", group: "host_group_id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.dinner_party_places", key: "party_id", group: nil,
      sets: [
        "nest": """
        party_id in (
          select p.id from public.dinner_parties as p
          join public.groups as g on g.id = p.host_group_id
          where g.name in ('main', 'hidden', 'public'))
        """,
        "gues": """
        party_id in (
          select p.id from public.dinner_parties as p
          join muster.direct_access as a on a.group_id in (p.host_group_id, p.guest_group_id)
          where a.user_id = :me and a.status = 'active')
        """,
      ],
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    gues gues 0    0    0    gues gues nest   all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.dinner_requests", key: "id", group: "group_id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  all  0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.dinner_engagements", key: "group_id", group: "group_id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.dinner_group_rows", key: "id", group: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.dinner_crews", key: "id", group: "id",
      from: "(select d.group_id as id from public.dinner_groups as d) as d",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  all  0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.dinner_groups", key: #""groupId""#, group: #""groupId""#,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.dinner_parties", key: "id", group: #""hostGroupId""#,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.dinner_requests", key: "id", group: #""groupId""#,
      from: #"(select r.id, r.group_id as "groupId" from public.dinner_requests as r) as r"#,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  all  0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_crews", key: "group_id", group: "group_id",
      from: "public.dinner_groups",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select hidden   -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_parties", key: "party_id", group: "host_group_id",
      from: "(select p.id as party_id, p.host_group_id from public.dinner_parties as p) as p",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select hidden   -    0    0    all  all  0    0    0    all  all  all  0    -    -
        select public   -    0    0    all  all  0    0    0    all  all  all  0    -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_crew_profiles", key: "group_id", group: "group_id",
      from: "public.dinner_groups",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select hidden   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select public   -    0    0    all  all  0    0    0    all  all  all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  all  0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
  ]
}
