#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads server-sent events out of bytes as they come.
struct ServerSentEvents {
  /// An event, or the position by itself when there is no data.
  struct Event: Sendable, Hashable {
    var type = ""
    var data = ""
    /// The id as of this event; nil: the same as before.
    var id: String?
  }

  /// How long to wait before connecting again, where the server has said so.
  private(set) var retry: Duration?
  private var rest: [UInt8] = []
  private var event = Event()
  private var hasData = false
  private var afterReturn = false

  /// Takes bytes in and returns the events that they complete.
  mutating func read(_ bytes: some Sequence<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in bytes {
      // A line ends with CR, LF or both.
      let isSecond = afterReturn && byte == UInt8(ascii: "\n")
      afterReturn = byte == UInt8(ascii: "\r")
      if isSecond { continue }
      guard byte == UInt8(ascii: "\n") || afterReturn else {
        rest.append(byte)
        continue
      }
      if let event = take(String(decoding: rest, as: UTF8.self)) { events.append(event) }
      rest.removeAll(keepingCapacity: true)
    }
    return events
  }

  private mutating func take(_ line: String) -> Event? {
    guard !line.isEmpty else {
      defer {
        event = Event()
        hasData = false
      }
      return hasData || event.id != nil ? event : nil
    }
    let name = line.prefix { $0 != ":" }
    var value = line.dropFirst(name.count + 1)
    if value.first == " " { value.removeFirst() }
    switch name {
    case "event": event.type = String(value)
    case "data":
      event.data += (hasData ? "\n" : "") + value
      hasData = true
    case "id": event.id = String(value)
    case "retry": retry = Int(value).map { .milliseconds($0) } ?? retry
    default: break
    }
    return nil
  }
}
