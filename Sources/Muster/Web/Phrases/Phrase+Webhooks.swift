import MusterModels

/// Webhooks of a group.
extension Phrase {
  static let webhook = Phrase("Webhook", "Webhook")
  static let webhooksLong = Phrase(
    "Each time something happens here, another program is told by HTTP. For those who build one.",
    "Jedes Mal, wenn hier etwas geschieht, erfährt es ein anderes Programm per HTTP. Für alle, die "
      + "eines bauen.")
  static let noWebhooks = Phrase("No webhooks", "Keine Webhooks")
  static let noWebhooksText = Phrase(
    "If you do not know what that is, you do not need one.",
    "Wenn du nicht weißt, was das ist, brauchst du keinen.")
  static let newWebhook = Phrase("New webhook", "Neuer Webhook")
  static let makeWebhook = Phrase("Make the webhook", "Webhook anlegen")
  static let webhookURL = Phrase("Address", "Adresse")
  static let webhookURLHint = Phrase(
    "A public address that begins with https.", "Eine öffentliche Adresse, die mit https beginnt.")
  static let webhookPurpose = Phrase("What it is for", "Wofür er da ist")
  static let webhookTypes = Phrase("What is sent", "Was gesendet wird")
  static let webhookTypesHint = Phrase(
    "Nothing ticked: everything.", "Nichts angekreuzt: alles.")
  static let theSecret = Phrase("The secret", "Das Geheimnis")
  static let theSecretText = Phrase(
    "What is sent is signed with it. Copy it now: it is shown this once.",
    "Damit ist unterschrieben, was gesendet wird. Kopiere es jetzt: es wird nur dieses eine Mal "
      + "gezeigt.")
  static let webhookOn = Phrase("On", "An")
  static let webhookOnHint = Phrase(
    "Turned off, nothing is sent, and what waits is called off.",
    "Ausgeschaltet wird nichts gesendet, und was wartet, verfällt.")
  static let webhookFailing = Phrase("Fails", "Schlägt fehl")
  static func webhookOff(_ reason: Webhook.DisabledReason?) -> Phrase {
    switch reason {
    case .gone: Phrase("Off: gone", "Aus: nicht mehr da")
    case .failing: Phrase("Off: failed for days", "Aus: tagelang fehlgeschlagen")
    case .archived: Phrase("Off: archived", "Aus: archiviert")
    case .manual, nil: Phrase("Off", "Aus")
    }
  }
  static let sendTest = Phrase("Send a test", "Test senden")
  static let webhookTested = Phrase("A test is on its way.", "Ein Test ist unterwegs.")
  static let newSecret = Phrase("New secret", "Neues Geheimnis")
  static let reallyNewSecret = Phrase(
    "The old secret signs beside the new one for 24 hours, then it is gone.",
    "Das alte Geheimnis unterschreibt noch 24 Stunden mit, dann ist es weg.")
  static let deleteWebhook = Phrase("Delete the webhook", "Webhook löschen")
  static let reallyDeleteWebhook = Phrase(
    "It goes with its log, and what waits is not sent.",
    "Er verschwindet mit seinem Protokoll, und was wartet, wird nicht gesendet.")
  static let webhookDeleted = Phrase("The webhook is deleted.", "Der Webhook ist gelöscht.")
  static let allWebhooks = Phrase("All webhooks", "Alle Webhooks")
  static let deliveries = Phrase("Sent in the last week", "Gesendet in der letzten Woche")
  static let noDeliveries = Phrase("Nothing was sent yet.", "Noch wurde nichts gesendet.")
  static func delivery(_ status: WebhookDelivery.Status) -> Phrase {
    switch status {
    case .waiting: Phrase("Waits", "Wartet")
    case .delivered: Phrase("Delivered", "Zugestellt")
    case .failed: Phrase("Given up", "Aufgegeben")
    case .canceled: Phrase("Called off", "Verfallen")
    }
  }
  static let sendAgain = Phrase("Send again", "Noch einmal senden")
  static let deliveryRetried = Phrase("It is sent again.", "Es wird noch einmal gesendet.")
  static func attempts(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 attempt", "1 Versuch"),
      other: { Phrase("\($0) attempts", "\($0) Versuche") })
  }
  static let nextAttempt = Phrase("next one", "nächster")
}
