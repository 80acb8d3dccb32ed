extension Relation {
  /// The matrix of what is told and mailed. Events are nobody's to read: streams show them.
  static let live =
    [
      "muster.stream_events", "muster.stream_events_0", "muster.stream_events_1",
      "muster.stream_events_2",
    ].map { closed($0, key: "id") } + [
      closed("muster.stream_state", key: "slot"),
      closed("muster.active_access", key: "(group_id, user_id)"),
      closed("muster.audiences", key: "(kind, audience_id, user_id)"),
      Self(
        name: "public.notification_settings", key: "user_id", own: "user_id = :me",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    own  own  own  own  own  own  own  own  own  own  own  -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]

  /// A table or view that no caller reaches in any way.
  static func closed(_ name: String, key: String) -> Relation {
    Relation(
      name: name, key: key,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """)
  }
}
