import Foundation
import HTML
import MusterModels

/// A step of an enrolment: what is in it, and saying that it is done.
struct StepView {
  let context: PageContext
  let step: Enrollment.Step
  let number: Int
  let mayTick: Bool
  /// How many of how many members have done it.
  let doneBy: Int?
  let members: Int?

  private var isDone: Bool { step.completed == true }
  private var takesAnswer: Bool {
    step.body != nil && (step.kind == .task || step.kind == .reflection)
  }

  var html: HTML {
    element(
      "article",
      [
        "class": isDone ? "card step done" : "card step", "id": "step-\(step.id)",
        "data-region": "",
      ]
    ) {
      element("div", class: "card-heading") {
        element("h2") { "\(number). \(step.title)" }
        // Whoever answers says in the same form that it is done.
        if mayTick, step.isOpen, !takesAnswer { tick }
      }
      element("div", class: "row-meta") {
        element("span") { step.kind.label }
        if let minutes = step.durationMinutes { element("span") { Phrase.journeyTakes(minutes) } }
        if !step.required { element("span") { Phrase.journeyOptional } }
        if let done = step.completedAt {
          element("span") { Phrase.journeyDoneOn(Formats.day(done)) }
        }
        if let doneBy, let members { element("span") { Phrase.journeyDoneBy(doneBy, members) } }
      }
      if !step.isOpen {
        element("p", class: "quiet") { Phrase.journeyOpens(Formats.day(step.opensAt)) }
      } else if let body = step.body {
        content(body)
        if takesAnswer { response }
      } else {
        element("p", class: "quiet") { Phrase.journeyNotForYou }
      }
    }
  }

  private func content(_ body: String) -> HTML {
    switch step.kind {
    case .link, .video:
      element("p") {
        element("a", ["class": "button", "href": body, "rel": "noopener noreferrer"]) {
          step.kind.icon.html
          element("span") { step.kind == .video ? Phrase.journeyWatch : Phrase.journeyVisit }
        }
        element("br")
        element("small", class: "quiet") { body }
      }
    case .text, .task, .reflection: prose(body)
    }
  }

  private var tick: HTML {
    context.form(
      "recordStep", ["stepId": step.id, "completed": isDone ? "false" : "true"], class: "inline",
      attributes: [("data-optimistic", "")]
    ) { _ in
      element("button", ["class": "button", "aria-pressed": isDone ? "true" : "false"]) {
        Icon.check.html
        element("span") { isDone ? Phrase.journeyDone : Phrase.journeyMarkDone }
        element("span", class: "visually-hidden") { step.title }
      }
    }
  }

  private var response: HTML {
    HTML {
      if mayTick {
        context.form(
          "recordStep", ["stepId": step.id],
          attributes: [("data-optimistic", "")]
        ) { form in
          form.textArea(
            "response", step.kind == .task ? .journeyYourAnswer : .journeyYourThoughts,
            step.response, rows: 4,
            hint: step.kind == .task ? .journeyAnswerHint : .journeyThoughtsHint,
            maxLength: 5_000)
          form.checkbox("completed", .journeyStepIsDone, true)
          form.submit(.save, style: .plain)
        }
      } else if let written = step.response {
        element("blockquote", class: "quote") { written }
      }
    }
  }
}
