import HTML
import MusterModels

extension WebPage {
  /// A group: what it is about, who is in it, and what there is to do.
  static let group = WebPage(
    "/groups/{id}",
    actions: [
      .call("acceptInvite", said: .joinedGroup), .call("declineInvite", said: .declinedInvite),
      joinByCode,
    ],
    reads: { visit in
      (
        GroupQueries.get(try visit.id()).as(Group.self),
        GroupQueries.membership(of: try visit.id()).as(OwnMembership?.self),
        MemberQueries.list(try visit.id(), .current).whereAllowed.query(page: 1, pageSize: 12)
          .as(Page<Member>.self),
        InviteQueries.mine(to: try visit.id()).as([ReceivedInvite].self)
      )
    },
    shows: { context, group, membership, members, invites in
      Sheet(group.name, tab: .overview, live: ["\(group.id)"]) {
        let overview = GroupOverview(
          context: context, group: group, membership: membership, members: members,
          invite: invites.first)
        overview.standing
        overview.about
        if context.group?.isActive == true || context.group?.status == .paused {
          overview.people
          overview.wayIn
          overview.leave
        }
      }
    })
}

/// The parts of a group's first page.
struct GroupOverview {
  let context: PageContext
  let group: Group
  let membership: OwnMembership?
  let members: Page<Member>
  /// The invitation that waits for the person.
  let invite: ReceivedInvite?

  private var path: String { "/groups/\(group.id)" }
  private var status: MembershipStatus? { context.group?.status }
  private var mayInvite: Bool { context.group?.mayNow("invite_members") == true }

  /// What there is to know for those who are not quite in.
  @HTMLBuilder var standing: HTML {
    if let invite {
      answer(invite)
    } else if status == .left || status == .removed {
      former
    } else if status == .paused {
      notice(.pausedHere, icon: .pause)
    } else if status == nil {
      outside
    }
    if let inner = membership?.via {
      element("p", class: "quiet") {
        Phrase.inThroughGroup
        " "
        element("a", ["href": "/groups/\(inner)"]) { Phrase.showThatGroup }
      }
    }
  }

  private func answer(_ invite: ReceivedInvite) -> HTML {
    card(.youAreInvited, region: "invitation") {
      element("p") { Phrase.invitedBy(personName(invite.inviter.fullName)) }
      if let message = invite.message { element("blockquote") { prose(message) } }
      if let role = invite.role {
        element("p", class: "quiet") { Phrase.youWouldBe(roleName(role)) }
      }
      element("div", class: "form-actions") {
        context.button(
          "acceptInvite", ["tokenOrId": "\(invite.id)"], .accept, icon: .check, style: .primary)
        context.button("declineInvite", ["tokenOrId": "\(invite.id)"], .decline)
      }
    }
  }

  private var former: HTML {
    card(status == .removed ? .youWereRemoved : .youHaveLeft) {
      if let left = membership?.leftAt {
        element("p") {
          if let joined = membership?.joinedAt {
            day(joined)
            " – "
          }
          day(left)
        }
      }
      element("p", class: "quiet") { Phrase.formerMemberText }
      element("div", class: "form-actions") {
        for (label, href) in keptOf(group.id) { linkButton(label, href) }
      }
      if group.archivedAt == nil {
        element("p", class: "quiet") {
          status == .removed ? Phrase.backByInvitation : Phrase.backByInvitationOrCode
        }
        if status == .left { byCode }
      }
    }
  }

  private var outside: HTML {
    card(.howToGetIn) {
      element("p", class: "quiet") { Phrase.howToGetInText }
      byCode
    }
  }

  private var byCode: HTML {
    context.form("joinGroup", class: "line") { form in
      form.text("code", .code, isRequired: true, autocomplete: "off", maxLength: 50)
      form.submit(.join)
    }
  }

  /// What it is for, and the facts.
  var about: HTML {
    card(.about, region: "about") {
      if let description = group.description, !description.isEmpty {
        prose(description)
      } else if context.group?.mayNow("edit_group_settings") == true {
        element("p", class: "quiet") {
          Phrase.noDescriptionYet
          " "
          element("a", ["href": path + "/settings"]) { Phrase.describeIt }
        }
      }
      element("dl", class: "facts") {
        fact(.members) {
          if let most = group.maxMembers {
            Phrase.membersOf(group.memberCount, most)
          } else {
            Phrase.memberCount(group.memberCount)
          }
        }
        if let template = group.template {
          fact(.groupKind) { GroupTemplate.title(ofTemplate: template) }
        }
        fact(.visibility) { group.isPublic ? Phrase.visibleToAll : Phrase.visibleToMembers }
        if let roles = membership?.roles, !roles.isEmpty {
          fact(.yourRole) { roles.map(roleName).joined(separator: ", ") }
        }
        fact(.since) { day(group.createdAt) }
        if let archived = group.archivedAt { fact(.archived) { day(archived) } }
      }
    }
  }

  /// Faces of members, if they are shown.
  @HTMLBuilder var people: HTML {
    let isAlone = group.memberCount <= 1
    if isAlone, mayInvite {
      card {
        emptyState(.onlyYouYet, .onlyYouText, icon: .people) {
          linkButton(.invitePeople, path + "/invite", icon: .plus, style: .primary)
        }
      }
    } else if Sheet.GroupTab.members.isFor(context.group) {
      card(
        .members, region: "people",
        actions: {
          if mayInvite {
            linkButton(.invitePeople, path + "/invite", icon: .plus, style: .primary)
          }
        }
      ) {
        element("ul", class: "faces") {
          for member in members.items {
            element("li") {
              avatar(member.fullName, member.avatarUrl, id: member.userId)
              element("span") { personName(member.fullName) }
            }
          }
        }
        element("p") {
          element("a", ["href": path + "/members"]) { Phrase.allMembers }
        }
      }
    } else if mayInvite {
      element("p") {
        linkButton(.invitePeople, path + "/invite", icon: .plus, style: .primary)
      }
    }
  }

  /// The code that lets people in.
  @HTMLBuilder var wayIn: HTML {
    if let code = group.joinCode, group.archivedAt == nil {
      card(.joinCode) {
        element("p", class: "quiet") { Phrase.joinCodeText }
        codeToJoin(code, of: group, context)
      }
    }
  }

  /// The way out, for those who are in on their own account.
  @HTMLBuilder var leave: HTML {
    if membership?.via == nil {
      element("p") { linkButton(.leaveGroup, path + "/leave", icon: .leave, style: .quiet) }
    }
  }

  private func notice(_ text: Phrase, icon: Icon) -> HTML {
    element("p", class: "notice") {
      icon.html
      element("span") { text }
    }
  }
}
