/// The kinds of notifications of what groups do, and of what people say.
extension NotificationKind {
  static let expenses = [
    NotificationKind(
      "expense_added", .expenses, Phrase("An expense involves me", "Eine Ausgabe betrifft mich"),
      Phrase(
        "{actor} has added {title} in {group}, and you are in it",
        "{actor} hat in {group} {title} eingetragen, und du bist dabei")),
    NotificationKind(
      "expense_changed", .expenses,
      Phrase("Such an expense changes", "So eine Ausgabe ändert sich"),
      Phrase("{actor} has changed {title} in {group}", "{actor} hat in {group} {title} geändert")),
    NotificationKind(
      "expense_deleted", .expenses,
      Phrase("Such an expense is deleted", "So eine Ausgabe wird gelöscht"),
      Phrase("{actor} has deleted {title} in {group}", "{actor} hat in {group} {title} gelöscht")),
    NotificationKind(
      "expenses_imported", .expenses, Phrase("Expenses are imported", "Ausgaben werden importiert"),
      Phrase(
        "{actor} has imported expenses into {group}", "{actor} hat Ausgaben in {group} importiert")),
    NotificationKind(
      "settlement_recorded", .expenses,
      Phrase("A payment with me is recorded", "Eine Zahlung mit mir wird eingetragen"),
      Phrase(
        "{actor} has recorded a payment between you in {group}",
        "{actor} hat in {group} eine Zahlung zwischen euch eingetragen")),
    NotificationKind(
      "settlement_rejected", .expenses,
      Phrase("Such a payment is rejected", "So eine Zahlung wird abgelehnt"),
      Phrase(
        "{actor} has rejected a payment between you in {group}",
        "{actor} hat in {group} eine Zahlung zwischen euch abgelehnt")),
    NotificationKind(
      "settlement_withdrawn", .expenses,
      Phrase("Such a payment is taken back", "So eine Zahlung wird zurückgenommen"),
      Phrase(
        "{actor} has taken back a payment between you in {group}",
        "{actor} hat in {group} eine Zahlung zwischen euch zurückgenommen")),
    NotificationKind(
      "left_with_balance", .expenses,
      Phrase("Somebody leaves with open balances", "Jemand geht mit offenem Saldo"),
      Phrase(
        "Somebody has left {group} with an open balance",
        "Jemand ist mit offenem Saldo aus {group} gegangen")),
    NotificationKind(
      "placeholder_offered", .expenses,
      Phrase("A placeholder may be me", "Ein Platzhalter könnte ich sein"),
      Phrase(
        "{actor} asks whether a placeholder in {group} stands for you",
        "{actor} fragt, ob ein Platzhalter in {group} für dich steht")),
    NotificationKind(
      "placeholder_claimed", .expenses,
      Phrase("A placeholder gets its person", "Ein Platzhalter bekommt seine Person"),
      Phrase(
        "{actor} has taken the place of a placeholder in {group}",
        "{actor} hat in {group} einen Platzhalter übernommen")),
    NotificationKind(
      "recurring_paused", .expenses,
      Phrase("A recurring expense is paused", "Eine wiederkehrende Ausgabe pausiert"),
      Phrase(
        "The recurring expense {title} of {group} is paused",
        "Die wiederkehrende Ausgabe {title} in {group} pausiert")),
  ]

  static let lunch = [
    NotificationKind(
      "lunch_invited", .lunch, Phrase("A lunch of my group", "Ein Mittagessen meiner Gruppe"),
      Phrase("{actor} plans {title} for your group", "{actor} plant {title} für eure Gruppe")),
    NotificationKind(
      "lunch_added", .lunch, Phrase("I am added", "Ich werde hinzugefügt"),
      Phrase("{actor} has added you to {title}", "{actor} hat dich eingetragen: {title}")),
    NotificationKind(
      "lunch_decided", .lunch, Phrase("The place is decided", "Der Ort steht fest"),
      Phrase("It is decided where {title} is", "Der Ort steht fest: {title}")),
    NotificationKind(
      "lunch_vote_reminder", .lunch,
      Phrase("I have not voted yet", "Ich habe noch nicht abgestimmt"),
      Phrase("You have not voted for {title} yet", "Du hast noch nicht abgestimmt: {title}")),
    NotificationKind(
      "lunch_no_votes", .lunch, Phrase("Nobody voted", "Niemand hat abgestimmt"),
      Phrase("Nobody has voted for {title}", "Niemand hat abgestimmt: {title}")),
    NotificationKind(
      "lunch_handed_on", .lunch, Phrase("I am to look after it", "Ich soll mich darum kümmern"),
      Phrase("You look after {title} now", "Du kümmerst dich jetzt darum: {title}")),
    NotificationKind(
      "lunch_deleted", .lunch, Phrase("A lunch is called off", "Ein Mittagessen fällt aus"),
      Phrase("{actor} has called {title} off", "{actor} hat {title} abgesagt")),
  ]

