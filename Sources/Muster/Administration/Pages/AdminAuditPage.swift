import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// What happened anywhere, newest first.
  static let adminAudit = WebPage(
    "/admin/audit",
    reads: { visit in
      InsightQueries.auditOfAll.query(
        before: visit.request.query["before"].flatMap { Int64($0) }, limit: 50
      ).as(CursorPage<AuditEntry>.self)
    },
    shows: { context, entries in
      Sheet(Phrase.adminAudit.text) {
        adminHeading(.audit)
        element("p", class: "quiet") { Phrase.adminAuditText }
        card {
          rows { for entry in entries.items { line(entry) } }
        }
        if let next = entries.next {
          element("nav", ["class": "pagination", "aria-label": Phrase.pages.text]) {
            linkButton(.adminOlder, context.address("before", next))
          }
        }
      }
    })

  private static func line(_ entry: AuditEntry) -> HTML {
    element("li", class: "row") {
      element("div", class: "row-text") {
        element("code") { entry.action }
        element("div", class: "row-meta") {
          moment(entry.at)
          if let actor = entry.actorId {
            element("a", ["href": "/admin/users/\(actor)"]) { Phrase.adminByWhom }
          } else {
            element("span") { Phrase.adminByItself }
          }
          if let user = entry.userId {
            element("a", ["href": "/admin/users/\(user)"]) { Phrase.adminAboutWhom }
          }
          if let group = entry.groupId {
            element("a", ["href": "/admin/groups/\(group)"]) { Phrase.group }
          }
        }
        let changed = changes(of: entry)
        if !changed.isEmpty {
          element("details") {
            element("summary") { Phrase.adminDetails }
            element("ul", class: "plain-list") {
              for change in changed { element("li") { element("code") { change } } }
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
