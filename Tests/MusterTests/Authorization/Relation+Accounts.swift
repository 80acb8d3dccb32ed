extension Relation {
  /// The matrix of people and their accounts.
  static let accounts = [
    Self(
      name: "auth.users", key: "id", own: "id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "auth.sessions", key: "id", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "auth.refresh_tokens", key: "token_hash",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "auth.one_time_tokens", key: "token_hash",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "auth.rate_limits", key: "key",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster_migrations.applied", key: "name",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.mails", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "muster.idempotency_keys", key: "key",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.users", key: "id", own: "id = :me",
      sets: [
        "cast": """
        id = :me or exists (select from public.group_memberships as m join public.groups as g on \
        g.id = m.group_id where m.user_id = users.id and g.name in ('main', 'inner'))
        """
      ],
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    own  own  cast cast own  own  own  cast own  cast all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    own* own* own* own* own* own* own* own* own* own* own* -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.profiles", key: "id", own: "id = :me",
      sets: [
        "cast": """
        id = :me or exists (select from public.group_memberships as m join public.groups as g on \
        g.id = m.group_id where m.user_id = profiles.id and g.name in ('main', 'inner'))
        """
      ],
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    own  own  cast cast own  own  own  cast own  cast all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.user_private", key: "user_id", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    own  own  own  own  own  own  own  own  own  own  own  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    own* own* own* own* own* own* own* own* own* own* own* -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.notifications", key: "id", group: "group_id", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    own  own  own  own  own  own  own  0    0    0    -    -
        select hidden   -    0    own  own  own  own  own  own  own  0    0    0    -    -
        select public   -    0    own  own  own  own  own  own  own  0    0    0    -    -
        select archived -    0    own  own  own  own  own  own  own  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    0*   own* own* own* own* own* own* own* 0*   0*   0*   -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.notifications", key: "id", group: #""groupId""#,
      own: """
        id in (select n.id from public.notifications as n where n.user_id = :me)
        """,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    0    own  own  own  own  own  own  own  0    0    0    -    -
        select hidden   -    0    own  own  own  own  own  own  own  0    0    0    -    -
        select public   -    0    own  own  own  own  own  own  own  0    0    0    -    -
        select archived -    0    own  own  own  own  own  own  own  0    0    0    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.sessions", key: "id", own: "user_id = :me",
      from: "auth.sessions",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    own  own  own  own  own  own  own  own  own  own  own  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
  ]
}
