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
      source: """
        muster.my_enrollments as m join api.enrollments as e on e.id = m.enrollment_id \
        where ($3::text is null or e.status = $3::text)
        """,
      order: order, parameters: [Parameter(status?.rawValue)])
  }

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
