import HTML
import MusterModels

/// Where a lunch will be or was, how that came about, and the next step.
struct LunchDecisionView {
  let context: PageContext
  let lunch: LunchGroup
  let selected: Restaurant?
  let suggestions: [Suggestion]

  private var isMine: Bool { context.isMe(lunch.createdById) }

  var html: HTML {
    card(region: "decision") {
      if let selected {
        element("div") {
          element("p", class: "quiet") {
            lunch.status == .completed
              ? Phrase.lunchWasAt
              : lunch.status == .decided ? Phrase.lunchIsAt : Phrase.lunchMayBeAt
          }
          element("h2") {
            element("a", ["href": "/restaurants/\(selected.id)"]) { selected.name }
          }
          element("p") {
            selected.address
            " · "
            Spot.link(selected.lat, selected.lng)
          }
        }
      }
      if let decision = lunch.decision { explanation(decision) }
      next
    }
  }

  /// Who or what decided, and what told restaurants with as many votes apart.
  private func explanation(_ decision: LunchGroup.Decision) -> HTML {
    element("p", class: "quiet") {
      Phrase.lunchDecided(by: decision.by, votes: decision.voteCount)
      if let tieBreak = decision.tieBrokenBy, !decision.tiedWith.isEmpty {
        " "
        Phrase.lunchTie(
          with: decision.tiedWith.map { name(of: $0) ?? Phrase.lunchAnother.text }
            .joined(separator: ", "), tieBreak)
      }
    }
  }

  private func name(of restaurant: Restaurant.ID) -> String? {
    suggestions.first { $0.restaurant.id == restaurant }?.restaurant.name
  }

  private var next: HTML {
    HTML {
      switch lunch.status {
      case .planning:
        element("p") { isMine ? Phrase.lunchPlanningMine : Phrase.lunchPlanningText }
        if isMine { step(.voting, .lunchStartVoting, .primary) }
      case .voting:
        element("p") {
          isMine ? Phrase.lunchVotingMine : Phrase.lunchVotingText
          if let end = lunch.votingEndsAt {
            " "
            Phrase.lunchVotingEnds
            " "
            moment(end)
          }
        }
        if isMine, !suggestions.isEmpty { decide }
      case .decided:
        if isMine {
          element("div", class: "form-actions") {
            step(.completed, .lunchComplete, .primary)
            step(.voting, .lunchBackToVoting, .plain)
          }
        } else {
          element("p") { Phrase.lunchDecidedText }
        }
      case .completed:
        element("p", class: "quiet") { Phrase.lunchCompletedText }
      }
    }
  }

  private func step(
    _ status: LunchGroup.Status, _ label: Phrase, _ style: ButtonStyle
  ) -> HTML {
    context.button("updateLunchGroup", ["status": status.rawValue], label, style: style)
  }

  private var decide: HTML {
    context.form("updateLunchGroup", ["status": "decided"], class: "line") { form in
      form.select(
        "selectedRestaurantId", .lunchDecideOn,
        suggestions.sorted { ($0.voteCount, -$0.rank) > ($1.voteCount, -$1.rank) }.map {
          (
            "\($0.restaurant.id)",
            "\($0.restaurant.name) (\(Phrase.lunchVotes($0.voteCount).text))"
          )
        })
      form.submit(.lunchDecide, icon: .check)
    }
  }
}
