/// The rules of who reads and writes what in a group (M1), from the rules and not from the SQL.
/// People are numbers; 0 leads the group, and everybody was in it once.
struct ForumModel {
  enum Role: String, CaseIterable, Sendable {
    case leader = "Group Leader"
    case guide = "Travel Guide"
    case member = "Member"
    case observer = "Observer"

    var posts: Bool { self != .observer }
    var moderates: Bool { self == .leader || self == .guide }
    var givesFeedback: Bool { moderates }
    var isGivenFeedback: Bool { self != .observer }
  }

  struct Post {
    let author: Int
    let thread: String?
    var isHidden = false
    var isDeleted = false
  }

  struct Given {
    let author: Int
    let recipient: Int
  }

  struct Pair: Hashable {
    let low: Int
    let high: Int

    init(_ one: Int, _ other: Int) { (low, high) = (min(one, other), max(one, other)) }

    func other(_ person: Int) -> Int { person == low ? high : low }
    func contains(_ person: Int) -> Bool { person == low || person == high }
  }

  /// The role of each person who is active, and who is paused.
  var active: [Int: Role]
  var paused: [Int: Role] = [:]
  var posts: [String: Post] = [:]
  var feedback: [String: Given] = [:]
  var blocks: Set<[Int]> = []
  var direct: [Pair: String] = [:]
  var groupChat: String?
  /// Who wrote which message in which chat.
  var messages: [String: (chat: String, author: Int)] = [:]

  func sees(_ id: String, _ person: Int) -> Bool {
    guard let post = posts[id], let role = active[person] else { return false }
    guard !post.isHidden || post.author == person || role.moderates else { return false }
    return post.thread.map { sees($0, person) } ?? true
  }

  func reads(_ id: String, _ person: Int) -> Bool {
    guard let given = feedback[id] else { return false }
    return given.author == person
      || (given.recipient == person && active[person]?.isGivenFeedback ?? true)
      || active[person]?.moderates == true
  }

  func isBlocked(_ pair: Pair) -> Bool {
    blocks.contains([pair.low, pair.high]) || blocks.contains([pair.high, pair.low])
  }

  func mayMessage(_ from: Int, _ to: Int) -> Bool {
    active[from]?.posts == true && active[to] != nil && !isBlocked(Pair(from, to))
  }

  /// The chats that a person reads, and whether they may write to each.
  func chats(_ person: Int) -> [String: Bool] {
    var found: [String: Bool] = [:]
    for (pair, id) in direct where pair.contains(person) {
      found[id] = mayMessage(person, pair.other(person))
    }
    if let groupChat, let role = active[person] { found[groupChat] = role.posts }
    return found
  }

  func knows(_ person: Int, _ other: Int) -> Bool {
    if let role = active[person] {
      if active[other] != nil { return true }
      if posts.values.contains(where: { $0.author == other && (!$0.isHidden || role.moderates) }) {
        return true
      }
    }
    return direct[Pair(person, other)] != nil
      || feedback.values.contains { ($0.author, $0.recipient) == (other, person) }
  }

  /// Whether a person knows of somebody, as one does of whom one gave feedback.
  func hasSeen(_ person: Int, _ other: Int) -> Bool {
    active[person] != nil || knows(person, other)
      || feedback.values.contains { ($0.author, $0.recipient) == (person, other) }
  }

  /// Everything that a person reads, as the history asks the database for it.
  func everything(_ person: Int) -> Set<String> {
    let mine = chats(person)
    var found: Set<String> = []
    for (id, post) in posts where sees(id, person) && !post.isDeleted { found.insert("post \(id)") }
    for (id, mayWrite) in mine { found.insert("chat \(id) \(mayWrite)") }
    for (id, message) in messages where mine[message.chat] != nil { found.insert("message \(id)") }
    for id in feedback.keys where reads(id, person) { found.insert("feedback \(id)") }
    for block in blocks where block[0] == person { found.insert("block \(block[1])") }
    return found
  }
}
