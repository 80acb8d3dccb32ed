import CCurl
import Dispatch

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How a mail leaves.
protocol MailTransport: Sendable {
  /// Hands the mail over; throws when it is to be tried again.
  func send(_ mail: Mail) async throws
}

/// Writes each mail as an `.eml` file: for development, and until SMTP is configured.
struct FileMailTransport: MailTransport {
  let directory: String
  let from: String

  func send(_ mail: Mail) async throws {
    let now = Date()
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let digits = String(mail.number)
    let number = String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    let path = "\(directory)/\(number)-\(mail.id.uuidString.lowercased()).eml"
    try Data(mail.message(from: from, date: now).utf8).write(
      to: URL(filePath: path), options: .atomic)
  }
}

/// Hands mails in by SMTP, with TLS as the server offers it.
struct SMTPMailTransport: MailTransport {
  let url: String
  let from: String

  struct SendingError: Error, CustomStringConvertible {
    let description: String
  }

  func send(_ mail: Mail) async throws {
    let message = Array(mail.message(from: from, date: Date()).utf8)
    let sender = from.split(separator: "<").last.map { $0.filter { $0 != ">" } } ?? from
    let url = url
    let recipient = mail.to
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      // libcurl blocks; mails are few, so a thread of the global queue is well spent.
      DispatchQueue.global(qos: .utility).async {
        let code = message.withUnsafeBufferPointer { bytes in
          muster_send_mail(
            url, "<\(sender)>", "<\(recipient)>", bytes.baseAddress, bytes.count)
        }
        if code == CURLE_OK {
          done.resume()
        } else {
          done.resume(
            throwing: SendingError(description: String(cString: curl_easy_strerror(code))))
        }
      }
    }
  }
}
