import MusterModels
import Postgres

/// People to choose from in forms: those whom the caller sees as members.
enum PeopleQueries {
  /// Which of a group's members there are to choose from.
  enum Members: String {
    /// Those who take part, themselves or through a group inside.
    case active
    /// The same, and who pauses.
    case current
    /// Those who have left, or were removed.
    case previous
    /// Those who may lead after the caller, the longest-standing first.
    case successors

    /// As `api.members_of` names them.
    fileprivate var state: String {
      switch self {
      case .active: "participants"
      case .current, .previous: rawValue
      case .successors: "active"
      }
    }

    fileprivate var condition: String {
      switch self {
      case .active, .successors: "= 'active'"
      case .current: "in ('active', 'paused')"
      case .previous: "in ('left', 'removed')"
      }
    }
  }

  /// Active members of the groups that the caller is active in, but not the caller: some of them, or
  /// who fits, and those who were asked for already.
  static func companions(fitting text: String?, asked: [User.ID]) -> Query<Document> {
    .choice(
      "people.companions", fitting: text, asked: asked.map(\.description),
      choices(
        """
        select c.*, lower(c.name) as sorted from api.companions( \
        \(Query<Document>.most + 1) + cardinality($2::uuid[]), $1::text, $2::uuid[]) as c
        """))
  }

  /// Members of a group but not the caller, by name: those who were there first, whom an index
  /// finds, as forms are drawn much more often than somebody is looked for, and groups are large.
  /// Besides them those who were asked for already.
  static func members(
    of group: Group.ID, _ which: Members, fitting text: String?, asked: [User.ID] = []
  ) -> Query<Document> {
    let sorted = which == .successors ? "m.\"joinedAt\"::text" : "lower(m.\"fullName\")"
    // Two more than there are to choose from: one is the caller, one tells that there are more.
    var people = """
      select m."userId" as id, m."fullName" as name, m."avatarUrl" as picture, \(sorted) as sorted \
      from api.members_of($3::uuid, '\(which.state)', \
      \(Query<Document>.most + 2) + cardinality($2::uuid[]), 1, $1::text) as m
      """
    if !asked.isEmpty {
      people = """
        select a.id, min(a.name) as name, min(a.picture) as picture, min(a.sorted) as sorted from ( \
        \(people) union all \
        select m."userId", m."fullName", m."avatarUrl", \(sorted) from api.members as m \
        where m."groupId" = $3::uuid and m."userId" = any($2::uuid[]) \
        and m.status \(which.condition)\
        \(which == .active || which == .current ? nested : "")) as a group by a.id
        """
    }
    return .choice(
      asked.isEmpty ? "people.\(which)" : "people.\(which)_asked", fitting: text,
      asked: asked.map(\.description), choices(people), Parameter(group.uuid))
  }

  private static let nested = """
     union all select n.user_id, u.full_name, u.avatar_url, lower(u.full_name) \
    from muster.my_nested_members as n join public.users as u on u.id = n.user_id \
    where n.group_id = $3::uuid and n.user_id = any($2::uuid[])
    """

  /// The names of those whom entries of a group's history are about, by their ids; without a group
  /// of the whole history.
  static func named(inHistoryOf group: Group.ID?, before: Int64?, limit: Int) -> Query<Document> {
    let ids = """
      select unnest(array[a.entry ->> 'actorId', a.entry ->> 'userId'])::uuid from ( \
      select a.entry from api.audit as a where ($1::bigint is null or a.sequence < $1::bigint) \
      \(group == nil ? "" : "and a.\"groupId\" = $3::uuid") \
      order by a.sequence desc limit $2::integer) as a
      """
    guard let group else {
      return named("people.in_all_history", ids, Parameter(before), Parameter(limit))
    }
    return named(
      "people.in_history", ids, Parameter(before), Parameter(limit), Parameter(group.uuid))
  }

  /// The names of those who invite into a group, and of whom they invite.
  static func named(inInvitesTo group: Group.ID) -> Query<Document> {
    named(
      "people.in_invites",
      """
      select unnest(array[i."inviterId", i."userId"]) from api.invites as i \
      where i."groupId" = $1::uuid and i.status = 'pending'
      """, Parameter(group.uuid))
  }

  private static func named(
    _ name: String, _ ids: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query(
      lane: .shared, name: name,
      sql: """
        select coalesce(json_agg(json_build_object( \
        'userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)), '[]')::text \
        from public.users as u where u.id in (\(ids))
        """, parameters: parameters, read: Query<Document>.document)
  }

  /// People as they are chosen: never oneself.
  private static func choices(_ people: String) -> String {
    """
    select p.id, p.name, p.sorted, json_build_object( \
    'userId', p.id, 'fullName', p.name, 'avatarUrl', p.picture) as item \
    from (\(people)) as p where p.id <> (select auth.uid())
    """
  }

  /// Active members of a crew, the caller first, then by name.
  static func crew(_ group: Group.ID) -> Query<Document> {
    .read(
      "people.crew",
      """
      select coalesce(json_agg(p), '[]')::text from ( \
      select m."userId", m."fullName", m."avatarUrl" from api.members as m \
      where m."groupId" = $1::uuid and m.status = 'active' \
      order by m."userId" <> (select auth.uid()), lower(m."fullName"), m."userId") as p
      """, Parameter(group.uuid))
  }
}
