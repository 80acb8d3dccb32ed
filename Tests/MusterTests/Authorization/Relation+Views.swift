extension Relation {
  /// The matrix of the views over groups.
  static let views = [
    Self(
      name: "public.group_members", key: "user_id", group: "group_id", own: "user_id = :me",
      sets: ["lead": "user_id in (:me, :leader)"],
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  own  own  own  all  0    all  all  -    -
        select hidden   -    0    0    lead lead own  own  own  all  0    lead all  -    -
        select public   -    0    0    all  all  own  own  own  all  0    all  all  -    -
        select archived -    0    0    all  all  own  own  own  all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.groups", key: "id", group: "id",
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
      name: "api.public_groups", key: "id", group: "id",
      from: "public.groups",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          0    0    0    0    0    0    0    0    0    0    0    0    -    -
        select hidden   0    0    0    0    0    0    0    0    0    0    0    0    -    -
        select public   all  all  all  all  all  all  all  all  all  all  all  all  -    -
        select archived 0    0    0    0    0    0    0    0    0    0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.visible_groups", key: "id", group: "id",
      from: "public.groups",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    all  all  all  all  all  all  all  0    all  all  -    -
        select hidden   -    0    all  all  all  all  all  all  all  0    all  all  -    -
        select public   -    all  all  all  all  all  all  all  all  all  all  all  -    -
        select archived -    0    0    all  all  all  all  all  all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.my_groups", key: "id", group: "id",
      from: "public.groups",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select hidden   -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select public   -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select archived -    0    0    all  all  all  all  all  all  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.members", key: #""userId""#, group: #""groupId""#, own: #""userId" = :me"#,
      sets: ["lead": #""userId" in (:me, :leader)"#],
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    own  all  all  own  own  own  all  0    all  all  -    -
        select hidden   -    0    own  lead lead own  own  own  all  0    lead all  -    -
        select public   -    0    own  all  all  own  own  own  all  0    all  all  -    -
        select archived -    0    0    all  all  own  own  own  all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.invites", key: "id", group: #""groupId""#,
      own: #""userId" = :me or "inviterId" = :me"#,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    own  0    0    0    0    0    all  0    0    all  -    -
        select hidden   -    0    own  0    0    0    0    0    all  0    0    all  -    -
        select public   -    0    own  0    0    0    0    0    all  0    0    all  -    -
        select archived -    0    own  0    0    0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_access", key: "group_id", group: "group_id",
      from: "public.groups as my (group_id)",
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
      name: "muster.my_groups", key: "group_id", group: "group_id",
      from: "public.groups as my (group_id)",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select hidden   -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select public   -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select archived -    0    0    all  all  all  all  all  all  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_memberships", key: "group_id", group: "group_id",
      from: "public.groups as my (group_id)",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select hidden   -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select public   -    0    all  all  all  all  all  all  all  0    all  0    -    -
        select archived -    0    0    all  all  all  all  all  all  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_roles", key: "group_role_id", group: "group_id", own: "user_id = :me",
      from: "public.user_group_roles",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    own  own  own  0    0    own  0    0    0    -    -
        select hidden   -    0    0    own  own  own  0    0    own  0    0    0    -    -
        select public   -    0    0    own  own  own  0    0    own  0    0    0    -    -
        select archived -    0    0    own  own  own  0    0    own  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_leaders", key: "user_id", group: "group_id",
      from: "(select a.* from muster.direct_access as a where a.is_leader) as leaders",
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
      name: "muster.my_member_lists", key: "group_id", group: "group_id",
      from: "public.groups as my (group_id)",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select hidden   -    0    0    0    0    0    0    0    all  0    0    0    -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  0    -    -
        select archived -    0    0    all  all  0    0    0    all  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_permissions", key: "permission", group: "group_id", own: "is_theirs",
      sets: ["memb": "is_members"],
      from: """
        (select g.id as group_id, p.name as permission, exists (select from \
        public.user_group_roles as r join public.group_role_permissions as q using (group_role_id) \
        where r.user_id = :me and r.group_id = g.id and q.permission_id = p.id) as is_theirs, \
        exists (select from public.group_roles as r join public.group_role_permissions as q on \
        q.group_role_id = r.id where r.group_id = g.id and r.name = 'Member' and q.permission_id = \
        p.id) as is_members from public.groups as g cross join public.permissions as p where \
        p.scope = 'group') as mine
        """,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    own  own  0    0    0    all  0    memb 0    -    -
        select hidden   -    0    0    own  own  0    0    0    all  0    memb 0    -    -
        select public   -    0    0    own  own  0    0    0    all  0    memb 0    -    -
        select archived -    0    0    own  own  0    0    0    all  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_nested", key: "via", group: "group_id",
      from: """
        (select c.outer_group_id as group_id, c.inner_group_id as via from \
        muster.group_closure as c) as nested
        """,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    0    0    0    0    0    0    0    all  0    -    -
        select hidden   -    0    0    0    0    0    0    0    0    0    all  0    -    -
        select public   -    0    0    0    0    0    0    0    0    0    all  0    -    -
        select archived -    0    0    0    0    0    0    0    0    0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.my_nested_members", key: "via", group: "group_id",
      from: """
        (select c.outer_group_id as group_id, c.inner_group_id as via from \
        muster.group_closure as c) as nested
        """,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select hidden   -    0    0    0    0    0    0    0    all  0    0    all  -    -
        select public   -    0    0    all  all  0    0    0    all  0    all  all  -    -
        select archived -    0    0    0    0    0    0    0    0    0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.roles", key: "id", group: #""groupId""#,
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
      name: "api.audit", key: "sequence", group: #""groupId""#,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    0    0    0    0    0    0    all  0    0    all  -    -
        select hidden   -    0    0    0    0    0    0    0    all  0    0    all  -    -
        select public   -    0    0    0    0    0    0    0    all  0    0    all  -    -
        select archived -    0    0    0    0    0    0    0    all  0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
  ]
}
