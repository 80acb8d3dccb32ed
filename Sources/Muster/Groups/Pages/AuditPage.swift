import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// What happened in a group, newest first; for its leaders.
  static let audit = WebPage(
    "/groups/{id}/audit",
    reads: { visit in
      let id: Group.ID = try visit.id()
      let before = visit.request.query["before"].flatMap { Int64($0) }
      return (
        InsightQueries.audit(of: id).query(before: before, limit: 40)
          .as(CursorPage<AuditEntry>.self),
        PeopleQueries.named(inHistoryOf: id, before: before, limit: 40).as([PersonName].self),
        RoleQueries.named(inHistoryOf: id, before: before, limit: 40)
      )
    },
    shows: { context, entries, named, roles in
      guard let group = context.group else { throw Failure(.notFound) }
      let people = PeopleByID(named)
      let sentences = AuditSentences(
        people: people,
        roles: Dictionary(
          roles.map { ("\($0.id)", roleName($0.name)) },
          uniquingKeysWith: { first, _ in first }))
      return Sheet(Phrase.whatHappened.text, tab: .settings, live: ["\(group.id)"]) {
        pageHeading(Phrase.whatHappened.text, Phrase.whatHappenedLong.text)
        if entries.items.isEmpty {
          emptyState(.nothingHappened, icon: .history)
        } else {
          card(region: "audit") {
            rows {
              for entry in entries.items {
                row(
                  title: sentences.text(of: entry).text,
                  meta: {
                    if let actor = entry.actorId {
                      element("span") { Phrase.byWhom(people.name(actor)) }
                    } else {
                      element("span") { Phrase.byItself }
                    }
                    moment(entry.at)
                  })
              }
            }
          }
        }
        element("nav", ["class": "pagination", "aria-label": Phrase.pages.text]) {
          if context.query("before") != nil {
            linkButton(.newest, "/groups/\(group.id)/audit")
          }
          if let next = entries.next {
            linkButton(.earlier, "/groups/\(group.id)/audit?before=\(next)")
          }
        }
      }
    })
}
