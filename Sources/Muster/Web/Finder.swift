import HTML

/// A field to look for something: its form asks for the page anew.
func finder(
  _ path: String, _ label: Phrase, _ value: String?, name: String = "q",
  keeping kept: [(String, String?)] = []
) -> HTML {
  element("form", ["class": "line", "method": "get", "action": path, "role": "search"]) {
    for (name, value) in kept {
      if let value { element("input", ["type": "hidden", "name": name, "value": value]) }
    }
    element("div", class: "field") {
      element("label", ["for": "finder-\(name)"]) { label }
      element(
        "input",
        [
          "id": "finder-\(name)", "type": "search", "name": name, "value": value,
          "maxlength": "200",
          "autocomplete": "off",
        ])
    }
    element("button", ["class": "button"]) {
      Icon.search.html
      element("span") { Phrase.search }
    }
  }
}
