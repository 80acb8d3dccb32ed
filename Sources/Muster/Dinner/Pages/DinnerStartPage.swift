import HTML
import MusterModels

extension WebPage {
  /// One's own crew, or starting one; and parties of others to ask for.
  static let dinnerStart = WebPage(
    "/dinner",
    actions: [
      .call(
        "createDinnerGroup", said: .dinnerCrewMade,
        then: .page { outcome in
          "/groups/\(try outcome.answer.read(as: DinnerGroup.self).group.id)/dinner"
        }),
      .call(
        "joinGroup", said: .joinedGroup,
        then: .page { outcome in
          "/groups/\(try outcome.answer.read(as: Group.self).id)/dinner"
        }),
      .call("requestDinnerParty", said: .dinnerAsked),
    ],
    reads: { visit in
      (
        DinnerPageQueries.mine.as(DinnerGroup?.self),
        DinnerQueries.open.query(page: visit.page(), pageSize: 20).as(Page<DinnerParty>.self)
      )
    },
    shows: { context, crew, parties in
      Sheet(
        Phrase.dinner.text, section: .home,
        live: [crew?.group.id.description].compactMap { $0 }
          + parties.items.map(\.id.description)
      ) {
        pageHeading(Phrase.dinner.text, Phrase.dinnerText.text)
        if let crew {
          mine(crew)
          open(parties, crew, context)
        } else {
          start(context)
        }
      }
    })

  private static func mine(_ crew: DinnerGroup) -> HTML {
    card(.dinnerMyCrew, region: "crew") {
      rows {
        row(
          href: "/groups/\(crew.group.id)/dinner",
          picture: { tile(crew.group.name, id: "\(crew.group.id)") }, title: crew.group.name,
          meta: { element("span") { Phrase.memberCount(crew.group.memberCount) } },
          trailing: { badge(Phrase.dinnerState(crew).text, crew.isLive ? .good : .warning) })
      }
    }
  }

  private static func start(_ context: PageContext) -> HTML {
    HTML {
      card(.dinnerStart) {
        element("p") { Phrase.dinnerStartText }
        context.form("createDinnerGroup", class: "line") { form in
          form.text(
            "name", .dinnerCrewName, isRequired: true, autocomplete: "off", maxLength: 100)
          form.submit(.dinnerStart, icon: .plus)
        }
      }
      card(.dinnerJoin, class: "quiet-card") {
        element("p") { Phrase.dinnerJoinText }
        context.form("joinGroup", class: "line") { form in
          form.text("code", .code, isRequired: true, autocomplete: "off", maxLength: 50)
          form.submit(.join, style: .plain)
        }
      }
    }
  }

  private static func open(
    _ parties: Page<DinnerParty>, _ crew: DinnerGroup, _ context: PageContext
  ) -> HTML {
    card(.dinnerOpenParties, region: "parties") {
      if crew.isLocked {
        emptyState(.dinnerBusy, .dinnerBusyText, icon: .bowl) {
          linkButton(.dinnerToCrew, "/groups/\(crew.group.id)/dinner", style: .primary)
        }
      } else if !crew.isLive {
        emptyState(.dinnerNotLive, .dinnerNotLiveText, icon: .play) {
          linkButton(.dinnerToCrew, "/groups/\(crew.group.id)/dinner", style: .primary)
        }
      } else if parties.items.isEmpty {
        emptyState(.dinnerNoParties, .dinnerNoPartiesText, icon: .bowl) {
          linkButton(.dinnerToCrew, "/groups/\(crew.group.id)/dinner", style: .primary)
        }
      }
      for party in parties.items where !crew.isLocked {
        element("div", class: "wish") {
          DinnerPartyView(party: party).html
          // Only the crew's leader asks; it says so when somebody else tries.
          if let me = context.frame?.userId, crew.group.leaderIds?.contains(me) == true,
            crew.isLive
          {
            context.form("requestDinnerParty", ["hostGroupId": "\(party.hostGroupId)"]) { form in
              form.text(
                "message", .dinnerMessage, autocomplete: "off", maxLength: 1_000,
                placeholder: .dinnerMessageExample)
              form.submit(.dinnerAsk)
            }
          }
        }
      }
      pagination(parties, context)
    }
  }
}
