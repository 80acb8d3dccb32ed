import HTML
import HTTPServer
import MusterModels

/// What surrounds every page.
enum Layout {
  /// Nothing but our own files runs or is loaded, besides pictures of people.
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  static func response(_ sheet: Sheet, _ context: PageContext, status: Int) -> Response {
    let text = Reader.$current.withValue(context.reader) { page(sheet, context) }
    return Response(
      status: status,
      headers: [
        "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy,
        "Cache-Control": "no-store", "Vary": "Cookie, Accept-Language",
        // Our own forms tell where they come from; nobody else learns.
        "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
      ],
      body: .bytes(Array(text.utf8)))
  }

  private static func page(_ sheet: Sheet, _ context: PageContext) -> String {
    document(language: context.reader.language.rawValue) {
      element("head") {
        element("meta", ["charset": "utf-8"])
        element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        element("meta", ["name": "color-scheme", "content": "light dark"])
        element("title") {
          sheet.title == "Muster" ? sheet.title : sheet.title + " · Muster"
        }
        element("link", ["rel": "stylesheet", "href": Assets.style.address])
        element("link", ["rel": "icon", "type": "image/svg+xml", "href": Assets.icon.address])
        element("script", ["src": Assets.script.address, "defer": ""])
      }
      element(
        "body",
        [
          "class": context.frame == nil ? "visitor" : "person",
          "data-live": context.frame == nil
            ? nil : (sheet.live + [context.frame?.userId.description ?? ""]).joined(separator: " "),
        ]
      ) {
        element("a", ["class": "skip", "href": "#main"]) { Phrase.skipToContent }
        header(context)
        if context.frame != nil { navigation(sheet.section) }
        element("main", ["id": "main", "tabindex": "-1"]) {
          if let group = context.group, let tab = sheet.tab { groupHeading(group, tab) }
          notices(context)
          sheet.body
        }
        if context.frame == nil { footer }
      }
    }
  }

  private static func header(_ context: PageContext) -> HTML {
    element("header", class: "top") {
      element("a", ["class": "brand", "href": "/"]) {
        mark
        element("span") { "Muster" }
      }
      if let frame = context.frame {
        element("div", class: "top-actions") {
          element("a", ["class": "round", "href": "/search", "aria-label": Phrase.search.text]) {
            Icon.search.html
          }
          element(
            "a",
            [
              "class": "round", "href": "/notifications", "data-region": "bell", "id": "bell",
              "aria-label": frame.unread == 0
                ? Phrase.notifications.text : Phrase.unreadNotifications(frame.unread).text,
            ]
          ) {
            Icon.bell.html
            if frame.unread > 0 {
              element("span", class: "count") { frame.unread > 99 ? "99+" : String(frame.unread) }
            }
          }
          element("a", ["class": "round", "href": "/me", "aria-label": Phrase.myAccount.text]) {
            avatar(frame.fullName, frame.avatarUrl, id: frame.userId, class: "small")
          }
        }
      } else {
        element("div", class: "top-actions") {
          linkButton(.signIn, "/sign-in", style: .quiet)
          linkButton(.signUp, "/sign-up", style: .primary)
        }
      }
    }
  }

  private static func navigation(_ current: Sheet.Section?) -> HTML {
    element("nav", ["class": "sections", "aria-label": Phrase.sections.text]) {
      for section in Sheet.Section.allCases {
        element(
          "a",
          ["href": section.address, "aria-current": section == current ? "page" : nil]
        ) {
          section.icon.html
          element("span") { section.label }
        }
      }
    }
  }

  private static func groupHeading(_ group: Frame.OwnGroup, _ current: Sheet.GroupTab) -> HTML {
    element("div", class: "group-heading") {
      element("div", class: "group-name") {
        tile(group.name, id: group.id.description)
        element("div") {
          element(current == .overview ? "h1" : "p", class: "group-title") { group.name }
          element("p", class: "subtitle") {
            group.label ?? Phrase.group.text
            if group.isArchived {
              " "
              badge(Phrase.archived.text, .warning)
            }
            if group.isLeader {
              " "
              badge(Phrase.youLead.text, .accent)
            }
          }
        }
      }
      element("nav", ["class": "tabs", "aria-label": group.name]) {
        for tab in Sheet.GroupTab.allCases where tab.isFor(group) || tab == current {
          element(
            "a", ["href": tab.address(group), "aria-current": tab == current ? "page" : nil]
          ) { tab.label }
        }
      }
    }
  }

  /// What was done, and what was refused.
  private static func notices(_ context: PageContext) -> HTML {
    HTML {
      if let said = context.visit.said {
        element("p", ["class": "notice good", "role": "status"]) {
          Icon.check.html
          element("span") { said }
        }
      }
      if let failure = context.visit.attempt?.failure {
        element("div", ["class": "notice bad", "role": "alert"]) {
          Icon.warning.html
          element("div") {
            element("strong") { Phrase.title(of: failure) }
            if let explanation = Phrase.explanation(of: failure) { element("p") { explanation } }
            if failure.code == .versionMismatch {
              element("a", ["href": context.address, "target": "_blank", "rel": "noopener"]) {
                Phrase.seeWhatIsThere
              }
            }
            let rest = failure.errors.filter { !context.shownErrors.contains($0.field) }
            if !rest.isEmpty {
              element("ul") {
                for error in rest {
                  element("li") { error.field + " " + Phrase.problem(with: error).text }
                }
              }
            }
          }
        }
      }
      if let frame = context.frame, !frame.emailVerified, context.visit.attempt == nil {
        element("p", class: "notice") {
          Icon.mail.html
          element("span") {
            Phrase.verifyYourAddress(frame.email ?? "")
            " "
            element("a", ["href": "/verify-email"]) { Phrase.verifyHow }
          }
        }
      }
    }
  }

  private static var footer: HTML {
    element("footer", class: "bottom") {
      element("p") {
        "Muster · "
        element("a", ["href": "/docs"]) { Phrase.forDevelopers }
      }
    }
  }

  /// Four people around a table.
  private static let mark = element(
    "svg", ["class": "mark", "viewBox": "0 0 32 32", "aria-hidden": "true", "focusable": "false"]
  ) {
    element("rect", ["x": "11", "y": "11", "width": "10", "height": "10", "rx": "3"])
    for (x, y) in [("16", "4.500"), ("27.500", "16"), ("16", "27.500"), ("4.500", "16")] {
      element("circle", ["cx": x, "cy": y, "r": "3.500"])
    }
  }
}
