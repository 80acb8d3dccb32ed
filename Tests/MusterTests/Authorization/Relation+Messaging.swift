extension Relation {
  /// The matrix of chats: those who are in one see all of it, and nobody else; here leader and
  /// other. Platform admins do not.
  static let messaging =
    [
      Self(
        name: "public.chats", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  all  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.chats", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  all  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.chat_members", key: "(chat_id, user_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  all  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.messages", key: "id",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  all  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.chat_reads", key: "(chat_id, user_id)",
        own: """
          user_id = :me
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    own  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_chats", key: "chat_id", from: "public.chats as my (chat_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    0    0    0    0    0    all  all  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]
}
