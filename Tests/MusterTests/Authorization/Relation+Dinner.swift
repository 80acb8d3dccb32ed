extension Relation {
  /// The matrix of dinners. Each group of the world is a crew that hosts a party: the main one's is
  /// open, the hidden one's is agreed with the crew of `other`, the public and the archived one's
  /// are over. Each has asked `other` to come to a party of theirs.
  static let dinner =
    [
      Self(
        name: "public.dinner_groups", key: "group_id", group: "group_id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @public.dinner_groups|select@
          select hidden   @public.dinner_groups|select hidden@
          select public   @public.dinner_groups|select public@
          select archived @public.dinner_groups|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.dinner_seats", key: "user_id", group: "group_id", own: "user_id = :me",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @public.dinner_seats|select@
          select hidden   @public.dinner_seats|select hidden@
          select public   @public.dinner_seats|select public@
          select archived @public.dinner_seats|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.dinner_parties", key: "id", group: "host_group_id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @public.dinner_parties|select@
          select hidden   @public.dinner_parties|select hidden@
          select public   @public.dinner_parties|select public@
          select archived @public.dinner_parties|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.dinner_party_places", key: "party_id", group: nil,
        sets: [
          "host": """
            party_id in (
              select p.id from public.dinner_parties as p
              join muster.direct_access as a on a.group_id = p.host_group_id
              where a.user_id = :me and a.status = 'active')
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
          select          @public.dinner_party_places|select@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.dinner_requests", key: "id", group: "group_id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @public.dinner_requests|select@
          select hidden   @public.dinner_requests|select hidden@
          select public   @public.dinner_requests|select public@
          select archived @public.dinner_requests|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.dinner_engagements", key: "group_id", group: "group_id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @public.dinner_engagements|select@
          select hidden   @public.dinner_engagements|select hidden@
          select public   @public.dinner_engagements|select public@
          select archived @public.dinner_engagements|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.dinner_group_rows", key: "id", group: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @public.dinner_group_rows|select@
          select hidden   @public.dinner_group_rows|select hidden@
          select public   @public.dinner_group_rows|select public@
          select archived @public.dinner_group_rows|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.dinner_crews", key: "id", group: "id",
        from: "(select d.group_id as id from public.dinner_groups as d) as d",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @api.dinner_crews|select@
          select hidden   @api.dinner_crews|select hidden@
          select public   @api.dinner_crews|select public@
          select archived @api.dinner_crews|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.dinner_groups", key: #""groupId""#, group: #""groupId""#,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @api.dinner_groups|select@
          select hidden   @api.dinner_groups|select hidden@
          select public   @api.dinner_groups|select public@
          select archived @api.dinner_groups|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.dinner_parties", key: "id", group: #""hostGroupId""#,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @api.dinner_parties|select@
          select hidden   @api.dinner_parties|select hidden@
          select public   @api.dinner_parties|select public@
          select archived @api.dinner_parties|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.dinner_requests", key: "id", group: #""groupId""#,
        from: #"(select r.id, r.group_id as "groupId" from public.dinner_requests as r) as r"#,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @api.dinner_requests|select@
          select hidden   @api.dinner_requests|select hidden@
          select public   @api.dinner_requests|select public@
          select archived @api.dinner_requests|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_crews", key: "group_id", group: "group_id",
        from: "public.dinner_groups",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @muster.my_crews|select@
          select hidden   @muster.my_crews|select hidden@
          select public   @muster.my_crews|select public@
          select archived @muster.my_crews|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_parties", key: "party_id", group: "host_group_id",
        from: "(select p.id as party_id, p.host_group_id from public.dinner_parties as p) as p",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @muster.my_parties|select@
          select hidden   @muster.my_parties|select hidden@
          select public   @muster.my_parties|select public@
          select archived @muster.my_parties|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_crew_profiles", key: "group_id", group: "group_id",
        from: "public.dinner_groups",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          @muster.my_crew_profiles|select@
          select hidden   @muster.my_crew_profiles|select hidden@
          select public   @muster.my_crew_profiles|select public@
          select archived @muster.my_crew_profiles|select archived@
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]
}
