import HTML

/// Numbers over time as bars, with the same for those who hear the page.
struct BarChart {
  let title: Phrase
  /// The first day of each bar, such as `2026-11-30`, and its number.
  let bars: [(day: String, number: Int)]
  /// Whether the numbers add up: what is counted anew in each does not.
  var addsUp = true

  private let width = 320
  private let height = 110
  private let floor = 88

  var html: HTML {
    let most = max(bars.map(\.number).max() ?? 0, 1)
    let sum = bars.reduce(0) { $0 + $1.number }
    let step = Double(width) / Double(max(bars.count, 1))
    return element("figure", class: "card") {
      element("figcaption", class: "card-heading") {
        element("h3") { title }
        if addsUp { element("strong") { Formats.number(sum) } }
      }
      element(
        "svg",
        [
          "class": "chart", "viewBox": "0 0 \(width) \(height)", "role": "img",
          "aria-label": Phrase.chartSays(title.text, sum, most: most).text,
        ]
      ) {
        element(
          "line",
          ["class": "axis", "x1": "0", "x2": "\(width)", "y1": "\(floor)", "y2": "\(floor)"])
        for (place, bar) in bars.enumerated() where bar.number > 0 {
          let size = max(Double(bar.number) / Double(most) * Double(floor - 16), 2)
          element(
            "rect",
            [
              "class": "bar", "x": tenths(Double(place) * step + step * 0.12),
              "y": tenths(Double(floor) - size), "width": tenths(step * 0.76),
              "height": tenths(size), "rx": "1.5",
            ]
          ) {
            element("title") { "\(Formats.day(bar.day)): \(Formats.number(bar.number))" }
          }
        }
        element("text", ["x": "0", "y": "11"]) { Formats.number(most) }
        if let first = bars.first, let last = bars.last {
          element("text", ["x": "0", "y": "104"]) { Formats.day(first.day) }
          element("text", ["x": "\(width)", "y": "104", "text-anchor": "end"]) {
            Formats.day(last.day)
          }
        }
      }
    }
  }

  private func tenths(_ number: Double) -> String { String((number * 10).rounded() / 10) }
}
