import MusterModels
import Postgres

/// Statements about enrolments and progress.
enum EnrollmentQueries {
  static func enroll(in journey: Journey.ID, _ input: String) -> Query<Document> {
    answering(
      "enrollments.enroll",
      """
      enroll_in_journey($1::uuid, ($2::jsonb ->> 'groupId')::uuid, \
      muster.day($2::jsonb, 'startsOn', 'journey_enrollments_starts_on_shape'))
      """,
      Parameter(journey.uuid), Parameter(input))
  }

  static func get(_ enrollment: Enrollment.ID) -> Query<Document> {
    .read(
      "enrollments.get", "select body from api.enrollment($1::uuid)", Parameter(enrollment.uuid))
  }

  static func mine(_ status: Enrollment.Status?) -> Listing {
    Listing(
      name: "enrollments.mine", columns: columns,
      source: mineSource, order: order, parameters: [Parameter(status?.rawValue)])
  }

  private static let mineSource = """
    muster.my_enrollments as m join api.enrollments as e on e.id = m.enrollment_id \
    where ($3::text is null or e.status = $3::text)
    """

  static func list(of group: Group.ID, _ status: Enrollment.Status?) -> Listing {
    Listing(
      name: "enrollments.of_group", columns: columns,
      source: """
        api.group_enrollments($4::uuid) as e where ($3::text is null or e.status = $3::text)
        """,
      order: order, parameters: [Parameter(status?.rawValue), Parameter(group.uuid)])
  }

  static func update(_ enrollment: Enrollment.ID, changes: String) -> Query<Document> {
    answering(
      "enrollments.update", "update_enrollment($1::uuid, $2::jsonb)", Parameter(enrollment.uuid),
      Parameter(changes))
  }

  static func end(_ enrollment: Enrollment.ID) -> Query<Void> {
    .command(
      "enrollments.end", "select public.unenroll_from_journey($1::uuid)",
      Parameter(enrollment.uuid))
  }

  static func record(
    _ step: String, of enrollment: Enrollment.ID, _ input: String
  ) -> Query<Document> {
    .change(
      "enrollments.record",
      "select body, version from api.record_journey_step($1::uuid, $2::text, $3::jsonb)",
      Parameter(enrollment.uuid), Parameter(step), Parameter(input))
  }

  static func progress(of enrollment: Enrollment.ID, member: User.ID?) -> Query<Document> {
    .read(
      "enrollments.progress", "select api.enrollment_progress($1::uuid, $2::uuid)",
      Parameter(enrollment.uuid), Parameter(member?.uuid))
  }

  static func members(of enrollment: Enrollment.ID) -> Listing {
    Listing(
      name: "enrollments.members", columns: "m.*",
      source: "api.enrollment_members($3::uuid) as m where true",
      order: "lower(m.\"fullName\"), m.\"userId\"", parameters: [Parameter(enrollment.uuid)])
  }

  /// How far the caller and their groups are with enrolments of a page of `mine`, by their ids.
  static func progressOfMine(
    _ status: Enrollment.Status?, page: Int, pageSize: Int
  ) -> Query<Document> {
    progressOfEach(
      "enrollments.progress_of_mine", mineSource, page: page, pageSize: pageSize,
      Parameter(status?.rawValue))
  }

  /// How far a group is with enrolments of a page of its list, by their ids.
  static func progressOfEach(in group: Group.ID, page: Int, pageSize: Int) -> Query<Document> {
    progressOfEach(
      "enrollments.progress_of_group", "api.group_enrollments($3::uuid) as e", page: page,
      pageSize: pageSize, Parameter(group.uuid))
  }

  private static func progressOfEach(
    _ name: String, _ source: String, page: Int, pageSize: Int, _ parameters: Parameter...
  ) -> Query<Document> {
    Query(
      lane: .shared, name: name,
      sql: """
        select coalesce(
          json_object_agg(f.id, api.enrollment_progress(f.id, null)::json), '{}'
        )::text
        from (
          select e.id from \(source) order by \(order)
          limit $1::integer offset ($2::bigint - 1) * $1::integer
        ) as f
        where muster.i_see_progress(f.id)
        """,
      parameters: [Parameter(pageSize), Parameter(page)] + parameters,
      read: Query<Document>.document)
  }

  /// How far an enrolment is; null to those who may see no part of it.
  static func progressIfAny(of enrollment: Enrollment.ID) -> Query<Document> {
    .read(
      "enrollments.progress_if_any",
      """
      select case when muster.i_see_progress($1::uuid)
        then api.enrollment_progress($1::uuid, null) else 'null' end
      """, Parameter(enrollment.uuid))
  }

  /// How far the caller came with groups that they take no part in any more.
  static let past = Query<Document>.read(
    "enrollments.past",
    """
    select coalesce(json_agg(p order by p."lastActivityAt" desc, p."enrollmentId"), '[]')::text
    from api.past_progress() as p
    """)

  /// The group that is enrolled, and what the caller may do there; null of a person's enrolment.
  static func group(of enrollment: Enrollment.ID) -> Query<Document> {
    .read(
      "enrollments.group",
      """
      select coalesce((
        select json_build_object('id', g.id, 'name', g.name, 'permissions', (
          select coalesce(json_agg(p.permission), '[]')
          from muster.my_permissions as p where p.group_id = g.id
        ))
        from api.enrollments as e join api.groups as g on g.id = e."groupId"
        where e.id = $1::uuid
      ), 'null')::text
      """, Parameter(enrollment.uuid))
  }

  private static let columns = "e.*, null as steps"
  private static let order = "e.\"enrolledAt\" desc, e.id"

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, version from api.enrollment(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
