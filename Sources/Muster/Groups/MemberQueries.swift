import MusterModels
import Postgres

/// Statements about who is in a group.
enum MemberQueries {
  /// Which members to list.
  enum State: String, CaseIterable {
    case current, previous, invited, paused
  }

  /// The members, or those whose name has a part; direct ones first.
  static func list(_ group: Group.ID, _ state: State, named part: String? = nil) -> Listing {
    Listing(
      name: "members.list.\(state)",
      source: "api.listed_members($3::uuid, '\(state)', 1001, $4::text)",
      parameters: [Parameter(group.uuid), Parameter(part)],
      items: "api.members_of($3::uuid, '\(state)', $1::integer, $2::bigint, $4::text)",
      requirement: .group(group, permission: "view_member_list"))
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
