import HTTPServer
import HTML
import MusterModels

/// Restaurants that suit a lunch, the best first and why, and the votes for them.
struct LunchVoteView {
  let context: PageContext
  let lunch: LunchGroup
  let suggestions: [Suggestion]
  let found: [Restaurant]

  private var isOpen: Bool { lunch.status == .planning || lunch.status == .voting }

  var html: HTML {
    HTML {
      if lunch.status != .completed {
        card(.lunchSuggestions, region: "suggestions") {
          if suggestions.isEmpty {
            emptyState(.lunchNoRestaurants, .lunchNoRestaurantsText, icon: .pin)
          } else {
            element("ol", class: "rows") {
              for suggestion in suggestions { one(suggestion) }
            }
          }
        }
      }
      if isOpen { other }
    }
  }

  private func one(_ suggestion: Suggestion) -> HTML {
    row(
      href: "/restaurants/\(suggestion.restaurant.id)",
      picture: { element("span", class: "rank") { String(suggestion.rank) } },
      title: suggestion.restaurant.name,
      meta: {
        for reason in reasons(suggestion) { element("span") { reason } }
      },
      trailing: { vote(suggestion.restaurant, suggestion.voteCount) })
  }

  /// What speaks for and against it, in the reader's language.
  private func reasons(_ suggestion: Suggestion) -> [Phrase] {
    let visited: Phrase? =
      if let day = suggestion.lastVisitedOn {
        .lunchYouWereThere(Formats.day(day))
      } else if suggestion.reasons.contains("somebody was there lately") {
        .lunchSomebodyWasThere
      } else {
        nil
      }
    return [
      suggestion.missingDietaryRequirements.isEmpty
        ? .lunchSuitsEverybody
        : .lunchNothingFor(suggestion.missingDietaryRequirements.joined(separator: ", ")),
      .lunchDistance(suggestion.distanceMeters), visited,
    ].compactMap { $0 }
  }

  /// A vote, or its taking back; while votes count.
  private func vote(_ restaurant: Restaurant, _ count: Int) -> HTML {
    let isMine = lunch.myVotes?.contains(restaurant.id) ?? false
    guard isOpen else { return badge(Phrase.lunchVotes(count).text) }
    return context.form(
      isMine ? "takeBackLunchVote" : "castLunchVote", ["restaurantId": "\(restaurant.id)"],
      class: "inline", attributes: [("data-optimistic", "")]
    ) { _ in
      element(
        "button",
        [
          "class": "button", "aria-pressed": String(isMine),
          "aria-label": Phrase.lunchVoteFor(restaurant.name).text,
        ]
      ) {
        Icon.check.html
        element("span") { Phrase.lunchVote }
        element("span", ["class": "number", "data-count": ""]) { String(count) }
      }
    }
  }

  /// Another restaurant: found by name, or added.
  private var other: HTML {
    card(.lunchOther, region: "other") {
      element("form", ["method": "get", "action": context.visit.request.path, "class": "line"]) {
        let form = Form(context: context, action: "search", values: [])
        form.text("q", .lunchSearch, context.query("q"), type: "search")
        form.submit(.search, icon: .search, style: .plain)
      }
      if context.isAsked("q") {
        if found.isEmpty { element("p", class: "quiet") { Phrase.restaurantNoneFound } }
        rows {
          for restaurant in found {
            row(
              href: "/restaurants/\(restaurant.id)", title: restaurant.name,
              meta: { element("span") { restaurant.address } },
              trailing: {
                vote(
                  restaurant,
                  lunch.votes?.first { $0.restaurantId == restaurant.id }?.voteCount ?? 0)
              })
          }
        }
      }
      element("details", ["open": context.visit.attempt?.action == "createRestaurant" ? "" : nil]) {
        element("summary") { Phrase.restaurantAdd }
        RestaurantFields.form(
          "createRestaurant", context, nil,
          near: (lunch.location.lat, lunch.location.lng), label: .restaurantAdd)
      }
    }
  }
}
