import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A mail as the database hands it out.
struct QueuedMail: Sendable {
  let job: Int64
  /// Which attempt this is, from 1.
  let attempt: Int
  let id: UUID
  let recipient: String
  let kind: String
  let payload: String

  private struct Payload: Decodable {
    let token: String?
    let email: String?
    let groupId: String?
    let groupName: String?
    let inviterName: String?
    let message: String?
    let says: String?
    let userId: User.ID?
    let inviteId: String?
  }

  /// The mail in words; nil for a kind that this version does not know.
  func written(publicURL: String, unsubscribing: UnsubscribeTokens) throws -> Mail? {
    let payload = try JSONDecoder().decode(Payload.self, from: Data(payload.utf8))
    let token = payload.token ?? ""
    switch kind {
    case "verify_email":
      return mail(
        "Verify your e-mail address",
        """
        Please verify your e-mail address by opening this link:

        \(publicURL)/verify-email/\(token)

        It is good for a day. If you did not sign up, ignore this mail.
        """)
    case "reset_password":
      return mail(
        "Reset your password",
        """
        Somebody, likely you, wants to reset your password. Open this link to do so:

        \(publicURL)/reset-password/\(token)

        It is good for an hour. If it was not you, ignore this mail; your password stays.
        """)
    case "change_email":
      return mail(
        "Your new e-mail address",
        """
        Somebody, likely you, wants to use this address from now on. Open this link if it is yours:

        \(publicURL)/new-email/\(token)

        It is good for a day. If it was not you, ignore this mail.
        """)
    case "email_change_asked":
      return mail(
        "Your e-mail address is to change",
        """
        Somebody who knows your password, likely you, wants to use \(payload.email ?? "") instead
        of this address. It changes when the link that we sent there is opened.

        If it was not you, set a new password now, which also stops the change:

        \(publicURL)/forgot-password
        """)
    case "invite":
      let inviter = payload.inviterName ?? "Somebody"
      let group = payload.groupName ?? "a group"
      let words = payload.message.map { "\n\n\($0)" } ?? ""
      return mail(
        "\(inviter) invites you to \(group)",
        """
        \(inviter) invites you to join "\(group)".\(words)

        Open this link to accept or to decline:

        \(publicURL)/groups/\(payload.groupId ?? "")/invites/\(token)
        """)
    case "notification":
      guard let says = payload.says, let user = payload.userId else { return nil }
      return notification(
        says, payload, publicURL: publicURL, unsubscribing: unsubscribing.token(for: user))
    default:
      return nil
    }
  }

  /// What happened, where to see it, and how to have no more such mails (K17).
  private func notification(
    _ says: String, _ payload: Payload, publicURL: String, unsubscribing token: String
  ) -> Mail {
    var link = publicURL
    if let group = payload.groupId { link += "/groups/\(group)" }
    if let invite = payload.inviteId { link += "/invites/\(invite)" }
    var mail = mail(
      says,
      """
      \(says).

      \(link)

      You get this mail because you have an account here. To get no more mails of what happens,
      open this link:

      \(publicURL)/unsubscribe/\(token)
      """)
    mail.unsubscribeURL = publicURL + Endpoint.base + "/unsubscribe/\(token)"
    return mail
  }

  private func mail(_ subject: String, _ text: String) -> Mail {
    Mail(
      id: id, number: job, to: recipient, subject: subject.filter { !$0.isNewline },
      text: text + "\n")
  }
}
