/// What mails say: plain text, with each link on a line of its own.
extension Phrase {
  static let verifyMailSubject = Phrase(
    "Verify your e-mail address", "Bestätige deine E-Mail-Adresse")
  static func verifyMail(_ link: String) -> Phrase {
    Phrase(
      """
      Please verify your e-mail address by opening this link:

      \(link)

      It is good for a day. If you did not sign up, ignore this mail.
      """,
      """
      Bitte bestätige deine E-Mail-Adresse, indem du diesen Link öffnest:

      \(link)

      Er gilt einen Tag. Wenn du dich nicht registriert hast, ignoriere diese Mail.
      """)
  }

  static let resetMailSubject = Phrase("Reset your password", "Neues Passwort setzen")
  static func resetMail(_ link: String) -> Phrase {
    Phrase(
      """
      Somebody, likely you, wants to reset your password. Open this link to do so:

      \(link)

      It is good for an hour. If it was not you, ignore this mail; your password stays.
      """,
      """
      Jemand, vermutlich du, möchte dein Passwort neu setzen. Öffne dafür diesen Link:

      \(link)

      Er gilt eine Stunde. Wenn du es nicht warst, ignoriere diese Mail; dein Passwort bleibt.
      """)
  }

  static let newAddressMailSubject = Phrase(
    "Is this your new e-mail address?", "Ist das deine neue E-Mail-Adresse?")
  static func newAddressMail(of name: String, _ link: String) -> Phrase {
    Phrase(
      """
      \(name) wants to use this address for their account from now on. If that is you, open this
      link:

      \(link)

      It is good for a day. If it is not you, do not open it: the account would be that person's,
      with your address.
      """,
      """
      \(name) möchte diese Adresse ab jetzt für sein oder ihr Konto verwenden. Wenn du das bist,
      öffne diesen Link:

      \(link)

      Er gilt einen Tag. Wenn du es nicht bist, öffne ihn nicht: Es wäre das Konto dieser Person,
      mit deiner Adresse.
      """)
  }

  static let addressLeftMailSubject = Phrase(
    "Your e-mail address is to change", "Deine E-Mail-Adresse soll sich ändern")
  static func addressLeftMail(to address: String, _ link: String) -> Phrase {
    Phrase(
      """
      Somebody who knows your password, likely you, wants to use \(address) instead of this
      address. It changes when the link that we sent there is opened.

      If it was not you, set a new password with this address. That stops the change, and for a week
      it undoes it:

      \(link)
      """,
      """
      Jemand, der dein Passwort kennt, vermutlich du, möchte statt dieser Adresse \(address)
      verwenden. Sie ändert sich, sobald der Link geöffnet wird, den wir dorthin geschickt haben.

      Wenn du es nicht warst, setze mit dieser Adresse ein neues Passwort. Das verhindert die
      Änderung und macht sie eine Woche lang rückgängig:

      \(link)
      """)
  }

  static func invitedMailSubject(_ inviter: String, _ group: String) -> Phrase {
    Phrase("\(inviter) invites you to \(group)", "\(inviter) lädt dich zu \(group) ein")
  }
  static func invitedMail(
    _ inviter: String, _ group: String, message: String?, _ link: String
  ) -> Phrase {
    let words = message.map { "\n\n\($0)" } ?? ""
    return Phrase(
      """
      \(inviter) invites you to join “\(group)”.\(words)

      Open this link to accept or to decline:

      \(link)
      """,
      """
      \(inviter) lädt dich zu „\(group)“ ein.\(words)

      Öffne diesen Link, um anzunehmen oder abzulehnen:

      \(link)
      """)
  }

  static func notificationMail(_ says: String, _ link: String, unsubscribe: String) -> Phrase {
    Phrase(
      """
      \(says).

      \(link)

      You get this mail because you have an account here. To get no more mails of what happens,
      open this link:

      \(unsubscribe)
      """,
      """
      \(says).

      \(link)

      Du bekommst diese Mail, weil du hier ein Konto hast. Damit keine Mails mehr darüber kommen,
      was passiert, öffne diesen Link:

      \(unsubscribe)
      """)
  }
}
