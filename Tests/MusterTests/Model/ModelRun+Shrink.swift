extension ModelRun {
  /// The shortest sequence found by leaving operations out that still disagrees about the same
  /// kind of thing.
  func shrink(_ failure: Failure) throws -> Failure {
    var best = failure
    // Where the rules leave a choice open, the database may choose otherwise the next time.
    var isFound = false
    for _ in 0..<8 where !isFound { isFound = try tryWithout([], &best) }
    if !isFound { return failure }
    var size = max(1, best.operations.count / 2)
    while true {
      var hasShrunk = false
      var start = best.operations.count
      while start > 0 {
        let range = max(0, start - size)..<start
        if try tryWithout(Array(range), &best) { hasShrunk = true }
        start = min(range.lowerBound, best.operations.count)
      }
      if size > 1 { size /= 2 } else if !hasShrunk { return best }
    }
  }

  private func tryWithout(_ indices: [Int], _ best: inout Failure) throws -> Bool {
    let without = Set(indices)
    let rest = best.operations.enumerated().filter { !without.contains($0.offset) }.map(\.element)
    guard
      let (index, disagreement) = try replay(
        rest, people: best.people, like: best.disagreement),
      disagreement.about == best.disagreement.about
    else { return false }
    best.operations = Array(rest[...index])
    best.disagreement = disagreement
    return true
  }
}

extension ModelRun.Failure: CustomStringConvertible {
  var description: String {
    let roles = people.enumerated().compactMap { index, person in
      person.isAdmin
        ? "p\(index) is a platform admin"
        : person.isVerified ? nil : "p\(index)'s address is not verified"
    }
    let lines = operations.enumerated().map { "  \($0 + 1). \($1)" }
    return """
      MUSTER_MODEL_SEED=\(seed) replays this.
      \(people.count) people\(roles.map { "; " + $0 }.joined())
      \(lines.joined(separator: "\n"))
      \(disagreement.text)
      """
  }
}
