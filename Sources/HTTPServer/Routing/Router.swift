/// Finds the route of a path in a tree of segments.
///
/// A literal segment wins over a parameter. The path alone decides on the pattern; the method then
/// chooses among the routes of that pattern, GET standing in for HEAD.
public struct Router: Sendable {
  /// What a path leads to.
  public enum Match: Sendable {
    /// A route, and the decoded parts of the path.
    case found(Route, PathParameters)
    /// No pattern fits the path.
    case notFound
    /// A pattern fits, with these methods only.
    case methodNotAllowed([Method])
    /// The path has a malformed escape, a NUL, or is not UTF-8.
    case malformed
  }

  private struct Node {
    var literals: [String: Int] = [:]
    var parameter: Int?
    var endpoints: [Endpoint] = []
  }

  private struct Endpoint {
    let route: Route
    let names: [String]
  }

  private var nodes = [Node()]

  /// The routes, in the order given.
  public let routes: [Route]

  /// Makes a router.
  ///
  /// - Throws: `RouterError` when a pattern is malformed or two routes answer the same requests.
  public init(_ routes: [Route]) throws {
    self.routes = routes
    for route in routes {
      let pattern = try RoutePattern(route.pattern)
      let node = insert(pattern.segments)
      guard !nodes[node].endpoints.contains(where: { $0.route.method == route.method }) else {
        throw RouterError(pattern: route.pattern, reason: .ambiguous)
      }
      nodes[node].endpoints.append(Endpoint(route: route, names: pattern.names))
    }
  }

  /// Finds the route of a path that is still percent-encoded, without its query.
  public func match(_ method: Method, _ path: String) -> Match {
    resolve(method, path.utf8).match
  }

  /// Finds the route, and the pattern also when the method is not allowed.
  ///
  /// - Parameter method: nil for a method that no route can have.
  func resolve(
    _ method: Method?, _ path: some BidirectionalCollection<UInt8>
  ) -> (match: Match, pattern: String?) {
    guard path.first == UInt8(ascii: "/") else { return (.notFound, nil) }
    var segments: [String] = []
    for part in path.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard let segment = PercentEncoding.decode(part) else { return (.malformed, nil) }
      segments.append(segment)
    }
    var values: [String] = []
    guard let node = find(segments[...], from: 0, &values) else { return (.notFound, nil) }
    let endpoints = nodes[node].endpoints
    let found =
      endpoints.first { $0.route.method == method }
      ?? (method == .head ? endpoints.first { $0.route.method == .get } : nil)
    guard let found else {
      return (.methodNotAllowed(endpoints.map(\.route.method)), endpoints.first?.route.pattern)
    }
    let parameters = PathParameters(names: found.names, values: values)
    return (.found(found.route, parameters), found.route.pattern)
  }

  private mutating func insert(_ segments: [RoutePattern.Segment]) -> Int {
    var current = 0
    for segment in segments {
      let existing =
        switch segment {
        case .literal(let text): nodes[current].literals[text]
        case .parameter: nodes[current].parameter
        }
      if let existing {
        current = existing
        continue
      }
      nodes.append(Node())
      switch segment {
      case .literal(let text): nodes[current].literals[text] = nodes.count - 1
      case .parameter: nodes[current].parameter = nodes.count - 1
      }
      current = nodes.count - 1
    }
    return current
  }

  /// The node of a path, trying literals before parameters at every step. Patterns are few and
  /// short, and each step tries at most two ways, so the work is bounded by the tree's size.
  private func find(
    _ segments: ArraySlice<String>, from node: Int, _ values: inout [String]
  ) -> Int? {
    guard let segment = segments.first else {
      return nodes[node].endpoints.isEmpty ? nil : node
    }
    let rest = segments.dropFirst()
    if let next = nodes[node].literals[segment], let found = find(rest, from: next, &values) {
      return found
    }
    guard let next = nodes[node].parameter, !segment.isEmpty else { return nil }
    values.append(segment)
    if let found = find(rest, from: next, &values) { return found }
    values.removeLast()
    return nil
  }
}
