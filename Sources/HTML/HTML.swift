/// A piece of HTML. Text in it was escaped when it went in; there is no way around that but
/// `HTML.raw`, which is for markup that is written in the program.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup.
  public let markup: String

  init(markup: String) { self.markup = markup }

  /// Text, escaped.
  public init(_ text: String) { markup = HTML.escaped(text) }

  /// Text, escaped, also where it is interpolated.
  public init(stringLiteral value: String) { self.init(value) }

  /// Nothing.
  public static let empty = HTML(markup: "")

  /// Markup that is written in the program, as it is.
  public static func raw(_ markup: StaticString) -> HTML { HTML(markup: "\(markup)") }

  /// Pieces one after another.
  public init(@HTMLBuilder _ content: () -> HTML) { self = content() }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { markup.isEmpty }

  static func escaped(_ text: String) -> String {
    // Most texts hold none of the five.
    let isPlain = text.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        false
      default: true
      }
    }
    if isPlain { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 32)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Lists markup inside a block.
@resultBuilder
public enum HTMLBuilder {
  /// Pieces one after another.
  public static func buildBlock(_ parts: HTML...) -> HTML { join(parts) }
  /// A piece as it is.
  public static func buildExpression(_ part: HTML) -> HTML { part }
  /// A piece that may not be there.
  public static func buildExpression(_ part: HTML?) -> HTML { part ?? .empty }
  /// Text, escaped.
  public static func buildExpression(_ text: String) -> HTML { HTML(text) }
  /// Pieces from a loop.
  public static func buildArray(_ parts: [HTML]) -> HTML { join(parts) }
  /// A piece that may be left out.
  public static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
  /// One way of two.
  public static func buildEither(first part: HTML) -> HTML { part }
  /// The other way of two.
  public static func buildEither(second part: HTML) -> HTML { part }

  private static func join(_ parts: [HTML]) -> HTML {
    if parts.count == 1 { return parts[0] }
    var markup = ""
    markup.reserveCapacity(parts.reduce(0) { $0 + $1.markup.utf8.count })
    for part in parts { markup += part.markup }
    return HTML(markup: markup)
  }
}

/// An element with its attributes, their values escaped; one whose value is nil is left out, and
/// an empty value is how attributes such as `required` are written.
///
/// ```swift
/// element("a", ["href": "/docs"]) { "Documentation" }
/// ```
public func element(
  _ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:],
  @HTMLBuilder _ content: () -> HTML = { HTML.empty }
) -> HTML {
  element(name, Array(attributes), content)
}

/// An element whose attributes are put together elsewhere.
public func element(
  _ name: StaticString, _ attributes: [(key: String, value: String?)],
  @HTMLBuilder _ content: () -> HTML = { HTML.empty }
) -> HTML {
  let name = "\(name)"
  var markup = "<\(name)"
  for (key, value) in attributes {
    guard let value else { continue }
    markup += " \(key)=\"\(HTML.escaped(value))\""
  }
  markup += ">"
  guard !voidElements.contains(name) else { return HTML(markup: markup) }
  markup += content().markup
  markup += "</\(name)>"
  return HTML(markup: markup)
}

/// A whole document.
public func document(
  language: String, @HTMLBuilder _ content: () -> HTML
) -> String {
  "<!doctype html>\n"
    + element("html", ["lang": language], content).markup
}

private let voidElements: Set<String> = [
  "br", "hr", "img", "input", "link", "meta",
]
