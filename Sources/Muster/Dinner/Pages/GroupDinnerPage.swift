import HTML
import MusterModels

extension WebPage {
  /// A dinner crew: who sits where, how far it is, its party, and requests in and out.
  static let groupDinner = WebPage(
    "/groups/{id}/dinner",
    actions: [
      .call("setDinnerVideos", said: .saved),
      .call("putDinnerParty", said: .dinnerPartyPosted),
      .call("cancelDinnerParty", said: .dinnerPartyCancelled),
      .call("completeDinnerParty", said: .dinnerPartyCompleted),
      .call("acceptDinnerRequest", said: .dinnerAccepted),
      .call("declineDinnerRequest", said: .dinnerDeclined),
      .call("withdrawDinnerRequest", said: .dinnerWithdrawn),
    ],
    reads: { visit in
      let group: Group.ID = try visit.id()
      return (
        DinnerQueries.get(group).as(DinnerGroup.self),
        DinnerQueries.requests(of: group, .received).query(page: 1, pageSize: 30)
          .as(Page<DinnerRequest>.self),
        DinnerQueries.requests(of: group, .sent).query(page: 1, pageSize: 30)
          .as(Page<DinnerRequest>.self),
        DinnerQueries.parties(of: group).query(page: visit.page(), pageSize: 10)
          .as(Page<DinnerParty>.self),
        PeopleQueries.crew(group).as([PersonName].self)
      )
    },
    shows: { context, crew, received, sent, parties, people in
      Sheet(
        Phrase.dinner.text, tab: .dinner,
        live: ["\(crew.group.id)"] + (received.items + sent.items).map(\.id.description)
          + parties.items.map(\.id.description)
      ) {
        pageHeading(Phrase.dinner.text, Phrase.dinnerCrewOffer.text) {
          badge(Phrase.dinnerState(crew).text, crew.isLive ? .good : .warning)
        }
        // With a date in the diary the way there is behind them.
        if !crew.isLocked { steps(crew, context) }
        CrewPartyView(context: context, crew: crew).html
        DinnerRequestsView(context: context, received: received.items, sent: sent.items).html
        CrewSeatsView(context: context, crew: crew, people: people).html
        let over = parties.items.filter { $0.endedAt != nil }
        if !over.isEmpty {
          card(.dinnerPast, region: "past") {
            for party in over {
              element("div", class: "wish") { DinnerPartyView(party: party).html }
            }
            pagination(parties, context)
          }
        }
      }
    })

  /// What it takes until dinner.
  private static func steps(_ crew: DinnerGroup, _ context: PageContext) -> HTML {
    card(.dinnerSteps, region: "steps") {
      element("ol", class: "checklist") {
        step(crew.isReady, .dinnerStepReady)
        step(crew.isLive, .dinnerStepLive)
        step(false, .dinnerStepLocked)
      }
      if crew.isLive {
        linkButton(.dinnerFind, "/dinner", icon: .search, style: .primary)
      }
      if !crew.isReady, let code = crew.group.joinCode {
        element("p") { Phrase.dinnerShareCode }
        codeToJoin(code, of: crew.group, context)
      }
    }
  }

  private static func step(_ isDone: Bool, _ text: Phrase) -> HTML {
    element("li", ["class": isDone ? "done" : nil]) {
      (isDone ? Icon.check : Icon.clock).html
      element("span") { text }
    }
  }
}