  static let journeys = [
    NotificationKind(
      "journey_enrolled", .journeys, Phrase("My group starts one", "Meine Gruppe beginnt eine"),
      Phrase(
        "{actor} has enrolled {group} in {title}", "{actor} hat {title} mit {group} begonnen")),
    NotificationKind(
      "journey_completed", .journeys, Phrase("One is completed", "Eine ist geschafft"),
      Phrase("{title} is completed", "{title} ist geschafft")),
    NotificationKind(
      "journey_frozen", .journeys, Phrase("One is frozen", "Eine ruht"),
      Phrase("{title} is frozen for now", "{title} ruht erst einmal")),
    NotificationKind(
      "journey_unfrozen", .journeys, Phrase("One goes on", "Eine geht weiter"),
      Phrase("{title} goes on", "{title} geht weiter")),
    NotificationKind(
      "journey_steps_open", .journeys, Phrase("New steps open", "Neue Schritte sind offen"),
      Phrase("New steps of {title} are open", "Neue Schritte von {title} sind offen")),
    NotificationKind(
      "journey_version_released", .journeys,
      Phrase("There is a new version", "Es gibt eine neue Fassung"),
      Phrase("There is a new version of {title}", "Es gibt eine neue Fassung von {title}")),
    NotificationKind(
      "journey_deleted", .journeys, Phrase("One is deleted", "Eine wird gelöscht"),
      Phrase("{title} has been deleted", "{title} wurde gelöscht")),
  ]

  static let talk = [
    NotificationKind(
      "direct_message", .talk, Phrase("Somebody writes to me", "Jemand schreibt mir"),
      Phrase("{actor} has written to you", "{actor} hat dir geschrieben")),
    NotificationKind(
      "forum_mentioned", .talk, Phrase("I am mentioned", "Ich werde erwähnt"),
      Phrase(
        "{actor} mentions you in the forum of {group}", "{actor} erwähnt dich im Forum von {group}")
    ),
    NotificationKind(
      "forum_replied", .talk,
      Phrase("A reply in a thread that I follow", "Antwort in einem Thema, dem ich folge"),
      Phrase(
        "{actor} has replied in a thread of {group} that you follow",
        "{actor} hat in einem Thema von {group} geantwortet, dem du folgst")),
    NotificationKind(
      "forum_hidden", .talk,
      Phrase("A post of mine is hidden", "Ein Beitrag von mir wird verborgen"),
      Phrase(
        "A moderator has hidden what you wrote in the forum of {group}",
        "Die Moderation hat deinen Beitrag im Forum von {group} verborgen")),
    NotificationKind(
      "feedback_received", .talk, Phrase("I am given feedback", "Ich bekomme Feedback"),
      Phrase(
        "{actor} has given you feedback in {group}", "{actor} hat dir in {group} Feedback gegeben")),
    NotificationKind(
      "feedback_changed", .talk, Phrase("Feedback to me changes", "Feedback an mich ändert sich"),
      Phrase(
        "{actor} has changed feedback to you in {group}",
        "{actor} hat in {group} Feedback an dich geändert")),
  ]

  static let technical = [
    NotificationKind(
      "webhook_disabled", .technical,
      Phrase("A webhook is turned off", "Ein Webhook wird abgeschaltet"),
      Phrase("A webhook of {group} was turned off", "Ein Webhook von {group} wurde abgeschaltet")),
    NotificationKind(
      "platform_webhook_disabled", .technical,
      Phrase(
        "A webhook of the platform is turned off", "Ein Webhook der Plattform wird abgeschaltet"),
      Phrase(
        "A webhook of the platform was turned off", "Ein Webhook der Plattform wurde abgeschaltet")),
  ]
}
