import HTML
import MusterModels

/// How far a lunch is.
struct LunchSteps {
  let lunch: LunchGroup

  var html: HTML {
    let all = LunchGroup.Status.allCases
    let current = all.firstIndex(of: lunch.status) ?? 0
    return element("ol", ["class": "steps", "id": "steps", "data-region": "steps"]) {
      for (index, step) in all.enumerated() {
        element(
          "li",
          [
            "class": index < current ? "done" : nil,
            "aria-current": index == current ? "step" : nil,
          ]
        ) { Phrase.lunchStatus(step) }
      }
    }
  }
}
