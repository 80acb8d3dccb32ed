import HTTPServer
import HTML
import MusterModels

extension WebPage {
  /// A lunch: who comes, what they eat, where it may be, and the vote on it.
  static let lunch = WebPage(
    "/lunch/{id}",
    actions: [
      .call("joinLunchGroup", said: .lunchJoined),
      .call("castLunchVote"),
      .call("takeBackLunchVote"),
      .call(
        "updateLunchGroup", said: .saved, prepare: Spot.prepare("locationLat", "locationLng")),
      .call(
        "leaveLunchGroup", said: .lunchLeft,
        then: .page { outcome in
          // Who was taken out by somebody else leaves the page to those who stay.
          outcome.fields["form"] == "own" ? "/lunch" : Address.of(outcome.visit.request)
        }),
      .call("deleteLunchGroup", said: .deleted, then: .page { _ in "/lunch" }),
      .call("createRestaurant", said: .restaurantAdded, prepare: Spot.prepare("lat", "lng")),
    ],
    reads: { visit in
      let lunch: LunchGroup.ID = try visit.id()
      return (
        LunchPageQueries.known(lunch).as(LunchGroup?.self),
        LunchPageQueries.suggestions(lunch).as(Suggestions.self),
        LunchPageQueries.selected(lunch).as(Restaurant?.self),
        PeopleQueries.companions(fitting: visit.search("who"), asked: visit.chosen("userId"))
          .as(Choice<PersonName>.self),
        // Nothing is found until something is looked for: no name holds this.
        RestaurantQueries.list(matching: visit.search() ?? "\u{1}")
          .query(page: 1, pageSize: 20).as(Page<Restaurant>.self)
      )
    },
    shows: { context, lunch, suggestions, selected, companions, found in
      guard let lunch else { return unknown(context) }
      return Sheet(
        lunch.title, section: .lunch,
        live: ["\(lunch.id)"] + (lunch.participants ?? []).map(\.id.description)
      ) {
        pageHeading(lunch.title, lunch.location.address) {
          badge(Phrase.lunchStatus(lunch.status).text, lunch.status.tone)
        }
        LunchSteps(lunch: lunch).html
        if lunch.isParticipant {
          LunchDecisionView(
            context: context, lunch: lunch, selected: selected, suggestions: suggestions.items
          ).html
          LunchVoteView(
            context: context, lunch: lunch, suggestions: suggestions.items, found: found.items
          ).html
        } else {
          join(lunch, context)
        }
        LunchPeopleView(context: context, lunch: lunch, companions: companions).html
        if lunch.isParticipant { LunchSettingsView(context: context, lunch: lunch).html }
      }
    })

  private static func join(_ lunch: LunchGroup, _ context: PageContext) -> HTML {
    card(region: "join") {
      if lunch.status == .completed {
        element("p") { Phrase.lunchOver }
      } else {
        element("p") { Phrase.lunchJoinText(lunch.participantCount) }
        context.button("joinLunchGroup", [:], .lunchJoin, icon: .plus, style: .primary)
      }
      element("p", class: "quiet") { Spot.link(lunch.location.lat, lunch.location.lng) }
    }
  }

  /// Somebody's lunch for no group may be joined by those who know its address.
  private static func unknown(_ context: PageContext) -> Sheet {
    Sheet(Phrase.lunch.text, section: .lunch) {
      pageHeading(Phrase.lunch.text)
      card {
        emptyState(.lunchUnknown, .lunchUnknownText, icon: .bowl) {
          context.button("joinLunchGroup", [:], .lunchJoin, icon: .plus, style: .primary)
        }
      }
    }
  }
}
