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

  /// A page of the members; direct ones first. Counting stops at 1,000 (api.md).
  static func list(
    _ group: Group.ID, _ state: State, page: Int, pageSize: Int
  ) -> Query<Document> {
    Listing.Requirement.group(group, permission: "view_member_list").guarding(
      listWhereAllowed(group, state, page: page, pageSize: pageSize))
  }

  /// The same, with nobody but the caller when members are not shown to them: for a page that
  /// shows other things, too.
  static func listWhereAllowed(
    _ group: Group.ID, _ state: State, page: Int, pageSize: Int
  ) -> Query<Document> {
    Query<Document>(
      lane: .shared, name: "members.list.\(state)", sql: listSQL(state),
      parameters: [Parameter(pageSize), Parameter(page), Parameter(group.uuid)],
      read: Query<Document>.document)
  }

  /// The present members, as many of them as the caller may see: for pages that show other things,
  /// too.
  static func listed(_ group: Group.ID, page: Int, pageSize: Int) -> Query<Document> {
    var query = list(group, .current, page: page, pageSize: pageSize)
    query.checks = []
    return query
  }

  private static func listSQL(_ state: State) -> String {
    let nested =
      state == .current
      ? """
       union all (
                select n.user_id from muster.my_nested_members as n \
        where n.group_id = $3::uuid group by n.user_id limit 1001
              )
      """ : ""
    return """
      select json_build_object(
        'items', coalesce((
          select json_agg(item) from api.members_of(
            $3::uuid, '\(state)', $1::integer, $2::bigint
          ) as item
        ), '[]'),
        'page', $2::bigint, 'pageSize', $1::integer,
        'total', least(counted.total, 1000), 'totalIsCapped', counted.total > 1000
      )::text
      from (
        select count(*) as total from (
          (
            select m.user_id from public.group_memberships as m
            where m.group_id = $3::uuid and m.user_id is not null and m.\(state.condition)
            limit 1001
          )\(nested)
        ) as row
      ) as counted
      """
  }

  static func get(_ user: User.ID, in group: Group.ID) -> Query<Document> {
    .read(
      "members.get", "select body from api.member_profile($1::uuid, $2::uuid)",
      Parameter(group.uuid), Parameter(user.uuid))
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
