import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// What happened anywhere, newest first.
  static let adminAudit = WebPage(
    "/admin/audit",
    reads: { visit in
      let before = visit.request.query["before"].flatMap { Int64($0) }
      return (
        InsightQueries.auditOfAll.query(before: before, limit: 50)
          .as(CursorPage<AuditEntry>.self),
        PeopleQueries.named(inHistoryOf: nil, before: before, limit: 50).as([PersonName].self)
      )
    },
    shows: { context, entries, named in
      let people = PeopleByID(named)
      return Sheet(Phrase.adminAudit.text) {
        adminHeading(.audit)
        element("p", class: "quiet") { Phrase.adminAuditText }
        card {
          rows { for entry in entries.items { line(entry, people) } }
        }
        if let next = entries.next {
          element("nav", ["class": "pagination", "aria-label": Phrase.pages.text]) {
            linkButton(.adminOlder, context.address("before", next))
          }
        }
      }
    })

  private static func line(_ entry: AuditEntry, _ people: PeopleByID) -> HTML {
    element("li", class: "row") {
      element("div", class: "row-text") {
        element("div", class: "row-title") {
          AuditSentences(people: people, roles: [:]).text(of: entry)
        }
        element("div", class: "row-meta") {
          moment(entry.at)
          if let actor = entry.actorId {
            element("a", ["href": "/admin/users/\(actor)"]) { Phrase.byWhom(people.name(actor)) }
          } else {
            element("span") { Phrase.byItself }
          }
          if let user = entry.userId, user != entry.actorId {
            element("a", ["href": "/admin/users/\(user)"]) { people.name(user) }
          }
          if let group = entry.groupId {
            element("a", ["href": "/admin/groups/\(group)"]) { Phrase.group }
          }
        }
        // The words leave something out; whoever looks into it needs what was recorded.
        element("details") {
          element("summary") { Phrase.adminDetails }
          element("ul", class: "plain-list") {
            for recorded in [entry.action] + changes(of: entry) {
              element("li") { element("code") { recorded } }
            }
          }
        }
      }
    }
  }

  /// What changed, field by field.
  private static func changes(of entry: AuditEntry) -> [String] {
    let (before, after) = (fields(entry.before), fields(entry.after))
    return Set(before.keys).union(after.keys).sorted().compactMap { name in
      let (old, new) = (before[name], after[name])
      guard old != new else { return nil }
      return "\(name): \(old ?? "–") → \(new ?? "–")"
    }
  }

  private static func fields(_ value: JSONValue?) -> [String: String] {
    guard case .object(let fields)? = value else { return [:] }
    return fields.compactMapValues { value in
      switch value {
      case .string(let text): text
      case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
      case .bool(let flag): String(flag)
      case .null: nil
      case .array(let list): "[\(list.count)]"
      case .object: "{…}"
      }
    }
  }
}
