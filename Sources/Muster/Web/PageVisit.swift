import Foundation
import HTTPServer
import MusterModels

/// A request at a page: who comes, to look at what, and what became of a form that they sent.
struct PageVisit: Sendable {
  let request: Request
  let services: Services
  let caller: Caller
  /// A form that was refused, or that looks for more to choose from.
  var attempt: Attempt?
  /// What a form was answered that shows the answer on the page.
  var answer: Answer?
  /// What was done before the page was asked for again.
  var said: Phrase?

  /// What an action was answered.
  struct Answer: Sendable {
    let action: String
    /// What was sent.
    let fields: FormFields
    let body: [UInt8]

    /// The answer as a model.
    func read<Value: Decodable>(as type: Value.Type) throws -> Value {
      try JSONDecoder.muster.decode(type, from: Data(body))
    }
  }

  /// A form to be shown again with what was filled in: it was refused, or looks for more to choose
  /// from.
  struct Attempt: Sendable {
    let action: String
    let fields: FormFields
    let failure: Failure?
  }

  /// The person who comes.
  var user: User.ID? {
    if case .person(let user, _) = caller { user } else { nil }
  }

  /// The id in the path; one that is no UUID names nothing, so 404.
  func id<Entity>(
    _ name: String = "id", of type: Entity.Type = Entity.self
  ) throws -> Identifier<Entity> {
    Identifier(try request.path(name, as: UUID.self))
  }

  /// A part of the path as text.
  func text(_ name: String) throws -> String { try request.path(name, as: String.self) }

  /// An id in the query; what is no UUID is none.
  func queryID<Entity>(_ name: String, of type: Entity.Type = Entity.self) -> Identifier<Entity>? {
    request.query[name].flatMap { Identifier($0) }
  }

  /// Which page of a list is asked for: what is no number, or none that can be, is the first.
  func page(_ name: String = "page") -> Int {
    min(max(request.query[name].flatMap { Int($0) } ?? 1, 1), 1_000_000)
  }

  /// A word of the query; what is none of them is the first.
  func word(_ name: String, of words: [String]) -> String {
    request.query[name].flatMap { words.contains($0) ? $0 : nil } ?? words[0]
  }

  /// A day of the query, such as `2026-11-30`; nil when it is none.
  func day(_ name: String) -> String? {
    guard let text = request.query[name], text.utf8.count == 10, text >= "1900-01-01",
      Timestamp.parse(text + "T00:00:00Z") != nil
    else { return nil }
    return text
  }

  /// What is chosen in a field of a form that is shown again, and what the address asks for.
  func chosen<Entity>(
    _ field: String, _ name: String? = nil, of type: Entity.Type = Entity.self
  ) -> [Identifier<Entity>] {
    // As many as anything of ours takes.
    ((attempt?.fields.all(field) ?? []).prefix(500)
      + [request.query[name ?? field]].compactMap(\.self))
      .compactMap { Identifier($0) }
  }

  /// Text to look for, of a form that is shown again or of the query; nil when there is none, or no
  /// word in it.
  func search(_ name: String = "q") -> String? {
    let sent = attempt?.fields[name] ?? request.query[name]
    guard let text = sent?.trimmingCharacters(in: .whitespacesAndNewlines),
      text.split(separator: " ").contains(where: Self.isWord), !text.utf8.contains(0)
    else { return nil }
    return String(text.prefix(200))
  }

  /// Whether it is something to find, not only something that must not be there.
  private static func isWord(_ part: Substring) -> Bool {
    !part.hasPrefix("-") && part.contains { $0.isLetter || $0.isNumber }
  }
}
