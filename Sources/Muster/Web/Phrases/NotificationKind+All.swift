/// Every kind of notification: its name, what it is called, and what one of it says.
extension NotificationKind {
  static let all: [NotificationKind] =
    membership + nesting + dinner + events + expenses + lunch + journeys + talk + technical

  private static let membership = [
    NotificationKind(
      "invite_received", .membership, Phrase("I am invited", "Ich werde eingeladen"),
      Phrase("{actor} invites you to join {group}", "{actor} lädt dich zu {group} ein")),
    NotificationKind(
      "invite_accepted", .membership,
      Phrase("My invitation was accepted", "Meine Einladung wurde angenommen"),
      Phrase(
        "{actor} has joined {group} by your invitation",
        "{actor} ist durch deine Einladung jetzt in {group}")),
    NotificationKind(
      "invite_declined", .membership,
      Phrase("My invitation was declined", "Meine Einladung wurde abgelehnt"),
      Phrase(
        "Your invitation to {group} was declined", "Deine Einladung zu {group} wurde abgelehnt")),
    NotificationKind(
      "member_joined", .membership, Phrase("Somebody joins", "Jemand tritt bei"),
      Phrase("{actor} has joined {group}", "{actor} ist jetzt in {group}")),
    NotificationKind(
      "member_left", .membership, Phrase("Somebody leaves", "Jemand geht"),
      Phrase("{actor} has left {group}", "{actor} ist nicht mehr in {group}")),
    NotificationKind(
      "member_removed", .membership, Phrase("I am removed", "Ich werde entfernt"),
      Phrase(
        "You are no longer a member of {group}", "Du bist nicht mehr Mitglied von {group}")),
    NotificationKind(
      "member_paused", .membership,
      Phrase("My membership is paused", "Meine Mitgliedschaft wird pausiert"),
      Phrase(
        "Your membership of {group} is paused", "Deine Mitgliedschaft in {group} ist pausiert")),
    NotificationKind(
      "member_activated", .membership,
      Phrase("My membership goes on", "Meine Mitgliedschaft geht weiter"),
      Phrase("You are active in {group} again", "Du bist wieder aktiv in {group}")),
    NotificationKind(
      "leadership_received", .membership, Phrase("I become leader", "Ich leite jetzt"),
      Phrase("You are a leader of {group} now", "Du leitest jetzt mit in {group}")),
    NotificationKind(
      "role_given", .membership, Phrase("I am given a role", "Ich bekomme eine Rolle"),
      Phrase(
        "You have the role {role} in {group} now", "Du hast jetzt in {group} die Rolle {role}")),
    NotificationKind(
      "role_taken", .membership, Phrase("A role is taken from me", "Ich verliere eine Rolle"),
      Phrase(
        "You no longer have the role {role} in {group}",
        "Du hast in {group} die Rolle {role} nicht mehr")),
  ]

  private static let nesting = [
    NotificationKind(
      "nesting_offered", .nesting,
      Phrase("A group wants to connect with yours", "Eine Gruppe möchte sich mit deiner verbinden"),
      Phrase(
        "Another group would like to be connected with {group}",
        "Eine andere Gruppe möchte mit {group} verbunden werden")),
    NotificationKind(
      "nesting_accepted", .nesting, Phrase("Groups are connected", "Gruppen werden verbunden"),
      Phrase(
        "Another group is connected with {group} now",
        "Eine andere Gruppe ist jetzt mit {group} verbunden")),
    NotificationKind(
      "nesting_ended", .nesting, Phrase("Groups part", "Gruppen trennen sich"),
      Phrase(
        "Another group is no longer connected with {group}",
        "Eine andere Gruppe ist nicht mehr mit {group} verbunden")),
  ]

