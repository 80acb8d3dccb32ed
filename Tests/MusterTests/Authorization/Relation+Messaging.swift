extension Relation {
  /// The matrix of chats: those who are in one see all of it, and nobody else; here leader and
  /// other are in one of an event, leader, member and observer in the group's, leader and member in
  /// their own. Platform admins do not. Who is in the chat of a group its member list shows.
  static let messaging =
    [
      Self(
        name: "public.chats", key: "id",
        own: """
          id in (select m.chat_id from public.chat_members as m \
          where m.user_id = :me and m.left_at is null)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "api.chats", key: "id",
        own: """
          id in (select m.chat_id from public.chat_members as m \
          where m.user_id = :me and m.left_at is null)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.chat_members", key: "(chat_id, user_id)",
        own: """
          user_id = :me or chat_id in (
            select c.id from public.chats as c left join public.groups as g on g.id = c.group_id
            where coalesce(g.show_member_list, true)
              and c.id in (select m.chat_id from public.chat_members as m \
          where m.user_id = :me and m.left_at is null))
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "public.messages", key: "id",
        own: """
          chat_id in (select m.chat_id from public.chat_members as m \
          where m.user_id = :me and m.left_at is null)
          """,
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
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
          select          -    0    0    own  own  0    0    0    own  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
      Self(
        name: "muster.my_chats", key: "chat_id",
        own: """
          chat_id in (select m.chat_id from public.chat_members as m \
          where m.user_id = :me and m.left_at is null)
          """,
        from: "public.chats as my (chat_id)",
        lines: """
                          visi stra invi memb obse paus left remo lead othe inne admi serv web
          select          -    0    0    own  own  0    0    0    all  own  0    0    -    -
          insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
          """),
    ]
}
