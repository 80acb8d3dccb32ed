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
    guard text.utf8.contains(where: isSpecial) else { return text }
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

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
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
  element(named: name, attributes, content)
}

/// An element whose attributes are put together elsewhere.
public func element(
  _ name: StaticString, _ attributes: [(key: String, value: String?)],
  @HTMLBuilder _ content: () -> HTML = { HTML.empty }
) -> HTML {
  element(named: name, attributes, content)
}

/// Pages are made of hundreds of these: pieces are appended one by one, for interpolating them
/// took twice as long.
private func element(
  named name: StaticString, _ attributes: some Sequence<(key: String, value: String?)>,
  _ content: () -> HTML
) -> HTML {
  let name = name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  let content = content().markup
  var markup = ""
  markup.reserveCapacity(content.utf8.count + 64)
  markup += "<"
  markup += name
  for (key, value) in attributes {
    guard let value else { continue }
    markup += " "
    markup += key
    markup += "=\""
    markup += HTML.escaped(value)
    markup += "\""
  }
  markup += ">"
  switch name {
  case "br", "hr", "img", "input", "link", "meta": return HTML(markup: markup)
  default: break
  }
  markup += content
  markup += "</"
  markup += name
  markup += ">"
  return HTML(markup: markup)
}

/// A whole document.
public func document(
  language: String, @HTMLBuilder _ content: () -> HTML
) -> String {
  "<!doctype html>\n"
    + element("html", ["lang": language], content).markup
}
