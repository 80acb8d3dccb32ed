import HTML
import MusterModels

extension WebPage {
  /// Who is, was or may become a member, and what may be done about it.
  static let members = WebPage(
    "/groups/{id}/members",
    actions: [
      .call("pauseMember", said: .memberPausedNow),
      .call("activateMember", said: .memberActiveNow),
      .call("removeMember", said: .memberRemovedNow),
    ],
    reads: { visit in
      (
        MemberQueries.list(try visit.id(), memberState(visit), named: visit.search())
          .query(page: visit.page(), pageSize: 20).as(Page<Member>.self),
        NestingQueries.names(
          inside: try visit.id(), listing: memberState(visit), named: visit.search(),
          page: visit.page(), pageSize: 20)
      )
    },
    shows: { context, members, subgroups in
      guard let group = context.group else { throw Failure(.notFound) }
      let state = memberState(context.visit)
      let path = "/groups/\(group.id)"
      let inner = Dictionary(
        subgroups.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      return Sheet(Phrase.members.text, tab: .members, live: ["\(group.id)"]) {
        pageHeading(Phrase.members.text) {
          if group.mayNow("invite_members") {
            linkButton(.invitePeople, path + "/invite", icon: .plus, style: .primary)
          }
        }
        segments(
          .members,
          MemberQueries.State.allCases.map {
            (
              Phrase.membersWho($0),
              $0 == .current ? path + "/members" : "\(path)/members?state=\($0)",
              $0 == state
            )
          })
        let text = context.visit.search()
        if text != nil || members.total > members.pageSize {
          finder(
            path + "/members", .findPerson, text, keeping: [("state", context.query("state"))])
        }
        if members.items.isEmpty {
          emptyState(text == nil ? .nobodyHere(state) : .nobodyFits, icon: .people)
        } else {
          card(region: "members") {
            rows {
              for member in members.items {
                MemberRow(context: context, group: group, member: member, innerGroups: inner).html
              }
            }
          }
          pagination(members, context)
        }
        if state == .invited, group.mayNow("invite_members") {
          element("p") { element("a", ["href": path + "/invite"]) { Phrase.allInvitations } }
        }
      }
    })

  private static func memberState(_ visit: PageVisit) -> MemberQueries.State {
    MemberQueries.State(
      rawValue: visit.word("state", of: MemberQueries.State.allCases.map(\.rawValue))) ?? .current
  }
}

/// A member in a list, and what the reader may do about them.
struct MemberRow {
  let context: PageContext
  let group: Frame.OwnGroup
  let member: Member
  /// The names of the groups inside this one.
  let innerGroups: [Group.ID: String]

  private var path: String { "/groups/\(group.id)" }
  private var isMe: Bool { context.isMe(member.userId) }

  var html: HTML {
    row(
      href: group.may("view_member_profiles") ? "\(path)/members/\(member.userId)" : nil,
      picture: { avatar(member.fullName, member.avatarUrl, id: member.userId) },
      title: personName(member.fullName) + (isMe ? " (\(Phrase.you.text))" : ""),
      meta: { meta },
      trailing: {
        for role in member.roles { badge(roleName(role)) }
        if member.status == .paused { badge(Phrase.paused.text, .warning) }
        if member.status == .removed { badge(Phrase.removedBadge.text) }
        menu
      })
  }

  @HTMLBuilder private var meta: HTML {
    if let inner = member.via {
      element("span") {
        Phrase.viaGroup
        " "
        element("a", ["href": "/groups/\(inner)"]) {
          innerGroups[inner] ?? Phrase.anInnerGroup.text
        }
      }
    }
    if member.status == .left || member.status == .removed {
      element("span") {
        if let joined = member.joinedAt {
          day(joined)
          " – "
        }
        if let left = member.leftAt { day(left) }
      }
    } else if let joined = member.joinedAt {
      element("span") {
        Phrase.memberSince
        " "
        day(joined)
      }
    }
  }

  /// What may be done about a member; the database decides again.
  @HTMLBuilder private var menu: HTML {
    let parts = memberActions(context, group, member.userId, member.status, via: member.via)
    if !parts.isEmpty {
      element("details", class: "menu") {
        element("summary", class: "button quiet") {
          Phrase.more
          element("span", class: "visually-hidden") { ": " + personName(member.fullName) }
        }
        element("div", class: "menu-box") { parts }
      }
    }
  }
}

/// Pausing, ending a pause, removing, and asking somebody back.
@HTMLBuilder func memberActions(
  _ context: PageContext, _ group: Frame.OwnGroup, _ user: User.ID, _ status: MembershipStatus,
  via inner: Group.ID?
) -> HTML {
  let isOther = !context.isMe(user) && inner == nil
  if isOther, status == .active, group.mayNow("pause_members") {
    context.button("pauseMember", ["userId": "\(user)"], .pauseMember, icon: .pause)
  }
  if isOther, status == .paused, group.mayNow("activate_members") {
    context.button("activateMember", ["userId": "\(user)"], .endPause, icon: .play)
  }
  if isOther, status == .active || status == .paused, group.mayNow("remove_members") {
    context.confirmedButton(
      "removeMember", ["userId": "\(user)"], .removeFromGroup, icon: .close,
      asking: .reallyRemoveMember)
  }
  if isOther, status == .left || status == .removed, group.mayNow("invite_members") {
    linkButton(
      .inviteBack, "/groups/\(group.id)/invite?by=person&person=\(user)", icon: .mail)
  }
}
