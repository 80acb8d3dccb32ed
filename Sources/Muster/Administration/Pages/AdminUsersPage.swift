import HTML
import MusterModels

extension WebPage {
  /// Everybody who has an account.
  static let adminUsers = WebPage(
    "/admin/users",
    reads: { visit in
      let state = visit.word("state", of: ["all"] + AdminUser.State.allCases.map(\.rawValue))
      return AdminQueries.users(
        matching: adminWords(visit), state: state == "all" ? nil : state, page: visit.page(),
        pageSize: 30
      ).as(Page<AdminUser>.self)
    },
    shows: { context, users in
      let state = context.query("state")
      return Sheet(Phrase.adminPeople.text) {
        adminHeading(.users)
        finder(
          "/admin/users", .adminFindPeople, context.visit.search(), keeping: [("state", state)])
        segments(
          .status,
          states.map {
            (
              $0?.label ?? .adminAll, adminList(.users, "state", $0?.rawValue, context),
              state == $0?.rawValue
            )
          })
        if users.items.isEmpty {
          emptyState(.adminNobody, icon: .search)
        } else {
          card {
            rows { for user in users.items { line(user) } }
          }
          pagination(users, context)
        }
      }
    })

  private static let states = [nil] + AdminUser.State.allCases.map { Optional($0) }

  private static func line(_ user: AdminUser) -> HTML {
    row(
      href: "/admin/users/\(user.id)",
      picture: { avatar(user.fullName, user.avatarUrl, id: user.id) },
      title: personName(user.fullName),
      meta: {
        if let email = user.email { element("span") { email } }
        element("span") { Phrase.memberSince(Formats.day(user.createdAt)) }
      },
      trailing: { user.badges })
  }
}

extension AdminUser.State {
  var label: Phrase {
    switch self {
    case .active: .adminActive
    case .banned: .adminBanned
    case .deleted: .adminDeleted
    }
  }
}

extension AdminUser {
  /// What there is to say of them in a word.
  var badges: HTML {
    HTML {
      if isPlatformAdmin { badge(Phrase.adminPlatformAdmin.text, .accent) }
      if state == .banned { badge(Phrase.adminBanned.text, .bad) }
      if state == .deleted { badge(Phrase.adminDeleted.text) }
      if state == .active, !emailVerified { badge(Phrase.notVerified.text, .warning) }
    }
  }
}
