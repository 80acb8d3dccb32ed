import HTML

/// Pictures of the app, drawn for it: strokes on a field of 24 by 24, in the colour of the text.
enum Icon: Sendable, CaseIterable {
  case home, calendar, bowl, book, chat, bell, person, people, plus, link, copy, share, check
  case close, chevron, gear, coins, shield, search, pin, clock, crown, leaf, trash, pencil, leave
  case mail, warning, qr, code, history, key, layers, pause, play, flame, star, eye, list, globe

  /// The picture, which those who hear the page do not need.
  var html: HTML { Self.drawn[self] ?? .empty }

  /// Each drawn once: a page has dozens.
  private static let drawn = Dictionary(
    uniqueKeysWithValues: allCases.map { icon in
      (
        icon,
        element(
          "svg",
          ["class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true", "focusable": "false"]
        ) {
          element("path", ["d": icon.path])
        }
      )
    })

  private var path: String {
    switch self {
    case .home: "M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-5v-6h-4v6H5a1 1 0 0 1-1-1z"
    case .calendar: "M5 6h14v14H5zM5 10h14M9 3v5M15 3v5M9 14h2M14 14h1"
    case .bowl: "M3 12h18a9 7 0 0 1-6 7v1H9v-1a9 7 0 0 1-6-7zM9 8c-1-2 1-3 0-5M14 8c-1-2 1-3 0-5"
    case .book: "M12 6c-2-2-5-2-8-2v14c3 0 6 0 8 2 2-2 5-2 8-2V4c-3 0-6 0-8 2zM12 6v14"
    case .chat: "M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5"
    case .bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"
    case .person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21a8 7 0 0 1 16 0"
    case .people:
      "M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2 20a7 6 0 0 1 14 0M16 5.500a3.500 3.500 0 0 1 0 6.500M18 14.500a6 6 0 0 1 4 5.500"
    case .plus: "M12 5v14M5 12h14"
    case .link:
      "M10 14l4-4M9 11l-3 3a3.500 3.500 0 0 0 5 5l3-3M15 13l3-3a3.500 3.500 0 0 0-5-5l-3 3"
    case .copy: "M9 9h11v11H9zM5 15H4V4h11v1"
    case .share: "M12 15V4M8 7l4-4 4 4M6 11H5v9h14v-9h-1"
    case .check: "M5 13l4 4L19 7"
    case .close: "M6 6l12 12M18 6L6 18"
    case .chevron: "M9 5l7 7-7 7"
    case .gear:
      "M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M18.400 5.600l-2.100 2.100M7.700 16.300l-2.100 2.100"
    case .coins:
      "M9 5a6 3 0 1 1 0 6 6 3 0 0 1 0-6zM3 8v5a6 3 0 0 0 6 3M15 10a6 3 0 1 1 0 6 6 3 0 0 1 0-6zM9 13v5a6 3 0 0 0 12 0v-5"
    case .shield: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z"
    case .search: "M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.500 15.500L21 21"
    case .pin:
      "M12 21c-4-5-7-8-7-11a7 7 0 0 1 14 0c0 3-3 6-7 11zM12 7.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5z"
    case .clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3 2"
    case .crown: "M4 18V8l4 4 4-7 4 7 4-4v10z"
    case .leaf: "M5 19c0-9 5-14 15-14 0 10-5 15-14 14M5 21c1-5 4-8 8-10"
    case .trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v5M14 11v5"
    case .pencil: "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4"
    case .leave: "M13 4H5v16h8M10 12h11M17 8l4 4-4 4"
    case .mail: "M3 6h18v13H3zM3 7l9 7 9-7"
    case .warning: "M12 4l9 16H3zM12 10v5M12 17.500v.500"
    case .qr: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2M14 18v2M18 18h2v2h-2z"
    case .code: "M8 8l-4 4 4 4M16 8l4 4-4 4M14 5l-4 14"
    case .history: "M4 5v5h5M4.500 10a8 8 0 1 1-.500 4M12 8v5l3 2"
    case .key: "M8 11a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9zM11 12l8-8M16 7l3 3"
    case .layers: "M12 4l9 5-9 5-9-5zM3 14l9 5 9-5"
    case .pause: "M8 5v14M16 5v14"
    case .play: "M7 4l12 8-12 8z"
    case .flame: "M12 3c1 4 6 6 6 11a6 6 0 0 1-12 0c0-2 1-4 3-5 0 2 1 3 2 3 1-3-1-5 1-9z"
    case .star: "M12 4l2.500 5 5.500 1-4 4 1 6-5-3-5 3 1-6-4-4 5.500-1z"
    case .eye:
      "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z"
    case .list: "M8 6h12M8 12h12M8 18h12M4 6h.500M4 12h.500M4 18h.500"
    case .globe:
      "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c3 3 4 6 4 9s-1 6-4 9c-3-3-4-6-4-9s1-6 4-9z"
    }
  }
}
