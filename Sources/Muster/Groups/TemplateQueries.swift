import MusterModels
import Postgres

/// Statements that change templates (K11).
enum TemplateQueries {
  /// The two kinds of template, by the names of their functions.
  enum Kind: String, Sendable {
    case role, group
  }

  static func save(_ kind: Kind, _ id: Identifier<Kind>?, changes: String) -> Query<Document> {
    .change(
      "templates.save.\(kind)",
      """
      select body, null::bigint as version from api.\(kind)_template_answer(\
      public.save_\(kind)_template($1::uuid, $2::jsonb))
      """,
      Parameter(id?.uuid), Parameter(changes))
  }

  static func delete(_ kind: Kind, _ id: Identifier<Kind>) -> Query<Void> {
    .command(
      "templates.delete.\(kind)", "select public.delete_\(kind)_template($1::uuid)",
      Parameter(id.uuid))
  }
}
