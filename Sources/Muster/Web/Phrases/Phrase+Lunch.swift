import Foundation
import MusterModels

/// Lunches, restaurants and visits.
extension Phrase {
  static let lunchText = Phrase(
    "Find people, vote on a place, eat.", "Leute finden, über den Ort abstimmen, essen.")
  static let lunchOfGroupText = Phrase(
    "Lunches of this group; members join in one step.",
    "Mittagessen dieser Gruppe; Mitglieder sind mit einem Klick dabei.")
  static let lunchPlan = Phrase("Plan a lunch", "Mittagessen planen")
  static let lunchPlanText = Phrase(
    "Say when and around where. Everybody votes on the restaurant.",
    "Sag, wann und wo ungefähr. Über das Restaurant stimmen alle ab.")
  static let lunchPlanned = Phrase(
    "Planned. Now find a place together.", "Geplant. Jetzt sucht zusammen einen Ort.")
  static let lunchUpcoming = Phrase("Upcoming", "Demnächst")
  static let lunchPast = Phrase("Past", "Vergangene")
  static let lunchNone = Phrase("No lunch planned", "Kein Mittagessen geplant")
  static let lunchNoneText = Phrase(
    "Plan one, alone or with a group: whoever likes joins.",
    "Plane eins, allein oder mit einer Gruppe: wer mag, kommt mit.")
  static let lunchNoneOfGroupText = Phrase(
    "Plan one: everybody in the group is told and joins in one step.",
    "Plane eins: alle in der Gruppe erfahren davon und sind mit einem Klick dabei.")
  static let lunchNonePast = Phrase("No past lunches", "Keine vergangenen Mittagessen")
  static let lunchNonePastText = Phrase(
    "What you have eaten together shows up here.",
    "Was ihr zusammen gegessen habt, steht dann hier.")
  static func lunchOn(_ day: String) -> Phrase {
    Phrase("Lunch on \(day)", "Mittagessen am \(day)")
  }
  static func lunchPeople(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 person", "1 Person"),
      other: { Phrase("\($0) people", "\($0) Leute") })
  }
  static let lunchNotIn = Phrase("you can join", "du kannst mit")
  static func lunchStatus(_ status: LunchGroup.Status) -> Phrase {
    switch status {
    case .planning: Phrase("Planning", "In Planung")
    case .voting: Phrase("Voting", "Abstimmung")
    case .decided: Phrase("Decided", "Entschieden")
    case .completed: Phrase("Over", "Vorbei")
    }
  }
  static let lunchOpen = Phrase("The lunch", "Das Mittagessen")
  static let lunchDay = Phrase("Which day?", "An welchem Tag?")
  static let lunchWith = Phrase("With which group?", "Mit welcher Gruppe?")
  static let lunchWithNobody = Phrase("No group", "Keine Gruppe")
  static let lunchWithHint = Phrase(
    "Its active members are told, and join in one step.",
    "Ihre aktiven Mitglieder erfahren davon und sind mit einem Klick dabei.")
  static let lunchAround = Phrase("Around where?", "Wo ungefähr?")
  static let lunchAroundExample = Phrase("At the old crane", "Am alten Kran")
  static let lunchSpot = Phrase("Where on the map", "Wo auf der Karte")
  static let lunchSpotHint = Phrase(
    "Coordinates, or paste a link from OpenStreetMap.",
    "Koordinaten, oder füge einen Link von OpenStreetMap ein.")
  static let lunchSpotHere = Phrase("Where I am", "Wo ich bin")
  static let lunchOnMap = Phrase("Show on the map", "Auf der Karte zeigen")
  static let lunchDeadline = Phrase("Voting ends by itself", "Abstimmung endet von selbst")
  static func lunchDeadlineHint(_ zone: String) -> Phrase {
    Phrase(
      "Then the place with the most votes wins. Empty: you decide when. Time zone: \(zone)",
      "Dann gewinnt der Ort mit den meisten Stimmen. Leer: du entscheidest, wann. Zeitzone: \(zone)"
    )
  }
  static let lunchJoin = Phrase("Join", "Mitkommen")
  static let lunchJoined = Phrase("You are in.", "Du bist dabei.")
  static func lunchJoinText(_ count: Int) -> Phrase {
    .count(
      count,
      one: Phrase(
        "1 person is in. Join to see who, and to vote.",
        "1 Person ist dabei. Komm mit, dann siehst du, wer, und stimmst ab."),
      other: {
        Phrase(
          "\($0) people are in. Join to see who, and to vote.",
          "\($0) Leute sind dabei. Komm mit, dann siehst du, wer, und stimmst ab.")
      })
  }
  static let lunchOver = Phrase("This lunch is over.", "Dieses Mittagessen ist vorbei.")
  static let lunchUnknown = Phrase("Invited to a lunch?", "Zum Mittagessen eingeladen?")
  static let lunchUnknownText = Phrase(
    "You do not take part in this one. If somebody you share a group with sent you here, join.",
    "Bei diesem bist du nicht dabei. Wenn dich jemand aus einer deiner Gruppen hergeschickt hat, "
      + "komm mit.")
  static let lunchWasAt = Phrase("It was at", "Es war bei")
  static let lunchIsAt = Phrase("It will be at", "Es wird bei")
  static let lunchMayBeAt = Phrase("Chosen for now", "Vorerst ausgewählt")
  static func lunchDecided(by decider: LunchGroup.Decision.Decider, votes: Int) -> Phrase {
    let votes = lunchVotes(votes)
    return switch decider {
    case .creator:
      Phrase(
        "Chosen by who plans it; \(votes.english).",
        "Ausgewählt von der Person, die plant; \(votes.german).")
    case .deadline:
      Phrase(
        "The time for voting was over; \(votes.english).",
        "Die Zeit zum Abstimmen war um; \(votes.german).")
    }
  }
  static func lunchTie(with names: String, _ tieBreak: LunchGroup.Decision.TieBreak) -> Phrase {
    let why =
      switch tieBreak {
      case .diets: Phrase("it suits more diets", "er passt zu mehr Ernährungsweisen")
      case .distance: Phrase("it is nearer", "er ist näher")
      case .recency: Phrase("nobody was there for longer", "dort war länger niemand")
      case .name: Phrase("it comes first by name", "er kommt im Alphabet zuerst")
      }
    return Phrase(
      "\(names) had as many votes; \(why.english).",
      "\(names) hatte genauso viele Stimmen; \(why.german).")
  }
  static let lunchAnother = Phrase("another place", "ein anderer Ort")
  static let lunchPlanningMine = Phrase(
    "Wait until enough people are in, then start the vote. Votes count already.",
    "Warte, bis genug Leute dabei sind, dann starte die Abstimmung. Stimmen zählen schon.")
  static let lunchPlanningText = Phrase(
    "People are joining. You can vote already.", "Es kommen noch Leute. Abstimmen kannst du schon.")
  static let lunchStartVoting = Phrase("Start the vote", "Abstimmung starten")
  static let lunchVotingMine = Phrase(
    "Everybody votes below. When it is clear, decide.",
    "Unten stimmen alle ab. Wenn es klar ist, entscheide.")
  static let lunchVotingText = Phrase(
    "Vote below for every place you like.", "Stimm unten für jeden Ort, den du magst.")
  static let lunchVotingEnds = Phrase("Voting ends:", "Die Abstimmung endet:")
  static let lunchDecideOn = Phrase("Decide on", "Entscheiden für")
  static let lunchDecide = Phrase("Decide", "Entscheiden")
  static let lunchDecidedText = Phrase("See you there!", "Bis gleich!")
  static let lunchComplete = Phrase("We were there", "Wir waren da")
  static let lunchBackToVoting = Phrase("Back to voting", "Zurück zur Abstimmung")
  static let lunchCompletedText = Phrase(
    "It is over, and in everybody's visits.",
    "Es ist vorbei und steht bei allen unter den Besuchen.")
  static let lunchSuggestions = Phrase("Where to?", "Wohin?")
  static let lunchNoRestaurants = Phrase("No restaurants around", "Keine Restaurants in der Nähe")
  static let lunchNoRestaurantsText = Phrase(
    "Nobody has added one within 25 km. Add the first below.",
    "Im Umkreis von 25 km hat niemand eins eingetragen. Trag unten das erste ein.")
  static let lunchSuitsEverybody = Phrase("suits everybody's diet", "passt für alle")
  static func lunchNothingFor(_ diets: String) -> Phrase {
    Phrase("has nothing for: \(diets)", "hat nichts für: \(diets)")
  }
  static func lunchDistance(_ metres: Double) -> Phrase {
    let text =
      metres < 1_000
      ? "\(Int(metres)) m"
      : (metres / 1_000).formatted(
        .number.precision(.fractionLength(1)).locale(Reader.current.locale)) + " km"
    return Phrase("\(text) away", "\(text) entfernt")
  }
  static func lunchYouWereThere(_ day: String) -> Phrase {
    Phrase("you were there on \(day)", "du warst dort am \(day)")
  }
  static let lunchSomebodyWasThere = Phrase(
    "somebody was there lately", "jemand war neulich dort")
  static let lunchVote = Phrase("Vote", "Stimme")
  static func lunchVoteFor(_ name: String) -> Phrase {
    Phrase("Vote for \(name)", "Für \(name) stimmen")
  }
  static func lunchVotes(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 vote", "1 Stimme"),
      other: { Phrase("\($0) votes", "\($0) Stimmen") })
  }
  static let lunchOther = Phrase("Somewhere else?", "Woanders hin?")
  static let lunchSearch = Phrase("Name or address", "Name oder Adresse")
  static let lunchWhoComes = Phrase("Who comes", "Wer mitkommt")
  static let lunchDiets = Phrase("To keep in mind:", "Zu beachten:")
  static let lunchMyDiet = Phrase(
    "What you eat is in your profile", "Was du isst, steht in deinem Profil")
  static let lunchPlans = Phrase("plans it", "plant es")
  static let lunchAdd = Phrase("Bring somebody along", "Jemanden mitnehmen")
  static func lunchRemoveAsk(_ name: String) -> Phrase {
    Phrase("Take \(name) out? Their votes go, too.", "\(name) herausnehmen? Die Stimmen gehen mit.")
  }
  static let lunchLeave = Phrase("Not coming after all", "Doch nicht mitkommen")
  static let lunchLeaveAsk = Phrase(
    "Your votes go with you.", "Deine Stimmen gehen mit.")
  static let lunchLeft = Phrase("Done.", "Erledigt.")
  static let lunchToGroup = Phrase("Lunches of the group", "Mittagessen der Gruppe")
  static let lunchChangePlace = Phrase("Change the place", "Ort ändern")
  static let lunchChangeDeadline = Phrase("Change the end of voting", "Ende der Abstimmung ändern")
  static let lunchDelete = Phrase("Delete this lunch", "Mittagessen löschen")
  static let lunchDeleteAsk = Phrase(
    "It is gone for everybody, with its votes. Visits stay.",
    "Es ist für alle weg, mit den Stimmen. Besuche bleiben.")

  static let visits = Phrase("Visits", "Besuche")
  static let visitsText = Phrase(
    "Where your lunches were, the latest first.", "Wo du mittags warst, die neuesten zuerst.")
  static let visitsNone = Phrase("No visits yet", "Noch keine Besuche")
  static let visitsNoneText = Phrase(
    "When a lunch of yours is over, the restaurant shows up here.",
    "Wenn ein Mittagessen mit dir vorbei ist, steht das Restaurant hier.")
  static let restaurants = Phrase("Restaurants", "Restaurants")
  static let restaurantsAll = Phrase("All restaurants", "Alle Restaurants")
  static let restaurantAdd = Phrase("Add a restaurant", "Restaurant eintragen")
  static let restaurantAdded = Phrase("The restaurant is in.", "Das Restaurant ist eingetragen.")
  static let restaurantNoneFound = Phrase("No restaurant found", "Kein Restaurant gefunden")
  static let restaurantAddress = Phrase("Address", "Adresse")
  static let restaurantCuisines = Phrase("What it cooks", "Was es kocht")
  static let restaurantDiets = Phrase("Diets it serves", "Ernährungsweisen")
  static let restaurantWordsHint = Phrase(
    "Words with commas: soups, grill", "Wörter mit Komma: Suppen, Grill")
  static let restaurantDietsHint = Phrase(
    "The words of people's profiles: vegan, halal", "Die Wörter aus den Profilen: vegan, halal")
  static let restaurantIsThere = Phrase("It is there already: open it", "Es ist schon da: öffnen")
  static let restaurantNotYours = Phrase(
    "Whoever added it can change it.", "Ändern kann es, wer es eingetragen hat.")
}
