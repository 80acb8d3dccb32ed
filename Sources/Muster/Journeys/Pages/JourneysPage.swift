import HTML
import MusterModels

extension WebPage {
  /// The pages about journeys.
  static let journeys: [WebPage] = [
    .marketplace, .myJourneys, .newJourney, .journey, .editJourney, .groupJourneys, .enrollment,
    .enrollmentMembers, .memberProgress,
  ]

  /// What there is to learn, and what one is in the middle of.
  static let marketplace = WebPage(
    "/journeys", for: .anyone,
    reads: { visit in
      let isPerson = visit.caller != .visitor
      return (
        JourneyQueries.marketplace(filter(visit)).query(page: visit.page(), pageSize: 12)
          .as(Page<Journey>.self),
        (isPerson ? EnrollmentQueries.mine(.active).query(page: 1, pageSize: 6) : .noItems)
          .as(Page<Enrollment>.self),
        (isPerson ? EnrollmentQueries.progressOfMine(.active, page: 1, pageSize: 6) : .nobody)
          .as([String: JourneyProgress]?.self)
      )
    },
    shows: { context, journeys, enrollments, progress in
      Sheet(
        Phrase.journeys.text, section: .journeys, live: enrollments.items.map(\.id.description)
      ) {
        pageHeading(Phrase.journeys.text, Phrase.journeyText.text) {
          if context.frame != nil {
            linkButton(.journeyMine, "/me/journeys", icon: .book)
            linkButton(.journeyNew, "/journeys/new", icon: .plus, style: .quiet)
          }
        }
        if !enrollments.items.isEmpty {
          card(.journeyGoOn, region: "going") {
            rows {
              for enrollment in enrollments.items {
                enrollmentRow(enrollment, progress?[enrollment.id.description])
              }
            }
          }
        }
        element("h2") { Phrase.journeyDiscover }
        filterForm(context)
        if journeys.items.isEmpty {
          emptyState(.journeyNoneFits, .journeyNoneFitsText, icon: .search)
        }
        element("ul", class: "tiles") {
          for journey in journeys.items { journeyCard(journey, context) }
        }
        pagination(journeys, context)
      }
    })

  private static func filter(_ visit: PageVisit) -> JourneyQueries.Filter {
    JourneyQueries.Filter(
      type: visit.search("type").flatMap(Journey.Kind.init),
      difficulty: visit.search("difficulty").flatMap(Journey.Difficulty.init),
      tag: visit.search("tag").map { String($0.prefix(40)) }, text: visit.search())
  }

  private static func filterForm(_ context: PageContext) -> HTML {
    let form = Form(context: context, action: "filter", values: [])
    let visit = context.visit
    return HTML {
      element("form", ["method": "get", "action": "/journeys", "class": "line", "role": "search"]) {
        if let tag = visit.search("tag") { form.hidden("tag", tag) }
        if let group = visit.search("group") { form.hidden("group", group) }
        form.text("q", .search, visit.search(), type: "search", maxLength: 200)
        form.select(
          "difficulty", .journeyDifficulty,
          [("", Phrase.journeyAny.text)]
            + Journey.Difficulty.allCases.map { ($0.rawValue, $0.label.text) },
          visit.search("difficulty"))
        form.select(
          "type", .journeyKind,
          [("", Phrase.journeyAny.text)]
            + Journey.Kind.allCases.map { ($0.rawValue, $0.label.text) }, visit.search("type"))
        element("button", class: "button") { Phrase.search }
      }
      if let tag = visit.search("tag") {
        element("p") {
          badge("#" + tag, .accent)
          " "
          element("a", ["href": context.address("tag", nil)]) { Phrase.journeyAllTags }
        }
      }
    }
  }

  private static func journeyCard(_ journey: Journey, _ context: PageContext) -> HTML {
    element("li") {
      element("article", class: "card journey-card") {
        element("h3") {
          element(
            "a",
            [
              "class": "row-title",
              "href": context.address(of: "/journeys/\(journey.id)", keeping: ["group"]),
            ]
          ) { journey.title }
        }
        if let description = journey.description { element("p", class: "clamped") { description } }
        element("div", class: "badges") { journeyBadges(journey) }
        if !journey.tags.isEmpty { journeyTags(journey.tags) }
        if let author = journey.authorName {
          element("small", class: "quiet") { Phrase.journeyBy(author) }
        }
      }
    }
  }
}

/// A journey in a few words.
func journeyBadges(_ journey: Journey) -> HTML {
  HTML {
    if let difficulty = journey.difficultyLevel { badge(difficulty.label.text, .good) }
    if let minutes = journey.estimatedDurationMinutes { badge(Phrase.journeyTakes(minutes).text) }
    if let steps = journey.totalSteps { badge(Phrase.journeySteps(steps).text) }
  }
}

/// What a journey is found by.
func journeyTags(_ tags: [String]) -> HTML {
  element("p", class: "journey-tags") {
    for tag in tags {
      element("a", ["href": Address.make("/journeys", [("tag", tag)])]) { "#" + tag }
    }
  }
}

/// An enrolment in a list, with how far it is.
func enrollmentRow(_ enrollment: Enrollment, _ progress: JourneyProgress?) -> HTML {
  element("li", class: "row") {
    element("div", class: "row-text") {
      element("a", ["class": "row-title", "href": "/enrollments/\(enrollment.id)"]) {
        enrollment.journeyTitle
      }
      if let percent = progress?.mine?.percent {
        progressBar(Double(percent), .journeyMyProgress)
      } else if let percent = progress?.overview?.averagePercent {
        progressBar(percent, .journeyGroupProgress)
      }
      element("div", class: "row-meta") {
        if enrollment.groupId != nil { element("span") { Phrase.journeyWithGroup } }
        element("span") { Phrase.journeyBegan(Formats.day(enrollment.startsAt)) }
      }
    }
    element("div", class: "row-trailing") {
      if enrollment.status != .active {
        badge(enrollment.status.label.text, enrollment.status.tone)
      }
    }
  }
}

/// How much of something is done, in percent.
func progressBar(_ percent: Double, _ label: Phrase) -> HTML {
  let shown = Int(percent.rounded(.down))
  return element("div", class: "progress-line") {
    element("progress", ["max": "100", "value": "\(shown)", "aria-label": label.text])
    element("span", class: "number") { "\(shown) %" }
  }
}
