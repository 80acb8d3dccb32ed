import Testing

@testable import Postgres

@Suite struct Queues {
  @Test("a queue keeps the order of an array through any mix of operations")
  func likeAnArray() {
    var generator = SystemRandomNumberGenerator()
    var queue = FIFO<Int>()
    var model: [Int] = []
    for step in 0..<20_000 {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...2:
        queue.append(step)
        model.append(step)
      case 3:
        queue.prepend(step)
        model.insert(step, at: 0)
      case 4...6:
        #expect(queue.popFirst() == (model.isEmpty ? nil : model.removeFirst()))
      default:
        queue.keep { !$0.isMultiple(of: 5) }
        model.removeAll { $0.isMultiple(of: 5) }
      }
      #expect(queue.count == model.count)
      #expect(queue.first == model.first && queue.last == model.last)
    }
    #expect((0..<model.count).allSatisfy { queue[$0] == model[$0] })
  }
}