  private static let dinner = [
    NotificationKind(
      "dinner_request_received", .dinner,
      Phrase("A crew asks to come to us", "Eine Crew möchte zu uns kommen"),
      Phrase(
        "A crew asks to come to the dinner of {group}",
        "Eine Crew möchte zum Abendessen von {group} kommen")),
    NotificationKind(
      "dinner_request_accepted", .dinner,
      Phrase("Our request is accepted", "Unsere Anfrage klappt"),
      Phrase(
        "You are going: the request of {group} is accepted",
        "Ihr geht hin: die Anfrage von {group} ist angenommen")),
    NotificationKind(
      "dinner_request_declined", .dinner,
      Phrase("Our request is declined", "Unsere Anfrage wird abgelehnt"),
      Phrase(
        "The hosts have declined the request of {group}",
        "Die Anfrage von {group} wurde abgelehnt")),
    NotificationKind(
      "dinner_party_changed", .dinner,
      Phrase("A dinner that we asked for changes", "Ein angefragtes Abendessen ändert sich"),
      Phrase(
        "A dinner that you asked for with {group} has changed",
        "Ein Abendessen, das ihr mit {group} angefragt habt, hat sich geändert")),
    NotificationKind(
      "dinner_party_cancelled", .dinner,
      Phrase("A dinner is cancelled", "Ein Abendessen fällt aus"),
      Phrase("The dinner of {group} is cancelled", "Das Abendessen von {group} fällt aus")),
    NotificationKind(
      "dinner_guest_withdrew", .dinner, Phrase("Our guests withdraw", "Unsere Gäste sagen ab"),
      Phrase(
        "The guests of {group} have withdrawn",
        "Die Gäste von {group} haben abgesagt")),
    NotificationKind(
      "dinner_party_completed", .dinner, Phrase("A dinner is over", "Ein Abendessen ist vorbei"),
      Phrase("The dinner of {group} is over", "Das Abendessen von {group} ist vorbei")),
    NotificationKind(
      "dinner_party_expired", .dinner, Phrase("Nobody came", "Niemand kam"),
      Phrase(
        "Nobody came to the dinner of {group}", "Zum Abendessen von {group} kam niemand")),
  ]

  private static let events = [
    NotificationKind(
      "application_asked", .events, Phrase("Friends ask me along", "Freunde fragen mich mit"),
      Phrase("{actor} asks you along to {title}", "{actor} fragt, ob du zu {title} mitkommst")),
    NotificationKind(
      "application_answered", .events, Phrase("A friend answers", "Ein Freund antwortet"),
      Phrase(
        "{actor} has answered whether to come along to {title}",
        "{actor} hat wegen {title} geantwortet")),
    NotificationKind(
      "application_received", .events,
      Phrase("Somebody applies to my event", "Jemand bewirbt sich bei meinem Event"),
      Phrase(
        "An application to {title} waits for you", "Eine Bewerbung für {title} wartet auf dich")),
    NotificationKind(
      "application_approved", .events, Phrase("We are let in", "Wir sind dabei"),
      Phrase("The application to {title} is approved", "Die Bewerbung für {title} ist angenommen")),
    NotificationKind(
      "application_rejected", .events, Phrase("We are not let in", "Wir sind nicht dabei"),
      Phrase("The application to {title} is rejected", "Die Bewerbung für {title} ist abgelehnt")),
    NotificationKind(
      "application_expired", .events, Phrase("An application expires", "Eine Bewerbung verfällt"),
      Phrase("The application to {title} has expired", "Die Bewerbung für {title} ist verfallen")),
    NotificationKind(
      "application_withdrawn", .events,
      Phrase("An application is withdrawn", "Eine Bewerbung wird zurückgezogen"),
      Phrase(
        "The application to {title} is withdrawn", "Die Bewerbung für {title} ist zurückgezogen")),
    NotificationKind(
      "author_added", .events, Phrase("I become an author", "Ich organisiere mit"),
      Phrase("You are an author of {title} now", "Du organisierst {title} jetzt mit")),
    NotificationKind(
      "author_removed", .events, Phrase("I am an author no more", "Ich organisiere nicht mehr mit"),
      Phrase("You are no longer an author of {title}", "Du organisierst {title} nicht mehr mit")),
    NotificationKind(
      "event_changed", .events, Phrase("Time or place change", "Zeit oder Ort ändern sich"),
      Phrase(
        "Time or place of {title} have changed", "Zeit oder Ort von {title} haben sich geändert")),
    NotificationKind(
      "event_cancelled", .events, Phrase("An event is cancelled", "Ein Event fällt aus"),
      Phrase("{title} does not take place", "{title} fällt aus")),
  ]
}
