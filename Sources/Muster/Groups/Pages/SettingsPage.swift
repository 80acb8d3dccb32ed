import HTML
import MusterModels

extension WebPage {
  /// What a group is and how it is run: as far as the reader may change it, and the ways to its
  /// roles, its history and its end.
  static let groupSettings = WebPage(
    "/groups/{id}/settings",
    actions: [
      .call("updateGroup", said: .saved), .call("archiveGroup", said: .groupArchived),
      .call("unarchiveGroup", said: .groupOpened),
      .call("deleteGroup", said: .groupDeleted, then: .page { _ in "/" }) { fields, _ in
        guard fields["typed"] == fields["expected"] else {
          throw Failure.field("typed", "mismatch", "is not the name of the group")
        }
      },
    ],
    reads: { visit in
      (
        GroupQueries.get(try visit.id()).asVersioned(Group.self),
        CatalogueQueries.groupTemplates.query(page: 1, pageSize: 100).as(Page<GroupTemplate>.self)
      )
    },
    shows: { context, group, templates in
      guard let own = context.group, let version = group.version else { throw Failure(.notFound) }
      let view = SettingsView(
        context: context, group: group.value, own: own, version: version,
        isFixed: templates.items.first { $0.name == group.value.template }?.isFixed ?? false)
      return Sheet(Phrase.settings.text, tab: .settings) {
        pageHeading(Phrase.settings.text)
        view.fields
        view.links
        view.ending
      }
    })
}

/// The parts of a group's settings.
struct SettingsView {
  let context: PageContext
  let group: Group
  let own: Frame.OwnGroup
  let version: Int64
  /// Whether its template keeps succession and size.
  let isFixed: Bool

  private var path: String { "/groups/\(group.id)" }

  /// What the reader may change.
  @HTMLBuilder var fields: HTML {
    let needed = [
      "edit_group_settings", "set_group_visibility", "control_member_list_visibility",
    ]
    if needed.contains(where: own.mayNow) {
      card(.aboutTheGroup) {
        context.form("updateGroup") { form in
          form.version(version)
          if own.may("edit_group_settings") { description(form) }
          if own.may("set_group_visibility") {
            form.checkbox("isPublic", .groupIsPublic, group.isPublic, hint: .groupIsPublicHint)
          }
          if own.may("control_member_list_visibility") {
            form.checkbox(
              "showMemberList", .groupShowsMembers, group.showMemberList ?? true,
              hint: .groupShowsMembersHint)
          }
          form.submit(.save)
        }
      }
    }
  }

  @HTMLBuilder private func description(_ form: Form) -> HTML {
    form.text(
      "name", .groupName, group.name, isRequired: true, autocomplete: "off", maxLength: 100)
    form.textArea(
      "description", .groupDescription, group.description, hint: .groupDescriptionHint,
      maxLength: 2000)
    form.text(
      "label", .groupLabel, group.label, hint: .groupLabelHint, maxLength: 50,
      placeholder: .groupLabelExample)
    if !isFixed {
      if own.isLeader {
        form.select(
          "succession", .groupSuccession, WebPage.successions, group.succession?.rawValue)
      }
      form.text(
        "maxMembers", .groupMaxMembers, group.maxMembers.map(String.init), type: "number",
        hint: .emptyAnyNumber, inputMode: "numeric")
    }
  }

  /// The ways to what has a page of its own.
  var links: HTML {
    card(.moreAboutTheGroup) {
      rows {
        link(.roles, .rolesText, "roles", .key)
        link(.explainPermissions, .whyText, "why", .eye)
        if own.mayNow("invite_members") {
          link(.invitePeople, .invitationsText, "invite", .mail)
        }
        if own.isLeader {
          link(.whatHappened, .whatHappenedText, "audit", .history)
          link(.webhooks, .webhooksText, "webhooks", .code)
        }
      }
    }
  }

  private func link(_ title: Phrase, _ text: Phrase, _ page: String, _ icon: Icon) -> HTML {
    row(
      href: "\(path)/\(page)", picture: { icon.html }, title: title.text,
      meta: { element("span") { text } })
  }

  /// Leaving, archiving, deleting.
  var ending: HTML {
    card(.endings) {
      element("p") { linkButton(.leaveGroup, path + "/leave", icon: .leave) }
      if own.isLeader {
        if own.isArchived {
          element("p", class: "quiet") { Phrase.archivedText }
          context.button("unarchiveGroup", [:], .openAgain, icon: .play, style: .primary)
        } else {
          context.confirmedButton(
            "archiveGroup", [:], .archiveGroup, icon: .pause, asking: .reallyArchive)
        }
      }
      if own.may("delete_group") { deletion }
    }
  }

  private var deletion: HTML {
    element(
      "details",
      ["class": "confirm", "open": context.visit.attempt?.action == "deleteGroup" ? "" : nil]
    ) {
      element("summary", class: "button danger quiet") {
        Icon.trash.html
        Phrase.deleteGroup
      }
      element("div", class: "confirm-box") {
        element("p") { Phrase.reallyDeleteGroup }
        context.form("deleteGroup", ["expected": group.name]) { form in
          form.text(
            "typed", .typeTheName(group.name), isRequired: true, autocomplete: "off")
          form.submit(.deleteForGood, style: .danger)
        }
      }
    }
  }
}
