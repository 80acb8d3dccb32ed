import Foundation
import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// Where the links of invitations lead: by token for whoever holds it, and by id for those whom
  /// a notification told of it.
  static let invitation = WebPage(
    "/groups/{id}/invites/{tokenOrId}", for: .anyone,
    actions: [
      .call(
        "acceptInvite", said: .joinedGroup,
        then: .page { outcome in "/groups/\(try outcome.answer.read(as: Group.self).id)" }),
      .call("declineInvite", said: .declinedInvite, then: .page { _ in "/" }),
      .call("signOut", said: .signedOut, then: .signedOut),
    ],
    reads: { visit in
      (
        InviteQueries.previewIfAny(token: try visit.text("tokenOrId")).as(InvitePreview?.self),
        (visit.caller == .visitor ? InviteQueries.none : InviteQueries.mine(to: try visit.id()))
          .as([ReceivedInvite]?.self)
      )
    },
    shows: { context, preview, waiting in
      let key = try context.visit.text("tokenOrId")
      let group: Group.ID = try context.visit.id()
      let isID = Invite.ID(key) != nil
      let mine = waiting?.first { isID ? "\($0.id)" == key.lowercased() : preview != nil }
      return Sheet(Phrase.invitation.text) {
        card(class: "narrow invitation") {
          if let own = context.group, own.status == .active || own.status == .paused {
            tile(own.name, id: "\(own.id)")
            element("h1") { Phrase.memberAlready(own.name) }
            linkButton(.toTheGroup, "/groups/\(own.id)", style: .primary)
          } else if let invite = OpenInvitation(preview, mine) {
            open(invite, group, key, context)
          } else if let preview {
            closed(preview, context)
          } else {
            missing(isID: isID, context)
          }
        }
      }
    })

  private static func open(
    _ invite: OpenInvitation, _ group: Group.ID, _ key: String, _ context: PageContext
  ) -> HTML {
    HTML {
      tile(invite.group, id: "\(group)")
      element("h1") { Phrase.invitesYouTo(personName(invite.inviter), invite.group) }
      if let message = invite.message { element("blockquote") { prose(message) } }
      if let role = invite.role { element("p") { Phrase.inviteGivesRole(roleName(role)) } }
      element("p", class: "quiet") { Phrase.inviteGoodUntil(Formats.moment(invite.expiresAt)) }
      if let frame = context.frame {
        let isForOther = context.visit.attempt?.failure?.code == .inviteForSomeoneElse
        if !isForOther {
          element("div", class: "form-actions") {
            context.button("acceptInvite", [:], .joinNow, icon: .check, style: .primary)
            if invite.isAddressed {
              context.button("declineInvite", [:], .decline)
            } else {
              linkButton(.notNow, "/", style: .quiet)
            }
          }
        }
        element("p", class: "quiet") {
          Phrase.signedInAs(frame.email ?? personName(frame.fullName))
        }
        context.button(
          "signOut", ["next": context.visit.request.path], .useOtherAccount,
          style: isForOther ? .primary : .quiet)
      } else {
        let query = [("invite", key), ("next", context.visit.request.path)]
        element("div", class: "stacked") {
          element("a", ["class": "button primary", "href": Address.make("/sign-up", query)]) {
            Phrase.inviteNewHere
          }
          element("a", ["class": "button", "href": Address.make("/sign-in", query)]) {
            Phrase.inviteHaveAccount
          }
        }
        element("p", class: "quiet") { Phrase.inviteQuick }
        element("p", class: "quiet") { Phrase.inviteIgnore }
      }
    }
  }

  /// An invitation that can no longer be accepted, and what to do instead.
  private static func closed(_ preview: InvitePreview, _ context: PageContext) -> HTML {
    let title: Phrase =
      switch preview.status {
      case .accepted, .pending: .inviteUsed
      case .declined: .inviteWasDeclined
      case .revoked: .inviteWasRevoked
      case .expired: .inviteHasExpired
      }
    return HTML {
      element("h1") { title }
      if preview.status == .accepted {
        element("p") { context.frame == nil ? Phrase.inviteUsedText : .inviteUsedByOther }
      } else {
        element("p") {
          Phrase.askForInvitation(personName(preview.inviter.fullName), preview.group.name)
        }
      }
      onward(context)
    }
  }

  /// An invitation that cannot be shown to whoever asks.
  private static func missing(isID: Bool, _ context: PageContext) -> HTML {
    HTML {
      if isID, context.frame == nil {
        element("h1") { Phrase.inviteSignInFirst }
        element("p") { Phrase.inviteSignInText }
      } else {
        element("h1") { Phrase.inviteNotFound }
        element("p") {
          isID && context.frame?.emailVerified == false
            ? Phrase.inviteVerifyText : .inviteNotFoundText
        }
      }
      onward(context)
    }
  }

  private static func onward(_ context: PageContext) -> HTML {
    guard context.frame == nil else { return linkButton(.toHome, "/", style: .primary) }
    let address = Address.make("/sign-in", [("next", context.visit.request.path)])
    return linkButton(.signIn, address, style: .primary)
  }
}

/// What is known of an invitation that waits for an answer.
private struct OpenInvitation {
  let group: String
  let inviter: String?
  var message: String?
  var role: String?
  let expiresAt: Date
  /// Whether it is for one person, who may decline it.
  let isAddressed: Bool

  init?(_ preview: InvitePreview?, _ mine: ReceivedInvite?) {
    if let mine {
      (group, inviter, expiresAt) = (mine.group.name, mine.inviter.fullName, mine.expiresAt)
      (message, role, isAddressed) = (mine.message, mine.role, true)
    } else if let preview, preview.status == .pending {
      (group, inviter, expiresAt) = (
        preview.group.name, preview.inviter.fullName, preview.expiresAt
      )
      isAddressed = false
    } else {
      return nil
    }
  }
}
