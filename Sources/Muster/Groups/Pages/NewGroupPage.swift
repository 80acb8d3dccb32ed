import HTML
import MusterModels

extension WebPage {
  /// Makes a group: what kind, what to call it, and little else.
  static let newGroup = WebPage(
    "/groups/new",
    actions: [
      .call(
        "createGroup", said: .groupMade,
        then: .page { "/groups/\(try $0.answer.read(as: Group.self).id)" })
    ],
    reads: { _ in
      CatalogueQueries.groupTemplates.query(page: 1, pageSize: 100).as(Page<GroupTemplate>.self)
    },
    shows: { context, templates in
      Sheet(Phrase.newGroup.text, section: .home) {
        pageHeading(Phrase.newGroup.text, Phrase.newGroupText.text)
        card {
          context.form("createGroup") { form in
            kinds(templates.items, form, context)
            form.text(
              "name", .groupName, isRequired: true, autocomplete: "off", maxLength: 100,
              placeholder: .groupNameExample)
            form.textArea(
              "description", .groupDescription, hint: .groupDescriptionHint, maxLength: 2000)
            form.checkbox("isPublic", .groupIsPublic, hint: .groupIsPublicHint)
            element("details") {
              element("summary") { Phrase.moreOptions }
              element("div", class: "field-stack") { options(form) }
            }
            form.submit(.makeGroup, icon: .plus)
          }
        }
        if templates.items.contains(where: \.isDinnerCrew) { insteadOfDinner }
      }
    })

  private static func kinds(
    _ templates: [GroupTemplate], _ form: Form, _ context: PageContext
  ) -> HTML {
    let shown = templates.filter { !$0.isDinnerCrew }.sorted {
      ($0.rank, $0.name) < ($1.rank, $1.name)
    }
    return element("div", class: "kinds") {
      form.choices(
        "template", .groupKind, shown.map { ($0.name, $0.title, $0.text) },
        context.query("template") ?? shown.first?.name)
    }
  }

  private static func options(_ form: Form) -> HTML {
    HTML {
      form.text(
        "label", .groupLabel, hint: .groupLabelHint, maxLength: 50, placeholder: .groupLabelExample)
      form.select("succession", .groupSuccession, [("", Phrase.asUsualForKind.text)] + successions)
      form.text(
        "maxMembers", .groupMaxMembers, type: "number", hint: .groupMaxMembersHint,
        inputMode: "numeric")
      form.checkbox("showMemberList", .groupShowsMembers, true, hint: .groupShowsMembersHint)
    }
  }

  /// The ways in which leaders follow one another, in words.
  static var successions: [(value: String, label: String)] {
    Group.Succession.allCases.map { ($0.rawValue, Phrase.succession($0).text) }
  }

  private static var insteadOfDinner: HTML {
    card(.dinnerCrewInstead, class: "quiet-card") {
      element("p", class: "quiet") { Phrase.dinnerCrewText }
      linkButton(.toDinner, "/dinner", icon: .bowl)
    }
  }
}

extension GroupTemplate {
  /// Whether its groups are made at the table of dinner crews.
  var isDinnerCrew: Bool { name == Self.dinnerCrew }

  /// The name of the template of dinner crews.
  static let dinnerCrew = "Dinner Crew"

  private static let known: [(name: String, title: Phrase, text: Phrase)] = [
    ("Large Group Template", .kindClub, .kindClubText),
    ("Small Team Template", .kindTeam, .kindTeamText),
    ("Household", .kindHousehold, .kindHouseholdText),
    ("Learning Cohort Template", .kindCohort, .kindCohortText),
    ("Organization Template", .kindOrganization, .kindOrganizationText),
    ("Dinner Crew", .kindDinner, .kindDinnerText),
  ]

  /// Where it stands among the kinds of groups: those that came with the product first.
  var rank: Int { Self.known.firstIndex { $0.name == name } ?? Self.known.count }

  /// What people call it.
  var title: Phrase { Self.title(ofTemplate: name) }

  /// What people call a template of this name.
  static func title(ofTemplate name: String) -> Phrase {
    known.first { $0.name == name }?.title ?? .verbatim(name)
  }

  /// What its groups are for.
  var text: Phrase? {
    Self.known.first { $0.name == name }?.text ?? description.map { Phrase.verbatim($0) }
  }
}
