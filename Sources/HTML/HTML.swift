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

  /// Markup that is written in the program, as it is.
  public static func raw(_ markup: StaticString) -> HTML { HTML(markup: "\(markup)") }

  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
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
  /// Text, escaped.
  public static func buildExpression(_ text: String) -> HTML { HTML(text) }
  /// Pieces from a loop.
  public static func buildArray(_ parts: [HTML]) -> HTML { join(parts) }
  /// A piece that may be left out.
  public static func buildOptional(_ part: HTML?) -> HTML { part ?? HTML(markup: "") }
  /// One way of two.
  public static func buildEither(first part: HTML) -> HTML { part }
  /// The other way of two.
  public static func buildEither(second part: HTML) -> HTML { part }

  private static func join(_ parts: [HTML]) -> HTML {
    HTML(markup: parts.map(\.markup).joined())
  }
}

/// An element with its attributes, their values escaped.
///
/// ```swift
/// element("a", ["href": "/docs"]) { "Documentation" }
/// ```
public func element(
  _ name: StaticString, _ attributes: KeyValuePairs<String, String> = [:],
  @HTMLBuilder _ content: () -> HTML = { HTML("") }
) -> HTML {
  let name = "\(name)"
  let attributes = attributes.map { " \($0.key)=\"\(HTML.escaped($0.value))\"" }.joined()
  let open = "<\(name)\(attributes)>"
  return HTML(
    markup: voidElements.contains(name) ? open : "\(open)\(content().markup)</\(name)>")
}

/// A whole document.
public func document(
  language: String, @HTMLBuilder _ content: () -> HTML
) -> String {
  "<!doctype html>\n"
    + element("html", ["lang": language], content).markup
}

private let voidElements: Set<String> = ["br", "hr", "img", "input", "link", "meta"]
