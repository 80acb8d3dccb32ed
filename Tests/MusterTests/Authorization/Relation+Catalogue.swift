extension Relation {
  /// The matrix of the catalogue and platform roles.
  static let catalogue = [
    Self(
      name: "public.permissions", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.role_templates", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.role_template_permissions", key: "(role_template_id, permission_id)",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.group_templates", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.group_template_roles", key: "(group_template_id, role_template_id)",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.platform_roles", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.platform_role_permissions", key: "(platform_role_id, permission_id)",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "public.user_platform_roles", key: "user_id", own: "user_id = :me",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    own  0    0    0    0    0    0    0    0    0    all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.permissions", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.role_templates", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
    Self(
      name: "api.group_templates", key: "id",
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    all  all  all  all  all  all  all  all  all  all  all  -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """),
  ]
}
