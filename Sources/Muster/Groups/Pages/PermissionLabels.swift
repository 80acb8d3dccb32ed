import HTML
import MusterModels

/// What roles may allow, in groups that people look for it in.
enum PermissionLabels {
  /// A group of permissions of one kind.
  struct Part {
    let title: Phrase
    let names: [String]
  }

  /// Every permission that counts in a group.
  static let parts = [
    Part(
      title: .rightsPeople,
      names: [
        "view_member_list", "view_member_profiles", "invite_members", "pause_members",
        "activate_members", "remove_members", "assign_roles", "remove_roles",
      ]),
    Part(
      title: .rightsGroup,
      names: [
        "edit_group_settings", "set_group_visibility", "control_member_list_visibility",
        "delete_group",
      ]),
    Part(
      title: .rightsTalking,
      names: [
        "view_forum", "post_forum_messages", "reply_to_messages", "moderate_forum",
        "send_direct_messages",
      ]),
    Part(
      title: .rightsFeedback,
      names: ["receive_feedback", "provide_feedback_to_members", "view_member_feedback"]),
    Part(
      title: .rightsJourneys,
      names: [
        "view_journey_content", "complete_journey_activities", "view_own_progress",
        "view_others_progress", "track_group_progress", "enroll_group_in_journey",
        "unenroll_from_journey", "freeze_journey",
      ]),
  ]

  /// All of them, in that order.
  static let names = parts.flatMap(\.names)

  /// A box to tick for each permission that is offered.
  static func boxes(
    _ form: Form, _ ticked: some Collection<String>,
    offering isOffered: (String) -> Bool = { _ in true }
  ) -> HTML {
    element("div", class: "columns") {
      for part in parts {
        let offered = part.names.filter(isOffered)
        if !offered.isEmpty {
          form.checkboxes(
            "permissions[]", part.title, offered.map { ($0, Phrase.permission($0).text) },
            Set(ticked))
        }
      }
    }
  }

  /// A role that leads holds everything: the boxes for the rest say nothing then.
  @Sendable static func leaveOutOfLeader(_ fields: inout FormFields, _: PageVisit) {
    if fields["isLeader"] == "true" { fields["permissions[]"] = nil }
  }
}

extension Phrase {
  static let rightsPeople = Phrase("People", "Leute")
  static let rightsGroup = Phrase("The group itself", "Die Gruppe selbst")
  static let rightsTalking = Phrase("Talking", "Austausch")
  static let rightsFeedback = Phrase("Feedback", "Feedback")
  static let rightsJourneys = Phrase("Journeys", "Lernreisen")

  /// What a permission allows; its name, of one that is not known.
  static func permission(_ name: String) -> Phrase { permissions[name] ?? .verbatim(name) }

  private static let permissions: [String: Phrase] = [
    "view_member_list": Phrase("See who is in the group", "Sehen, wer in der Gruppe ist"),
    "view_member_profiles": Phrase("See members' profiles", "Profile der Mitglieder sehen"),
    "invite_members": Phrase(
      "Invite people, and look after the join code",
      "Leute einladen und den Beitrittscode verwalten"),
    "pause_members": Phrase("Pause members", "Mitglieder pausieren"),
    "activate_members": Phrase("End members' pauses", "Pausen beenden"),
    "remove_members": Phrase("Remove members", "Mitglieder entfernen"),
    "assign_roles": Phrase("Make, change and give roles", "Rollen anlegen, ändern und vergeben"),
    "remove_roles": Phrase("Take and delete roles", "Rollen wegnehmen und löschen"),
    "edit_group_settings": Phrase(
      "Change name, description and size", "Name, Beschreibung und Größe ändern"),
    "set_group_visibility": Phrase(
      "Decide who can find the group", "Bestimmen, wer die Gruppe findet"),
    "control_member_list_visibility": Phrase(
      "Decide whether members see one another", "Bestimmen, ob Mitglieder einander sehen"),
    "delete_group": Phrase("Delete the group for good", "Die Gruppe endgültig löschen"),
    "view_forum": Phrase("Read the forum", "Das Forum lesen"),
    "post_forum_messages": Phrase("Open threads", "Themen eröffnen"),
    "reply_to_messages": Phrase("Reply in threads", "In Themen antworten"),
    "moderate_forum": Phrase(
      "Change and hide what others write", "Ändern und verbergen, was andere schreiben"),
    "send_direct_messages": Phrase(
      "Write to members directly", "Mitgliedern direkt schreiben"),
    "receive_feedback": Phrase("Be given feedback", "Feedback bekommen"),
    "provide_feedback_to_members": Phrase("Give feedback", "Feedback geben"),
    "view_member_feedback": Phrase(
      "Read feedback given to others", "Feedback an andere lesen"),
    "view_journey_content": Phrase(
      "Read the group's journeys", "Die Lernreisen der Gruppe lesen"),
    "complete_journey_activities": Phrase(
      "Complete steps of journeys", "Schritte von Lernreisen abschließen"),
    "view_own_progress": Phrase("See their own progress", "Den eigenen Fortschritt sehen"),
    "view_others_progress": Phrase(
      "See each member's progress", "Den Fortschritt aller Mitglieder sehen"),
    "track_group_progress": Phrase(
      "See the group's progress at a glance", "Den Fortschritt der Gruppe im Überblick sehen"),
    "enroll_group_in_journey": Phrase(
      "Enrol the group in journeys", "Die Gruppe für Lernreisen anmelden"),
    "unenroll_from_journey": Phrase(
      "End the group's journeys", "Lernreisen der Gruppe beenden"),
    "freeze_journey": Phrase(
      "Halt and resume the group's journeys", "Lernreisen der Gruppe anhalten und fortsetzen"),
  ]
}
