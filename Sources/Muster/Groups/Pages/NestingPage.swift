import HTML
import MusterModels

extension WebPage {
  /// Groups inside a group, and groups around it.
  static let nesting = WebPage(
    "/groups/{id}/subgroups",
    actions: [
      .call("offerNesting", said: .nestingOffered), .call("acceptNesting", said: .nestingAgreed),
      .call("endNesting", said: .nestingEnded),
    ],
    reads: { visit in
      let id: Group.ID = try visit.id()
      func list(_ direction: NestingQueries.Direction, _ state: String) -> Reading<
        Page<NestedGroup>
      > {
        NestingQueries.list(direction, of: id, state: state)
          .query(page: visit.page("\(direction).\(state)"), pageSize: 50)
          .as(Page<NestedGroup>.self)
      }
      return (
        list(.subgroups, "current"), list(.subgroups, "offered"), list(.supergroups, "current"),
        list(.supergroups, "offered"),
        RoleQueries.choice(of: id, visit, asked: visit.chosen("roleId")),
        GroupQueries.searchMine(visit.search("which"), page: 1, pageSize: 100)
          .as(Page<Group>.self)
      )
    },
    shows: { context, inside, offeredInside, around, offeredAround, roles, mine in
      guard let group = context.group else { throw Failure(.notFound) }
      let view = NestingView(
        context: context, group: group, roles: roles,
        mine: Choice(items: mine.items, isMore: mine.total > mine.items.count),
        others: mine.items.filter { other in
          other.id != group.id && other.template != GroupTemplate.dinnerCrew
            && !(inside.items + offeredInside.items + around.items + offeredAround.items)
              .contains { $0.groupId == other.id }
        })
      return Sheet(
        Phrase.subgroups.text, tab: .subgroups,
        live: ["\(group.id)"] + (inside.items + around.items).map { "\($0.groupId)" }
      ) {
        pageHeading(Phrase.subgroups.text, Phrase.subgroupsText.text)
        view.part(.groupsInside, .subgroups, inside, offeredInside)
        view.part(.groupsAround, .supergroups, around, offeredAround)
        view.offers
      }
    })
}

/// The parts of the page about nested groups.
struct NestingView {
  let context: PageContext
  let group: Frame.OwnGroup
  /// Roles to choose from.
  let roles: Choice<Role>
  /// Groups of the reader's.
  let mine: Choice<Group>
  /// Those that are not nested with this one yet.
  let others: [Group]

  private var leads: Bool { group.isLeader && !group.isArchived }

  /// Groups on one side, and what is offered there.
  func part(
    _ title: Phrase, _ direction: NestingQueries.Direction, _ current: Page<NestedGroup>,
    _ offered: Page<NestedGroup>
  ) -> HTML {
    let isInner = direction == .subgroups
    return card(title, region: isInner ? "inside" : "around") {
      if current.items.isEmpty, offered.items.isEmpty {
        element("p", class: "quiet") { isInner ? Phrase.noneInside : Phrase.noneAround }
      }
      for (state, list) in [("offered", offered), ("current", current)] {
        rows { for other in list.items { line(other, isInner: isInner) } }
        pagination(list, context, name: "\(direction).\(state)")
      }
    }
  }

  private func line(_ other: NestedGroup, isInner: Bool) -> HTML {
    // The edge belongs to the outer group, whichever page it is shown on.
    let (outer, inner) = isInner ? (group.id, other.groupId) : (other.groupId, group.id)
    let isOffer = other.status == .invited
    let isOurTurn = isOffer && other.awaitsConsentOf == (isInner ? .outer : .inner)
    return row(
      href: "/groups/\(other.groupId)", picture: { tile(other.name, id: "\(other.groupId)") },
      title: other.name,
      meta: {
        element("span") { Phrase.memberCount(other.memberCount) }
        element("span") {
          isInner ? Phrase.theirRole(roleName(other.role)) : Phrase.ourRole(roleName(other.role))
        }
      },
      trailing: {
        if isOffer {
          badge((isOurTurn ? Phrase.yourTurn : Phrase.theirTurn).text, .warning)
        }
        if isOurTurn, leads {
          context.button(
            "acceptNesting",
            ["id": "\(outer)", "groupId": "\(inner)", "roleId": "\(other.roleId)"], .agree,
            icon: .check, style: .primary)
        }
        if group.isLeader {
          context.confirmedButton(
            "endNesting", ["id": "\(outer)", "groupId": "\(inner)"],
            isOffer ? (isOurTurn ? .decline : .takeBack) : .endNesting,
            asking: isOffer ? .reallyEndOffer : .reallyEndNesting)
        }
      })
  }

  /// Offers to nest one of the reader's groups here, or this one there.
  @HTMLBuilder var offers: HTML {
    let isSearched = mine.isMore || context.visit.search("which") != nil
    if leads, !group.isDinner, others.isEmpty, !isSearched {
      card(class: "quiet-card") {
        element("p") { Phrase.noGroupToOffer }
        linkButton(.newGroup, "/groups/new", icon: .plus)
      }
    }
    if leads, !group.isDinner, !others.isEmpty || isSearched {
      let options = others.map { (value: "\($0.id)", label: $0.name) }
      card(.offerInside) {
        element("p", class: "quiet") { Phrase.offerInsideText }
        context.form("offerNesting", ["next": "inside"]) { form in
          form.finder(mine, .findGroup, name: "which")
          form.select("groupId", .whichGroup, options)
          form.finder(roles, .findRole, name: "called")
          form.select(
            "roleId", .inRole,
            [("", Phrase.asEverybodyWhoJoins.text)]
              + roles.items.filter { !$0.isLeader }.map { ("\($0.id)", roleName($0.name)) })
          form.submit(.offerIt, style: .plain)
        }
      }
      card(.offerAround) {
        element("p", class: "quiet") { Phrase.offerAroundText }
        context.form("offerNesting", ["next": "around", "groupId": "\(group.id)"]) { form in
          form.finder(mine, .findGroup, name: "which")
          form.select("id", .whichGroup, options)
          form.submit(.offerIt, style: .plain)
        }
      }
    }
  }
}
