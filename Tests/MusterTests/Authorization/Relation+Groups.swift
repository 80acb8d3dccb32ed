extension Relation {
  /// The matrix of groups and who is in them.
  static let groups = [
    Self(
      name: "public.groups", key: "id", group: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    all  all  all  all  all  all  all  0    all  all  -    -
        select hidden   -    0    all  all  all  all  all  all  all  0    all  all  -    -
        select public   -    0    all  all  all  all  all  all  all  0    all  all  -    -
        select archived -    0    0    all  all  all  all  all  all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.group_join_codes", key: "code", group: "group_id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select hidden   -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select archived -    0    0    0    0    0    0    0    0    0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.group_holds", key: "reason", group: "group_id",
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
      name: "public.group_roles", key: "id", group: "group_id",
      own: """
        id in (select r.group_role_id from public.user_group_roles as r where r.user_id = :me)
        """,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  own  0    0    all  0    all  all  -    -
        select hidden   -    0    0    all  all  own  0    0    all  0    all  all  -    -
        select public   -    0    0    all  all  own  0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  own  0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.group_role_permissions", key: "(group_role_id, permission_id)",
      group: "group_id",
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
      name: "public.group_memberships", key: "id", group: "group_id", own: "user_id = :me",
      sets: [
        "lead": "user_id in (:me, :leader)",
        "edge": "user_id in (:me, :leader) or member_group_id is not null",
      ],
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    own  all  all  own  own  own  all  0    all  all  -    -
        select hidden   -    0    own  lead lead own  own  own  all  0    edge all  -    -
        select public   -    0    own  all  all  own  own  own  all  0    all  all  -    -
        select archived -    0    0    all  all  own  own  own  all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.membership_spells", key: "id", group: "group_id", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select hidden   -    0    0    own  own  0    0    0    all  0    0    all  -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.user_group_roles", key: "id", group: "group_id", own: "user_id = :me",
      sets: ["lead": "user_id in (:me, :leader)"],
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  own  0    0    all  0    all  all  -    -
        select hidden   -    0    0    lead lead own  0    0    all  0    lead all  -    -
        select public   -    0    0    all  all  own  0    0    all  0    all  all  -    -
        select archived -    0    0    all  all  own  0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.invites", key: "id", group: "group_id",
      own: "invitee_user_id = :me or inviter_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0*   own* 0*   0*   0*   0*   0*   all* 0*   0*   all* -    -
        select hidden   -    0*   own* 0*   0*   0*   0*   0*   all* 0*   0*   all* -    -
        select public   -    0*   own* 0*   0*   0*   0*   0*   all* 0*   0*   all* -    -
        select archived -    0*   own* 0*   0*   0*   0*   0*   all* 0*   0*   all* -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.invite_uses", key: "(invite_id, user_id)", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    own  own  0    0    0    0    0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.audit_log", key: "id", group: "group_id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    0    0    0    0    0    all  0    0    all  all  -
        select hidden   -    0    0    0    0    0    0    0    all  0    0    all  all  -
        select public   -    0    0    0    0    0    0    0    all  0    0    all  all  -
        select archived -    0    0    0    0    0    0    0    all  0    0    all  all  -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.direct_access", key: "user_id", group: "group_id", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        select hidden   -    -    -    -    -    -    -    -    -    -    -    -    -    -
        select public   -    -    -    -    -    -    -    -    -    -    -    -    -    -
        select archived -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.group_closure", key: "(inner_group_id, outer_group_id)",
      group: "outer_group_id",
      own: """
        inner_group_id in (select r.group_id from public.user_group_roles as r where r.user_id = \
        :me)
        """,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        select hidden   -    -    -    -    -    -    -    -    -    -    -    -    -    -
        select public   -    -    -    -    -    -    -    -    -    -    -    -    -    -
        select archived -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.graph", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
  ]
}
