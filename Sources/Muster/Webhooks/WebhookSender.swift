import CCurl
import Postgres
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An event on its way to a webhook, as the database hands it out.
struct LeasedDelivery: Sendable {
  let id: Int64
  /// Which attempt this is, from 1.
  let attempt: Int
  let eventId: UUID
  let url: String
  let payload: String
  /// What it is signed with, the newest first.
  let secrets: [[UInt8]]
}

/// Sends events by HTTP.
final class WebhookSender: Sendable {
  /// What came of an attempt. What was answered besides the status is nobody's to see.
  enum Outcome: Sendable, Equatable {
    /// It was answered with this status.
    case answered(Int)
    /// No answer came, for this reason.
    case failed(String)
    /// The server stops; who knows what came of it.
    case stopped
  }

  private let allowsPrivate: Bool
  private let isStopping = Atomic(false)

  init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }

  /// Ends what is under way, soon.
  func stop() { isStopping.store(true, ordering: .relaxed) }

  /// Sends an event once; how long it took is in milliseconds.
  ///
  /// - Parameter resolve: a name's address, `host:port:address`, instead of looking it up.
  func send(
    _ delivery: LeasedDelivery, timestamp: Int, resolve: String? = nil
  ) async -> (outcome: Outcome, milliseconds: Int) {
    // libcurl blocks; a bounded number of these are under way.
    let answer = try? await DetachedThread.run {
      self.post(delivery, timestamp: timestamp, resolve: resolve)
    }
    return answer ?? (.failed("the system refused a thread"), 0)
  }

  private func post(
    _ delivery: LeasedDelivery, timestamp: Int, resolve: String?
  ) -> (outcome: Outcome, milliseconds: Int) {
    let id = delivery.eventId.uuidString.lowercased()
    let signature = WebhookSignature.header(
      id: id, timestamp: timestamp, body: delivery.payload, secrets: delivery.secrets)
    let texts = [
      delivery.url, "Muster/\(Version.current)", id, String(timestamp), signature,
      delivery.payload,
    ].map { (text: String) in strdup(text) }
    let pinned = resolve.flatMap { (text: String) in strdup(text) }
    defer {
      texts.forEach { free($0) }
      free(pinned)
    }
    var post = muster_post()
    post.url = UnsafePointer(texts[0])
    post.user_agent = UnsafePointer(texts[1])
    post.id = UnsafePointer(texts[2])
    post.timestamp = UnsafePointer(texts[3])
    post.signature = UnsafePointer(texts[4])
    post.body = UnsafePointer(texts[5])
    post.body_length = delivery.payload.utf8.count
    post.resolve = UnsafePointer(pinned)
    if !allowsPrivate {
      post.allows = { bytes, count, port in
        let address = Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
        return PublicAddress.allows(address, port: Int(port)) ? 1 : 0
      }
    }
    post.context = Unmanaged.passUnretained(self).toOpaque()
    post.is_stopping = { context in
      guard let context else { return 0 }
      let sender = Unmanaged<WebhookSender>.fromOpaque(context).takeUnretainedValue()
      return sender.isStopping.load(ordering: .relaxed) ? 1 : 0
    }
    let code = muster_send_post(&post)
    return (outcome(code, post), Int(post.milliseconds))
  }

  private func outcome(_ code: CURLcode, _ post: muster_post) -> Outcome {
    // Of an answer that is too long, the status says all there is to know.
    if post.status > 0, code == CURLE_OK || post.received > muster_post_limit {
      return .answered(post.status)
    }
    if code == CURLE_ABORTED_BY_CALLBACK { return .stopped }
    if post.was_refused != 0 { return .failed("the address is not public") }
    return .failed(String(cString: curl_easy_strerror(code)))
  }
}
