import HTML
import MusterModels

extension WebPage {
  /// The first page: what waits, and one's groups.
  static let home = WebPage(
    "/",
    actions: [
      .call(
        "acceptInvite", said: .joinedGroup,
        then: .page { outcome in
          "/groups/\(try outcome.answer.read(as: Group.self).id)"
        }),
      .call("declineInvite", said: .declinedInvite),
      .call(
        "joinGroup", said: .joinedGroup,
        then: .page { outcome in
          "/groups/\(try outcome.answer.read(as: Group.self).id)"
        }),
    ],
    reads: { visit in
      (
        InviteQueries.mine.query(page: visit.page("invites"), pageSize: 20).as(
          Page<ReceivedInvite>.self),
        GroupQueries.mine(.current, archivedToo: false, page: visit.page(), pageSize: 30)
          .as(Page<Group>.self),
        GroupQueries.mine(.previous, archivedToo: false, page: 1, pageSize: 10)
          .as(Page<Group>.self),
        HomeQueries.coming.as([Coming].self)
      )
    },
    shows: { context, invites, groups, previous, coming in
      Sheet(
        Phrase.home.text, section: .home,
        live: groups.items.map(\.id.description) + coming.map(\.id)
      ) {
        element("h1", class: "visually-hidden") { Phrase.home }
        if invites.total > 0 { waiting(invites, context) }
        if !coming.isEmpty { comingRows(coming) }
        element("div", class: "page-heading") {
          element("h2", class: "large") { Phrase.yourGroups }
          element("div", class: "actions") {
            if !groups.items.isEmpty || !previous.items.isEmpty {
              linkButton(.myBalances, "/me/balances", icon: .coins, style: .quiet)
            }
            linkButton(
              .newGroup, "/groups/new", icon: .plus,
              style: groups.items.isEmpty ? .primary : .plain)
          }
        }
        if groups.items.isEmpty {
          emptyState(.noGroupsYet, .noGroupsText, icon: .people)
        } else {
          element("ul", ["class": "tiles", "id": "groups", "data-region": "groups"]) {
            for group in groups.items { groupTile(group) }
          }
          pagination(groups, context)
        }
        element("div", class: "columns") {
          card(.joinByCode) {
            context.form("joinGroup", class: "line") { form in
              form.text("code", .code, isRequired: true, autocomplete: "off")
              form.submit(.join, style: .plain)
            }
            element("p", class: "quiet") { Phrase.joinByCodeHint }
          }
          card(.discover) {
            element("p") { Phrase.discoverText }
            element("div", class: "actions") {
              linkButton(.toPublicGroups, "/groups?scope=public", icon: .globe)
              linkButton(.toDinner, "/dinner", icon: .flame)
            }
          }
        }
        if !previous.items.isEmpty {
          card(.previousGroups) {
            rows { for group in previous.items { previousGroup(group) } }
            if previous.total > previous.items.count {
              element("p") {
                element("a", ["href": "/groups?scope=previous"]) { Phrase.allPreviousGroups }
              }
            }
          }
        }
      }
    })

  private static func waiting(_ invites: Page<ReceivedInvite>, _ context: PageContext) -> HTML {
    card(.invitationsWaiting, region: "invites") {
      rows {
        for invite in invites.items {
          row(
            picture: { tile(invite.group.name, id: "\(invite.group.id)") },
            title: invite.group.name,
            meta: {
              element("span") { Phrase.invitedBy(personName(invite.inviter.fullName)) }
              if let message = invite.message { element("span") { message } }
            },
            trailing: {
              context.button(
                "acceptInvite", ["tokenOrId": "\(invite.id)"], .accept, style: .primary)
              context.button("declineInvite", ["tokenOrId": "\(invite.id)"], .decline)
            })
        }
      }
      pagination(invites, context, name: "invites")
    }
  }

  private static func groupTile(_ group: Group) -> HTML {
    element("li") {
      element("a", ["class": "group-tile", "href": "/groups/\(group.id)"]) {
        tile(group.name, id: "\(group.id)")
        element("span", class: "group-tile-text") {
          element("strong") { group.name }
          element("small") {
            Phrase.memberCount(group.memberCount)
            if let role = group.membership?.roles.first { " · " + roleName(role) }
          }
        }
        if group.membership?.status == .paused { badge(Phrase.paused.text, .warning) }
      }
    }
  }
}
