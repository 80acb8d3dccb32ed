import HTML

/// A field to look for something: its form asks for the page anew.
func finder(
  _ path: String, _ label: Phrase, _ value: String?,
  keeping kept: KeyValuePairs<String, String?> = [:]
) -> HTML {
  element("form", ["class": "line", "method": "get", "action": path, "role": "search"]) {
    for (name, value) in kept {
      if let value { element("input", ["type": "hidden", "name": name, "value": value]) }
    }
    element("div", class: "field") {
      element("label", ["for": "finder"]) { label }
      element(
        "input",
        [
          "id": "finder", "type": "search", "name": "q", "value": value, "maxlength": "200",
          "autocomplete": "off",
        ])
    }
    element("button", ["class": "button"]) {
      Icon.search.html
      element("span") { Phrase.search }
    }
  }
}
