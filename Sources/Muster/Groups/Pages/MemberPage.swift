import HTML
import MusterModels

extension WebPage {
  /// One member: what they say of themselves, their roles, and what may be done.
  static let member = WebPage(
    "/groups/{id}/members/{userId}",
    actions: [
      .call("pauseMember", said: .memberPausedNow),
      .call("activateMember", said: .memberActiveNow),
      .call(
        "removeMember", said: .memberRemovedNow,
        then: .page { "/groups/\(try $0.visit.text("id"))/members" }),
      .call("assignRole", said: .roleGiven), .call("unassignRole", said: .roleTaken),
      .call("transferLeadership", said: .leadershipHandedOn),
      .call("openChat", then: .page { "/chats/\(try $0.answer.read(as: Chat.self).id)" }),
      .call("blockPerson", said: .personBlocked), .call("unblockPerson", said: .personUnblocked),
    ],
    reads: { visit in
      (
        MemberQueries.get(try visit.id("userId"), in: try visit.id()).as(MemberProfile.self),
        RoleQueries.held(by: try visit.id("userId"), in: try visit.id()),
        RoleQueries.choice(of: try visit.id(), visit, asked: visit.chosen("roleId")),
        ChatQueries.blocks.query(page: 1, pageSize: 1_000).as(Page<Block>.self)
      )
    },
    shows: { context, member, held, roles, blocks in
      guard let group = context.group else { throw Failure(.notFound) }
      let view = MemberView(
        context: context, group: group, member: member, held: held, choice: roles,
        isBlocked: blocks.items.contains { $0.userId == member.userId })
      return Sheet(
        personName(member.fullName), tab: .members,
        live: ["\(group.id)", "\(member.userId)"]
      ) {
        view.heading
        if let bio = member.bio, !bio.isEmpty { card(.aboutThem) { prose(bio) } }
        view.roles
        view.actions
      }
    })
}

/// The parts of a member's page.
struct MemberView {
  let context: PageContext
  let group: Frame.OwnGroup
  let member: MemberProfile
  /// The roles that they hold of their own.
  let held: [Role]
  /// Those to choose from.
  let choice: Choice<Role>
  let isBlocked: Bool

  private var isMe: Bool { context.isMe(member.userId) }
  private var isPresent: Bool { member.status == .active || member.status == .paused }
  private var user: String { "\(member.userId)" }

  var heading: HTML {
    element("div", class: "profile") {
      avatar(member.fullName, member.avatarUrl, id: member.userId, class: "large")
      element("div") {
        element("h1") { personName(member.fullName) }
        element("p", class: "subtitle") {
          switch member.status {
          case .left, .removed:
            Phrase.wasMember
            if let joined = member.joinedAt {
              " "
              day(joined)
            }
            if let left = member.leftAt {
              " – "
              day(left)
            }
          case .invited: Phrase.isInvited
          case .active, .paused:
            Phrase.memberSince
            if let joined = member.joinedAt {
              " "
              day(joined)
            }
          }
          if member.status == .paused {
            " "
            badge(Phrase.paused.text, .warning)
          }
        }
      }
    }
  }

  /// The roles they hold, to take or lay down, and those that could be given.
  @HTMLBuilder var roles: HTML {
    let others = choice.items.filter { !member.roles.contains($0.name) && group.mayGive($0) }
    let mayGive = group.mayNow("assign_roles") && member.via == nil && isPresent
    if isPresent {
      card(.roles, region: "roles") {
        if member.roles.isEmpty { element("p", class: "quiet") { Phrase.noRolesHeld } }
        rows {
          for name in member.roles {
            let role = held.first { $0.name == name }
            row(
              picture: { (role?.isLeader == true ? Icon.crown : Icon.key).html },
              title: roleName(name), trailing: { if let role { taking(role) } })
          }
        }
        let isSearched = choice.isMore || context.visit.search("called") != nil
        if mayGive, !others.isEmpty || isSearched {
          context.form("assignRole", ["userId": user], class: "line") { form in
            form.finder(choice, .findRole, name: "called")
            form.select("roleId", .giveRole, others.map { ("\($0.id)", roleName($0.name)) })
            form.submit(.giveIt, style: .plain)
          }
        }
        element("p") {
          element("a", ["href": "/groups/\(group.id)/why?userId=\(user)"]) {
            isMe ? Phrase.explainMyRights : Phrase.explainRights
          }
        }
      }
    }
  }

  @HTMLBuilder private func taking(_ role: Role) -> HTML {
    if member.via == nil,
      isMe ? !group.isArchived : group.mayNow("remove_roles") && group.mayGive(role)
    {
      context.confirmedButton(
        "unassignRole", ["userId": user, "roleId": "\(role.id)"],
        isMe ? .layDownRole : .takeRole,
        asking: isMe
          ? .reallyLayDownRole(roleName(role.name)) : .reallyTakeRole(roleName(role.name)))
    }
  }

  /// What else may be done.
  @HTMLBuilder var actions: HTML {
    if isMe {
      element("p") { linkButton(.editMyProfile, "/me", icon: .pencil) }
    } else {
      card(.whatYouCanDo) {
        element("div", class: "form-actions") {
          if isPresent, group.may("send_direct_messages"), !isBlocked {
            context.button(
              "openChat", ["userId": user], .writeMessage, icon: .chat, style: .primary)
          }
          if member.status == .active, group.mayNow("provide_feedback_to_members") {
            linkButton(
              .giveFeedbackTo, "/groups/\(group.id)/feedback?userId=\(user)", icon: .star)
          }
          memberActions(context, group, member.userId, member.status, via: member.via)
          handingOn
          blocking
        }
      }
    }
  }

  @HTMLBuilder private var handingOn: HTML {
    if group.isLeader, !group.isArchived, member.status == .active, member.via == nil {
      context.confirmedButton(
        "transferLeadership", ["userId": user], .handOnLeadership, icon: .crown,
        asking: .reallyHandOn(personName(member.fullName)))
    }
  }

  @HTMLBuilder private var blocking: HTML {
    if isBlocked {
      context.button("unblockPerson", ["userId": user], .unblock)
    } else {
      context.confirmedButton(
        "blockPerson", ["userId": user], .block, icon: .shield, asking: .reallyBlock)
    }
  }
}
