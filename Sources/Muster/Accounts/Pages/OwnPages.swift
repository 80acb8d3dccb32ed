import HTML
import MusterModels

/// The pages about oneself, one beside the other.
enum OwnPage: CaseIterable {
  case profile, notifications, security, blocks, data

  var label: Phrase {
    switch self {
    case .profile: .profile
    case .notifications: .mailsShort
    case .security: .security
    case .blocks: .blockedShort
    case .data: .myData
    }
  }

  var address: String {
    switch self {
    case .profile: "/me"
    case .notifications: "/me/notifications"
    case .security: "/me/security"
    case .blocks: "/me/blocks"
    case .data: "/me/data"
    }
  }
}

/// What each page about oneself begins with.
func ownHeading(_ current: OwnPage, @HTMLBuilder actions: () -> HTML = { .empty }) -> HTML {
  HTML {
    pageHeading(Phrase.myAccount.text, actions: actions)
    segments(
      .myAccount, OwnPage.allCases.map { ($0.label, $0.address, $0 == current) })
  }
}
