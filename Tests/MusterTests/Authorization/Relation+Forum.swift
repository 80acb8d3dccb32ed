extension Relation {
  /// A table or view of a forum: for each kind of caller the word for what they read, in every kind
  /// of group alike; in an archived one there is no nested group. Nobody writes.
  private static func read(
    _ name: String, key: String = "id", group: String? = "group_id", own: String = "false",
    sets: [String: String] = [:], from: String? = nil, _ seen: String, archived: String? = nil
  ) -> Relation {
    let places =
      group == nil
      ? ""
      : """
      select hidden   \(seen)
      select public   \(seen)
      select archived \(archived ?? seen)

      """
    return Self(
      name: name, key: key, group: group, own: own, sets: sets, from: from,
      lines: """
                        visi stra invi memb obse paus left remo lead othe inne admi serv web
        select          \(seen)
        \(places)insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
        """)
  }

  private static let shown = [
    "show": "id not in (select p.id from public.forum_posts as p where p.hidden_at is not null)"
  ]

  /// The matrix of forums, feedback and blocks. Observer wrote what is hidden.
  static let forum = [
    read(
      "public.forum_posts", sets: shown,
      "-    0    0    show all  0    0    0    all  0    show 0    -    -",
      archived: "-    0    0    show all  0    0    0    all  0    0    0    -    -"),
    read(
      "muster.my_posts", sets: shown, from: "public.forum_posts",
      "-    0    0    show all  0    0    0    all  0    show 0    -    -",
      archived: "-    0    0    show all  0    0    0    all  0    0    0    -    -"),
    read(
      "api.forum_posts", group: "\"groupId\"", sets: shown,
      "-    0    0    show all  0    0    0    all  0    show 0    -    -",
      archived: "-    0    0    show all  0    0    0    all  0    0    0    -    -"),
    read(
      "api.forum_threads", group: "\"groupId\"",
      "-    0    0    all  all  0    0    0    all  0    all  0    -    -",
      archived: "-    0    0    all  all  0    0    0    all  0    0    0    -    -"),
    read(
      "muster.my_hidden_threads", group: nil,
      "-    0    0    0    0    0    0    0    0    0    0    0    -    -"),
    read(
      "muster.my_forums", key: "group_id", group: nil,
      own: """
        group_id in (select a.group_id from muster.active_access as a where a.user_id = :me)
        """, from: "public.groups as my (group_id)",
      "-    0    0    own  own  0    0    0    own  own  own  0    -    -"),
    read(
      "public.forum_post_versions", key: "(post_id, version)", group: nil,
      own: "post_id in (select p.id from public.forum_posts as p where p.author_id = :me)",
      "-    0    0    own  own  0    0    0    all  0    0    0    -    -"),
    read(
      "public.forum_mentions", key: "(post_id, user_id)", group: nil,
      sets: [
        "open": """
        post_id in (select p.id from public.forum_posts as p \
        join public.groups as g on g.id = p.group_id where g.archived_at is null)
        """
      ],
      "-    0    0    all  all  0    0    0    all  0    open 0    -    -"),
    read(
      "public.forum_reads", key: "(thread_id, user_id)", group: nil, own: "user_id = :me",
      "-    0    0    own  own  own  own  own  0    0    0    0    -    -"),
    read(
      "public.forum_group_reads", key: "(group_id, user_id)", own: "user_id = :me",
      "-    0    0    all  0    0    0    0    0    0    0    0    -    -"),
    read(
      "public.forum_follows", key: "(thread_id, user_id)", group: nil, own: "user_id = :me",
      "-    0    0    own  own  own  own  own  0    0    0    0    -    -"),
    read(
      "public.feedback", own: "recipient_id = :me",
      "-    0    0    own  0    own  own  own  all  0    0    0    -    -"),
    read(
      "muster.my_feedback", group: nil,
      own: "id in (select f.id from public.feedback as f where f.recipient_id = :me)",
      from: "public.feedback",
      "-    0    0    own  0    own  own  own  all  0    0    0    -    -"),
    read(
      "api.feedback", group: "\"groupId\"", own: "\"recipientId\" = :me",
      "-    0    0    own  0    own  own  own  all  0    0    0    -    -"),
    read(
      "public.blocks", key: "(blocker_id, blocked_id)", group: nil, own: "blocker_id = :me",
      "-    0    0    0    0    0    0    0    all  0    0    0    -    -"),
    read(
      "api.blocks", key: "\"userId\"", group: nil,
      "-    0    0    0    0    0    0    0    all  0    0    0    -    -"),
  ]
}
