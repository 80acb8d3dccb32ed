import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// Why somebody may do a thing, or what is missing.
  static let why = WebPage(
    "/groups/{id}/why",
    reads: { visit in
      let id: Group.ID = try visit.id()
      let user = visit.queryID("userId", of: User.self)
      return (
        InsightQueries.why(id, permission: permission(visit), user: user).as(Why.self),
        PeopleQueries.members(
          of: id, .current, fitting: visit.search("who"), asked: [user].compactMap(\.self)
        ).as(Choice<PersonName>.self),
        NestingQueries.names(inside: id)
      )
    },
    shows: { context, why, members, subgroups in
      guard let group = context.group else { throw Failure(.notFound) }
      let names = Dictionary(
        subgroups.map { ($0.id, $0.name) } + [(group.id, group.name)],
        uniquingKeysWith: { first, _ in first })
      let view = WhyView(
        context: context, group: group, why: why, members: members, groupNames: names)
      return Sheet(Phrase.explainPermissions.text, tab: .settings, live: ["\(group.id)"]) {
        pageHeading(Phrase.explainPermissions.text, Phrase.whyText.text)
        view.question
        view.answer
      }
    })

  private static func permission(_ visit: PageVisit) -> String {
    visit.word("permission", of: PermissionLabels.names)
  }
}

/// A question about a permission, and its answer.
struct WhyView {
  let context: PageContext
  let group: Frame.OwnGroup
  let why: Why
  let members: Choice<PersonName>
  let groupNames: [Group.ID: String]

  private var isAboutMe: Bool { context.isMe(why.userId) }
  private var name: String {
    personName(members.items.first { $0.userId == why.userId }?.fullName)
  }

  var question: HTML {
    card {
      element("form", ["method": "get", "action": context.visit.request.path]) {
        let form = Form(context: context, action: "why", values: [])
        if group.may("assign_roles") {
          form.finder(members)
          form.select("userId", .person, people, "\(why.userId)")
        }
        form.select(
          "permission", .whatAbout,
          PermissionLabels.names.map { ($0, Phrase.permission($0).text) }, why.permission)
        form.submit(.explain, icon: .search)
      }
    }
  }

  private var people: [(value: String, label: String)] {
    var people = members.items.map { (value: "\($0.userId)", label: personName($0.fullName)) }
    if let me = context.frame?.userId { people.insert(("\(me)", Phrase.you.text), at: 0) }
    // Whoever is asked about by address may be no member any more.
    let isListed = people.contains { $0.value == "\(why.userId)" }
    return isListed ? people : [("\(why.userId)", personName(nil))] + people
  }

  var answer: HTML {
    card(region: "answer") {
      element("p", ["class": "notice \(why.granted ? "good" : "bad")"]) {
        (why.granted ? Icon.check : .close).html
        element("strong") {
          isAboutMe ? Phrase.youMay(why.granted) : .theyMay(name, why.granted)
          " "
          Phrase.permission(why.permission)
        }
      }
      if !why.paths.isEmpty {
        element("h2") { Phrase.because }
        rows { for path in why.paths { way(path) } }
      }
      if !why.missing.isEmpty {
        element("h2") { Phrase.whatIsMissing }
        element("ul") {
          for missing in why.missing {
            element("li") { Phrase.missing(missing, toThem: isAboutMe) }
          }
        }
      }
    }
  }

  private func way(_ path: Why.Path) -> HTML {
    row(
      picture: { icon(path.kind).html },
      title: steps(path).joined(separator: " → "),
      meta: {
        element("span") {
          switch path.grant {
          case .leader: Phrase.grantedByLeading
          case .role: Phrase.grantedByRole
          case .platform: Phrase.grantedByPlatform
          }
        }
      })
  }

  private func icon(_ kind: Why.Kind) -> Icon {
    switch kind {
    case .direct: .person
    case .nested: .layers
    case .platform: .shield
    }
  }

  /// From the membership through the groups to the role.
  private func steps(_ path: Why.Path) -> [String] {
    var steps: [String] = []
    if let membership = path.membership {
      steps.append(Phrase.memberOf(groupName(membership.groupId)).text)
    } else if path.kind == .platform {
      steps.append(Phrase.platformRole.text)
    } else if path.edges == nil {
      steps.append(Phrase.throughHiddenGroup.text)
    }
    for edge in path.edges ?? [] {
      steps.append(Phrase.insideOf(groupName(edge.outerGroupId), as: roleName(edge.role)).text)
    }
    if let role = path.role { steps.append(Phrase.roleNamed(roleName(role.name)).text) }
    return steps
  }

  private func groupName(_ id: Group.ID) -> String {
    groupNames[id] ?? Phrase.anotherGroup.text
  }
}
