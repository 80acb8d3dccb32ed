extension Relation {
  /// The matrix of webhooks and jobs. Secrets, deliveries and due work are nobody's to read.
  static let webhooks =
    [
      closed("muster.webhook_secrets", key: "webhook_id"),
      closed("muster.webhook_deliveries", key: "id"),
      closed("muster.jobs", key: "id"),
    ]
    + [("public.webhooks", "group_id"), ("api.webhooks", "\"groupId\"")].map { name, group in
      Self(
        name: name, key: "id", group: group,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  0    0    all  -    -
          select hidden   -    0    0    0    0    0    0    0    all  0    0    all  -    -
          select public   -    0    0    0    0    0    0    0    all  0    0    all  -    -
          select archived -    0    0    0    0    0    0    0    all  0    0    all  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """)
    }
}
