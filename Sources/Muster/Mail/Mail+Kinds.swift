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
    let locale: String?
    let token: String?
    let email: String?
    let fullName: String?
    let groupId: String?
    let groupName: String?
    let inviterName: String?
    let message: String?
    let userId: User.ID?
    let notification: NamedNotification?
  }

  /// The mail in words, in the language of whoever gets it; nil for a kind that this version does
  /// not know.
  func written(publicURL: String, unsubscribing: UnsubscribeTokens) throws -> Mail? {
    let payload = try JSONDecoder.muster.decode(Payload.self, from: Data(payload.utf8))
    let reader = Reader(language: Language(locale: payload.locale ?? ""), locale: payload.locale)
    return Reader.$current.withValue(reader) {
      written(payload, publicURL: publicURL, unsubscribing: unsubscribing)
    }
  }

  private func written(
    _ payload: Payload, publicURL: String, unsubscribing: UnsubscribeTokens
  ) -> Mail? {
    let token = payload.token ?? ""
    switch kind {
    case "verify_email":
      return mail(.verifyMailSubject, .verifyMail("\(publicURL)/verify-email/\(token)"))
    case "reset_password":
      return mail(.resetMailSubject, .resetMail("\(publicURL)/reset-password/\(token)"))
    case "change_email":
      return mail(
        .newAddressMailSubject,
        .newAddressMail(
          of: payload.fullName ?? Phrase.someone.text, "\(publicURL)/new-email/\(token)"))
    case "email_change_asked":
      return mail(
        .addressLeftMailSubject,
        .addressLeftMail(to: payload.email ?? "", "\(publicURL)/forgot-password"))
    case "invite":
      let inviter = payload.inviterName ?? Phrase.someone.text
      let group = payload.groupName ?? ""
      return mail(
        .invitedMailSubject(inviter, group),
        .invitedMail(
          inviter, group, message: payload.message,
          "\(publicURL)/groups/\(payload.groupId ?? "")/invites/\(token)"))
    case "notification":
      guard let notification = payload.notification, let user = payload.userId else { return nil }
      // What happened, where to see it, and how to have no more such mails (K17).
      let token = unsubscribing.token(for: user)
      let says = notification.says
      var mail = mail(
        .verbatim(says),
        .notificationMail(
          says, publicURL + notification.address, unsubscribe: "\(publicURL)/unsubscribe/\(token)"))
      mail.unsubscribeURL = publicURL + Endpoint.base + "/unsubscribe/\(token)"
      return mail
    default:
      return nil
    }
  }

  private func mail(_ subject: Phrase, _ text: Phrase) -> Mail {
    Mail(
      id: id, number: job, to: recipient, subject: subject.text.filter { !$0.isNewline },
      text: text.text + "\n")
  }
}
