import HTML
import MusterModels

/// The pages for platform admins; the database refuses everybody else.
extension WebPage {
  static let administration: [WebPage] = [
    .adminOverview, .adminUsers, .adminUser, .adminGroups, .adminGroup, .adminTemplates,
    .newRoleTemplate, .roleTemplate, .newGroupTemplate, .groupTemplate, .adminSettings,
    .adminAudit,
  ]
}

/// A page for platform admins.
enum AdminPage: CaseIterable {
  case overview, users, groups, templates, webhooks, settings, audit

  var label: Phrase {
    switch self {
    case .overview: .overview
    case .users: .adminPeople
    case .groups: .adminGroups
    case .templates: .adminTemplates
    case .webhooks: .webhooks
    case .settings: .settings
    case .audit: .adminAudit
    }
  }

  var address: String { self == .overview ? "/admin" : "/admin/\(self)" }
}

/// What each page for platform admins begins with; without a title it is the part's own.
func adminHeading(
  _ current: AdminPage, _ title: String? = nil, @HTMLBuilder actions: () -> HTML = { .empty }
) -> HTML {
  HTML {
    segments(
      .administration, AdminPage.allCases.map { ($0.label, $0.address, $0 == current) })
    pageHeading(title ?? current.label.text, actions: actions)
  }
}

/// What to look for in a list of platform admins: less than three characters is nothing yet.
func adminWords(_ visit: PageVisit) -> String? {
  visit.search().flatMap { $0.count < 3 ? nil : $0 }
}

/// A list of platform admins from its first page, with what was looked for, narrowed down or not.
func adminList(_ page: AdminPage, _ name: String, _ value: String?, _ context: PageContext)
  -> String
{
  var query: [(String, String)] = []
  if let words = context.visit.search() { query.append(("q", words)) }
  if let value { query.append((name, value)) }
  return Address.make(page.address, query)
}
