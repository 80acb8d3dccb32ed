/// A queue with constant-time ends that keeps its storage.
struct FIFO<Element> {
  private var storage: [Element?] = []
  private var head = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }
  var first: Element? { count == 0 ? nil : storage[head] }
  var last: Element? { count == 0 ? nil : self[count - 1] }

  /// The element `offset` places behind the first.
  subscript(offset: Int) -> Element? {
    offset < count ? storage[(head + offset) & (storage.count - 1)] : nil
  }

  mutating func append(_ element: Element) {
    growIfFull()
    storage[(head + count) & (storage.count - 1)] = element
    count += 1
  }

  mutating func prepend(_ element: Element) {
    growIfFull()
    head = (head + storage.count - 1) & (storage.count - 1)
    storage[head] = element
    count += 1
  }

  @discardableResult
  mutating func popFirst() -> Element? {
    if count == 0 { return nil }
    let element = storage[head]
    storage[head] = nil
    head = (head + 1) & (storage.count - 1)
    count -= 1
    return element
  }

  /// Keeps the elements that satisfy `condition`, in their order.
  mutating func keep(where condition: (Element) -> Bool) {
    var kept = FIFO()
    while let element = popFirst() {
      if condition(element) { kept.append(element) }
    }
    self = kept
  }

  private mutating func growIfFull() {
    guard count == storage.count else { return }
    var larger: [Element?] = []
    larger.reserveCapacity(max(8, count * 2))
    for offset in 0..<count { larger.append(self[offset]) }
    while larger.count < max(8, count * 2) { larger.append(nil) }
    storage = larger
    head = 0
  }
}
