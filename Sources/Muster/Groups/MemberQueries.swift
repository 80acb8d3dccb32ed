import MusterModels
import Postgres

/// Statements about who is in a group.
enum MemberQueries {
  /// Which members to list.
  enum State: String, CaseIterable {
    case current, previous, invited, paused

    fileprivate var condition: String {
      switch self {
      case .current: "status in ('active', 'paused')"
      case .previous: "status in ('left', 'removed')"
      case .invited: "status = 'invited'"
      case .paused: "status = 'paused'"
      }
    }
  }

  static func list(_ group: Group.ID, _ state: State) -> Listing {
    Listing(
      name: "members.list.\(state)",
      columns: """
        m."userId", m."fullName", m."avatarUrl", m.status, m."joinedAt", m."leftAt", m.roles, m.via
        """,
      source: "api.members as m where m.\"groupId\" = $3::uuid and m.\(state.condition)",
      countSource: """
        public.group_memberships as m where m.group_id = $3::uuid and m.user_id is not null \
        and m.\(state.condition)
        """,
      order: "m.\"joinedAt\", m.\"userId\"", parameters: [Parameter(group.uuid)],
      requirement: .group(group, permission: "view_member_list"))
  }

  static func remove(_ user: User.ID, from group: Group.ID) -> Query<Void> {
    .command(
      "members.remove", "select public.remove_member($1::uuid, $2::uuid)",
      Parameter(group.uuid), Parameter(user.uuid))
  }

  static func pause(_ user: User.ID, in group: Group.ID) -> Query<Document> {
    .change(
      "members.pause",
      """
      select body, null::bigint as version \
      from api.member_answer(public.pause_member($1::uuid, $2::uuid), $2::uuid)
      """,
      Parameter(group.uuid), Parameter(user.uuid))
  }

  static func activate(_ user: User.ID, in group: Group.ID) -> Query<Document> {
    .change(
      "members.activate",
      """
      select body, null::bigint as version \
      from api.member_answer(public.activate_member($1::uuid, $2::uuid), $2::uuid)
      """,
      Parameter(group.uuid), Parameter(user.uuid))
  }

  static func leave(_ group: Group.ID, successor: User.ID?) -> Query<Document> {
    .change(
      "members.leave",
      "select body, version from api.my_group_answer(public.leave_group($1::uuid, $2::uuid))",
      Parameter(group.uuid), Parameter(successor?.uuid))
  }

  static func join(code: String) -> Query<Document> {
    .change(
      "members.join",
      "select body, version from api.my_group_answer(public.join_group($1::text))",
      Parameter(code))
  }
}
