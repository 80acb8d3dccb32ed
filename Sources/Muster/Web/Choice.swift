import HTML
import HTTPServer
import MusterModels
import Postgres

/// What a form offers to choose from, and whether there is more than that.
struct Choice<Item: Decodable & Sendable>: Decodable, Sendable {
  let items: [Item]
  let isMore: Bool
}

/// A group to choose.
struct NamedGroup: Decodable, Sendable {
  let id: Group.ID
  let name: String
}

extension Query where Answer == Document {
  /// What was asked for already, then by name what fits a text.
  ///
  /// - Parameter most: how many there are to choose from.
  /// - Parameter source: a select of `id`, `name`, what it is `sorted` by, and the `item`; its own
  ///   parameters begin at `$3`.
  static func choice(
    _ name: String, fitting text: String?, asked: [String], most: Int = 100, _ source: String,
    _ parameters: Parameter...
  ) -> Query {
    Query(
      lane: .shared, name: name,
      sql: """
        select json_build_object(
          'items', coalesce(json_agg(c.item order by c.place) filter (where c.place <= \(most)), '[]'),
          'isMore', count(*) > \(most)
        )::text
        from (
          select s.item, row_number() over (
            order by s.id <> all($2::uuid[]), s.sorted, s.id
          ) as place
          from (\(source)) as s
          where $1::text is null or position(lower($1::text) in lower(s.name)) > 0
            or s.id = any($2::uuid[])
          order by place limit \(most + 1)
        ) as c
        """,
      parameters: [Parameter(text), Parameter(array: asked)] + parameters, read: document)
  }
}

/// A field to look for somebody who is not among those to choose from; nothing where all are.
func peopleFinder(
  _ people: Choice<some Decodable & Sendable>, _ context: PageContext,
  keeping kept: [String] = []
) -> HTML {
  choiceFinder(people, "who", .findPerson, context, kept)
}

/// The same for a group.
func groupFinder(
  _ groups: Choice<some Decodable & Sendable>, _ context: PageContext, keeping kept: [String] = []
) -> HTML {
  choiceFinder(groups, "which", .findGroup, context, kept)
}

private func choiceFinder(
  _ choice: Choice<some Decodable & Sendable>, _ name: String, _ label: Phrase,
  _ context: PageContext, _ kept: [String]
) -> HTML {
  let text = context.visit.search(name)
  guard choice.isMore || text != nil else { return .empty }
  return element("div", class: "stack") {
    finder(
      context.visit.request.path, label, text, name: name,
      keeping: kept.map { ($0, context.query($0)) })
    if choice.items.isEmpty {
      element("p", class: "quiet") { Phrase.nothingFits }
    } else if choice.isMore {
      element("p", class: "quiet") { Phrase.moreThanThese }
    }
  }
}
