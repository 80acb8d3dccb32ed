import HTML
import MusterModels

extension WebPage {
  /// Writes a new journey.
  static let newJourney = WebPage(
    "/journeys/new",
    actions: [
      .call(
        "createJourney", said: .journeyDrafted,
        then: .page { outcome in
          "/journeys/\(try outcome.answer.read(as: Journey.self).id)/edit"
        }, prepare: { fields, _ in StepRows.prepare(&fields) })
    ],
    shows: { context in
      Sheet(Phrase.journeyNew.text, section: .journeys) {
        element("a", ["class": "back-link", "href": "/me/journeys"]) { Phrase.journeyMine }
        pageHeading(Phrase.journeyNew.text, Phrase.journeyNewText.text)
        context.refilled(StepRows.arrange).form("createJourney") { form in
          fields(form, nil)
          form.submit(.journeySaveDraft)
        }
      }
    })

  /// Changes a journey, releases versions of it, publishes it.
  static let editJourney = WebPage(
    "/journeys/{id}/edit",
    actions: [
      .call("updateJourney", said: .saved, prepare: { fields, _ in StepRows.prepare(&fields) }),
      .call("publishJourney", said: .journeyPublishedNow),
      .call("unpublishJourney", said: .journeyUnpublishedNow),
      .call("releaseJourneyVersion", said: .journeyReleased),
      .call("deleteJourney", said: .deleted, then: .page { _ in "/me/journeys" }),
    ],
    reads: { visit in JourneyQueries.get(try visit.id()).asVersioned(Journey.self) },
    shows: { context, read in
      let journey = read.value
      let isAdmin = context.frame?.isPlatformAdmin ?? false
      guard context.isMe(journey.createdById) || isAdmin else { throw Failure(.forbidden) }
      return Sheet(journey.title, section: .journeys) {
        element("a", ["class": "back-link", "href": "/journeys/\(journey.id)"]) { journey.title }
        pageHeading(Phrase.journeyEdit.text) { journeyState(journey) }
        context.refilled(StepRows.arrange).form("updateJourney") { form in
          form.version(read.version)
          fields(form, journey)
          form.submit(.save)
        }
        // Below the form, so that nobody releases what they have not saved yet.
        releasing(journey, isAdmin, context)
        card {
          element("h2") { Phrase.journeyDelete }
          element("p", class: "quiet") { Phrase.journeyDeleteText }
          context.confirmedButton(
            "deleteJourney", [:], .journeyDelete, icon: .trash, asking: .journeyDeleteQuestion)
        }
      }
    })

  private static func fields(_ form: Form, _ journey: Journey?) -> HTML {
    HTML {
      card {
        form.text("title", .title, journey?.title, isRequired: true, maxLength: 200)
        form.textArea(
          "description", .descriptionLabel, journey?.description, rows: 4, maxLength: 5_000)
        element("div", class: "form-row") {
          form.select(
            "difficultyLevel", .journeyDifficulty,
            [("", Phrase.journeyNotSaid.text)]
              + Journey.Difficulty.allCases.map { ($0.rawValue, $0.label.text) },
            journey?.difficultyLevel?.rawValue)
          form.select(
            "journeyType", .journeyKind,
            Journey.Kind.allCases.map { ($0.rawValue, $0.label.text) },
            journey?.journeyType.rawValue ?? Journey.Kind.userCreated.rawValue)
          form.text(
            "estimatedDurationMinutes", .journeyMinutesInAll,
            journey?.estimatedDurationMinutes.map(String.init), inputMode: "numeric")
        }
        form.text(
          "tags@words", .journeyTags, journey?.tags.joined(separator: ", "), hint: .journeyTagsHint)
        form.checkbox(
          "isPublic", .journeyIsPublic, journey?.isPublic ?? true, hint: .journeyIsPublicHint)
      }
      card(.journeyStepsHeading) {
        element("p", class: "quiet") { Phrase.journeyStepsText }
        StepRows.html(form, journey?.content?.steps ?? [])
        element(
          "button",
          ["class": "button", "type": "button", "data-add": "steps", "hidden": ""]
        ) {
          Icon.plus.html
          element("span") { Phrase.journeyStepAdd }
        }
      }
    }
  }

  private static func releasing(
    _ journey: Journey, _ isAdmin: Bool, _ context: PageContext
  ) -> HTML {
    card(.journeyVersions) {
      element("dl", class: "facts") {
        fact(.journeyReleasedVersion) {
          journey.releasedVersion.map { Formats.number($0) } ?? Phrase.journeyNoVersion.text
        }
        if journey.isPublished {
          fact(.journeyOfferedVersion) {
            journey.newestVersion.map { Formats.number($0) } ?? Phrase.journeyNoVersion.text
          }
        }
      }
      element("p", class: "quiet") {
        isAdmin ? Phrase.journeyPublishText : Phrase.journeyPublishByOthers
      }
      element("div", class: "form-actions") {
        context.button("releaseJourneyVersion", [:], .journeyRelease, icon: .layers)
        if isAdmin {
          context.button(
            "publishJourney", [:], .journeyPublish, icon: .globe, style: .primary)
        }
        if journey.isPublished {
          context.confirmedButton(
            "unpublishJourney", [:], .journeyUnpublish, asking: .journeyUnpublishQuestion)
        }
      }
    }
  }
}
