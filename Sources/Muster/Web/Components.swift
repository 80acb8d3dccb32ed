import HTML
import MusterModels

/// An element with a class.
func element(
  _ name: StaticString, class className: String, @HTMLBuilder _ content: () -> HTML
) -> HTML {
  element(name, ["class": className], content)
}

/// The heading of a page, with what it says below and what can be done at its side.
func pageHeading(
  _ title: String, _ subtitle: String? = nil, @HTMLBuilder actions: () -> HTML = { .empty }
) -> HTML {
  let actions = actions()
  return element("div", class: "page-heading") {
    element("div") {
      element("h1") { title }
      if let subtitle, !subtitle.isEmpty { element("p", class: "subtitle") { subtitle } }
    }
    if !actions.isEmpty { element("div", class: "actions") { actions } }
  }
}

/// A part of a page with a heading; `region` names what is drawn anew when something changes.
func card(
  _ title: Phrase? = nil, region: String? = nil, class extra: String = "",
  @HTMLBuilder actions: () -> HTML = { .empty }, @HTMLBuilder _ content: () -> HTML
) -> HTML {
  let actions = actions()
  return element(
    "section", ["class": "card \(extra)", "id": region, "data-region": region]
  ) {
    if title != nil || !actions.isEmpty {
      element("div", class: "card-heading") {
        if let title { element("h2") { title } }
        actions
      }
    }
    content()
  }
}

/// What a list says when nothing is in it, and what to do about it; or a page that has nothing else.
func emptyState(
  _ title: Phrase, _ text: Phrase? = nil, icon: Icon, isPage: Bool = false,
  @HTMLBuilder action: () -> HTML = { .empty }
) -> HTML {
  element("div", class: "empty") {
    element("div", class: "empty-icon") { icon.html }
    element(isPage ? "h1" : "h2") { title }
    if let text { element("p") { text } }
    action()
  }
}

/// A row of a list: a picture, what it is, what there is to know, and what can be done.
func row(
  href: String? = nil, @HTMLBuilder picture: () -> HTML = { .empty }, title: String,
  @HTMLBuilder meta: () -> HTML = { .empty }, @HTMLBuilder trailing: () -> HTML = { .empty }
) -> HTML {
  let (meta, trailing) = (meta(), trailing())
  return element("li", class: "row") {
    picture()
    element("div", class: "row-text") {
      if let href {
        element("a", ["class": "row-title", "href": href]) { title }
      } else {
        element("span", class: "row-title") { title }
      }
      if !meta.isEmpty { element("div", class: "row-meta") { meta } }
    }
    if !trailing.isEmpty { element("div", class: "row-trailing") { trailing } }
  }
}

/// Rows one below another.
func rows(@HTMLBuilder _ content: () -> HTML) -> HTML {
  element("ul", class: "rows", content)
}

/// A word that tells a state.
func badge(_ text: String, _ tone: BadgeTone = .plain) -> HTML {
  element("span", class: "badge \(tone.rawValue)") { text }
}

/// What a badge means, besides its word.
enum BadgeTone: String {
  case plain, good, warning, bad, accent
}

/// A link that looks like a button.
func linkButton(
  _ label: Phrase, _ href: String, icon: Icon? = nil, style: ButtonStyle = .plain
) -> HTML {
  element("a", ["class": "button \(style.rawValue)", "href": href]) {
    icon?.html
    element("span") { label }
  }
}

/// The picture of a person: their own, or their initials.
func avatar(_ name: String?, _ url: String?, id: User.ID?, class extra: String = "") -> HTML {
  if let url, url.hasPrefix("https://") {
    return element(
      "img",
      [
        "class": "avatar \(extra)", "src": url, "alt": "", "loading": "lazy",
        "referrerpolicy": "no-referrer", "width": "40", "height": "40",
      ])
  }
  return element(
    "span", ["class": "avatar \(hue(id?.description)) \(extra)", "aria-hidden": "true"]
  ) {
    initials(name)
  }
}

/// The picture of a group: its initials, in a colour of its own.
func tile(_ name: String, id: String) -> HTML {
  element("span", ["class": "tile \(hue(id))", "aria-hidden": "true"]) { initials(name) }
}

/// A person's name, also of one who is gone or cannot be named.
func personName(_ name: String?) -> String {
  // What an account that was deleted leaves behind (A7).
  name == Phrase.formerMember.english ? Phrase.formerMember.text : name ?? Phrase.someone.text
}

/// What a role is called: those that groups begin with in the reader's language.
func roleName(_ name: String) -> String { Phrase.role(name).text }

/// The colour of something, by its id.
private func hue(_ id: String?) -> String {
  let sum = (id ?? "").utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
  return "hue-\(sum % 8)"
}

private func initials(_ name: String?) -> String {
  let words = (name ?? "?").split(separator: " ")
  let letters = [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first }
  return String(letters).uppercased()
}

/// The pages of a list before and after this one.
///
/// - Parameter name: the part of the query that says which page is shown.
func pagination<Item>(
  _ page: Page<Item>, _ context: PageContext, name: String = "page"
) -> HTML {
  // Where counting stopped, a page that is full is followed by another.
  let isMore =
    page.page * page.pageSize < page.total
    || page.totalIsCapped == true && page.items.count == page.pageSize
  guard page.page > 1 || isMore else { return .empty }
  return element("nav", ["class": "pagination", "aria-label": Phrase.pages.text]) {
    if page.page > 1 {
      linkButton(
        .previousPage, context.address(name, page.page == 2 ? nil : String(page.page - 1)))
    }
    if isMore {
      linkButton(.nextPage, context.address(name, String(page.page + 1)))
    }
  }
}

/// Links to the parts of a page, of which one is shown.
func segments(
  _ label: Phrase, _ parts: [(label: Phrase, href: String, isCurrent: Bool)]
) -> HTML {
  element("nav", ["class": "segments", "aria-label": label.text]) {
    for part in parts {
      element("a", ["href": part.href, "aria-current": part.isCurrent ? "page" : nil]) {
        part.label
      }
    }
  }
}

/// A name and its value.
func fact(_ name: Phrase, @HTMLBuilder _ value: () -> HTML) -> HTML {
  element("div") {
    element("dt") { name }
    element("dd", [:], value)
  }
}

/// Text of people, with its line breaks.
func prose(_ text: String) -> HTML {
  element("div", class: "prose") {
    for paragraph in text.split(separator: "\n\n") {
      element("p") { String(paragraph) }
    }
  }
}

/// A text that can be copied by a button, which needs JavaScript and is not there without.
func copyable(_ text: String, id: String, share title: String? = nil) -> HTML {
  element("div", class: "copyable") {
    element("code", ["id": id]) { text }
    element("button", ["class": "button", "type": "button", "data-copy": id, "hidden": ""]) {
      Icon.copy.html
      element("span") { Phrase.copy }
    }
    if let title {
      element(
        "button",
        [
          "class": "button", "type": "button", "data-share": text, "data-title": title,
          "hidden": "",
        ]
      ) {
        Icon.share.html
        element("span") { Phrase.share }
      }
    }
  }
}
