import HTML
import MusterModels

extension WebPage {
  /// A journey: what it is about, its steps, and enrolling in it.
  static let journey = WebPage(
    "/journeys/{id}", for: .anyone,
    actions: [
      .call(
        "enrollInJourney", said: .journeyBegun,
        then: .page { outcome in
          "/enrollments/\(try outcome.answer.read(as: Enrollment.self).id)"
        })
    ],
    reads: { visit in
      (
        JourneyQueries.get(try visit.id()).as(Journey.self),
        (visit.caller == .visitor ? .nobody : JourneyQueries.groupsToEnroll)
          .as([NamedGroup]?.self)
      )
    },
    shows: { context, journey, groups in
      let mayWrite =
        context.isMe(journey.createdById) || context.frame?.isPlatformAdmin == true
      return Sheet(journey.title, section: .journeys, live: ["\(journey.id)"]) {
        element("a", ["class": "back-link", "href": "/journeys"]) { Phrase.journeyDiscover }
        pageHeading(journey.title, journey.authorName.map { Phrase.journeyBy($0).text }) {
          if mayWrite {
            linkButton(.edit, "/journeys/\(journey.id)/edit", icon: .pencil)
          }
        }
        element("div", class: "badges") {
          if mayWrite { journeyState(journey) }
          journeyBadges(journey)
        }
        if let description = journey.description { prose(description) }
        if !journey.tags.isEmpty { journeyTags(journey.tags) }
        enrolling(journey, groups ?? [], mayWrite, context)
        outline(journey)
      }
    })

  private static func enrolling(
    _ journey: Journey, _ groups: [NamedGroup], _ mayWrite: Bool, _ context: PageContext
  ) -> HTML {
    let own = journey.myEnrollments ?? []
    let isOffered = journey.isPublished && journey.isPublic || mayWrite
    let free = groups.filter { group in !own.contains { $0.groupId == group.id } }
    let isAlone = own.contains { $0.groupId == nil }
    return card(.journeyTakePart, region: "enrolling") {
      if context.frame == nil {
        element("p") { Phrase.journeySignInFirst }
        linkButton(
          .signIn, Address.make("/sign-in", [("next", context.address)]), style: .primary)
      }
      if !own.isEmpty {
        rows {
          for enrollment in own {
            row(
              href: "/enrollments/\(enrollment.id)",
              title: enrollment.groupId == nil
                ? Phrase.journeyByMyself.text
                : groups.first { $0.id == enrollment.groupId }?.name
                  ?? Phrase.journeyWithGroup.text,
              trailing: {
                badge(enrollment.status.label.text, enrollment.status.tone)
                linkButton(.journeyContinue, "/enrollments/\(enrollment.id)", style: .primary)
              })
          }
        }
      }
      if context.frame != nil, isOffered {
        if !isAlone {
          context.form("enrollInJourney", class: "line") { form in
            startField(form)
            form.submit(.journeyStart, icon: .play)
          }
        }
        if !free.isEmpty {
          element("details", ["class": "more", "open": context.query("group").map { _ in "" }]) {
            element("summary") { Phrase.journeyEnrollGroup }
            context.form("enrollInJourney", ["id": "\(journey.id)"], class: "line") { form in
              form.select(
                "groupId", .group, free.map { ("\($0.id)", $0.name) },
                context.query("group")?.lowercased(), isRequired: true)
              startField(form)
              form.submit(.journeyStartGroup, icon: .people, style: .plain)
            }
          }
        }
      } else if context.frame != nil, own.isEmpty {
        element("p", class: "quiet") { Phrase.journeyNotOffered }
      }
    }
  }

  private static func startField(_ form: Form) -> HTML {
    form.text("startsOn", .journeyStartsOn, type: "date", hint: .journeyStartsOnHint)
  }

  /// The steps without what is in them: of a draft those that it has so far.
  private static func outline(_ journey: Journey) -> HTML {
    card(.journeyOutline) {
      if let outline = journey.outline {
        element("ol", class: "rows") {
          for one in outline {
            step(one.title, one.kind, one.required, one.durationMinutes, one.opensInWeek)
          }
        }
      } else if let steps = journey.content?.steps, !steps.isEmpty {
        element("ol", class: "rows") {
          for one in steps {
            step(
              one.title, one.kind, one.required ?? true, one.durationMinutes, one.opensInWeek ?? 1)
          }
        }
      } else {
        element("p", class: "quiet") { Phrase.journeyNoSteps }
      }
    }
  }

  private static func step(
    _ title: String, _ kind: JourneyStep.Kind, _ isRequired: Bool, _ minutes: Int?, _ week: Int
  ) -> HTML {
    row(
      picture: { element("span", class: "row-icon") { kind.icon.html } }, title: title,
      meta: {
        element("span") { kind.label }
        if let minutes { element("span") { Phrase.journeyTakes(minutes) } }
        if week > 1 { element("span") { Phrase.journeyFromWeek(week) } }
      },
      trailing: { if !isRequired { badge(Phrase.journeyOptional.text) } })
  }
}
