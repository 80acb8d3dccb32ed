import HTML
import MusterModels

/// Who takes part in a lunch, and what they eat.
struct LunchPeopleView {
  let context: PageContext
  let lunch: LunchGroup
  let companions: Choice<PersonName>

  private var isOver: Bool { lunch.status == .completed }

  var html: HTML {
    HTML {
      if let participants = lunch.participants {
        card(.lunchWhoComes, region: "people") {
          if let diets = lunch.aggregatedDietaryRequirements, !diets.isEmpty {
            element("p") {
              Icon.leaf.html
              " "
              Phrase.lunchDiets
              for diet in diets {
                " "
                badge(diet, .good)
              }
            }
          }
          rows { for participant in participants { one(participant) } }
          if !isOver {
            add
            leave
          }
          element("p", class: "hint") {
            element("a", ["href": "/me"]) { Phrase.lunchMyDiet }
          }
        }
      }
    }
  }

  private func one(_ participant: LunchGroup.Participant) -> HTML {
    row(
      picture: { avatar(participant.name, nil, id: participant.id) },
      title: context.name(participant.id, participant.name),
      meta: {
        if participant.id == lunch.createdById { element("span") { Phrase.lunchPlans } }
        for diet in participant.dietaryRequirements { element("span") { diet } }
      },
      trailing: {
        if context.isMe(lunch.createdById), !context.isMe(participant.id), !isOver {
          context.confirmedButton(
            "leaveLunchGroup", ["userId": "\(participant.id)"], .remove, icon: .close,
            asking: .lunchRemoveAsk(personName(participant.name)))
        }
      })
  }

  /// Others whom one shares a group with.
  private var add: HTML {
    let others = companions.items.filter { person in
      !(lunch.participants ?? []).contains { $0.id == person.userId }
    }
    guard !others.isEmpty || companions.isMore || context.visit.search("who") != nil else {
      return .empty
    }
    return context.form("joinLunchGroup", ["form": "add"], class: "line") { form in
      form.finder(companions)
      form.select(
        "userId", .lunchAdd,
        [("", Phrase.choose.text)] + others.map { ("\($0.userId)", personName($0.fullName)) },
        isRequired: true)
      form.submit(.add, icon: .plus, style: .plain)
    }
  }

  private var leave: HTML {
    guard let me = context.frame?.userId else { return .empty }
    return context.confirmedButton(
      "leaveLunchGroup", ["userId": "\(me)", "form": "own"], .lunchLeave, icon: .leave,
      asking: .lunchLeaveAsk)
  }
}
