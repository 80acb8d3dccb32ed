/// Signing in, and what mails about an account lead to.
extension Phrase {
  static let email = Phrase("E-mail address", "E-Mail-Adresse")
  static let password = Phrase("Password", "Passwort")
  static let yourName = Phrase("Your name", "Dein Name")
  static let passwordHint = Phrase(
    "Eight characters or more; a few unusual words are good.",
    "Mindestens acht Zeichen; ein paar ungewöhnliche Wörter sind gut.")
  static let welcomeBack = Phrase("Welcome back", "Willkommen zurück")
  static let createAccount = Phrase("Create your account", "Konto anlegen")
  static let noAccountYet = Phrase("No account yet?", "Noch kein Konto?")
  static let haveAccount = Phrase("Already have an account?", "Schon ein Konto?")
  static let forgotPassword = Phrase("Forgot your password?", "Passwort vergessen?")

  static func joinsGroup(_ group: String) -> Phrase {
    Phrase(
      "With this you join “\(group)”.", "Damit trittst du „\(group)“ bei.")
  }
  static let useInvitedAddress = Phrase(
    "If the invitation came by e-mail, use the address that it went to.",
    "Wenn die Einladung per E-Mail kam, nimm die Adresse, an die sie ging.")
  static let signUpAndJoin = Phrase("Sign up and join", "Registrieren und beitreten")
  static let signInAndJoin = Phrase("Sign in and join", "Anmelden und beitreten")

  static let resetByMail = Phrase(
    "Tell us your address, and we send you a link that sets a new password.",
    "Sag uns deine Adresse, dann schicken wir dir einen Link für ein neues Passwort.")
  static let sendLink = Phrase("Send the link", "Link schicken")
  static let resetRequested = Phrase(
    "If there is an account with this address, a link is on its way to it. It is good for an hour.",
    "Wenn es ein Konto mit dieser Adresse gibt, ist ein Link dorthin unterwegs. "
      + "Er gilt eine Stunde.")
  static let nothingCame = Phrase(
    "Nothing there? Look into the spam folder, or try another address.",
    "Nichts da? Schau in den Spam-Ordner, oder versuche es mit einer anderen Adresse.")
  static let newPassword = Phrase("New password", "Neues Passwort")
  static let chooseNewPassword = Phrase("Choose a new password", "Neues Passwort wählen")
  static let resetEndsSessions = Phrase(
    "Every device that is signed in now is signed out by it.",
    "Alle Geräte, die jetzt angemeldet sind, werden dabei abgemeldet.")
  static let setPassword = Phrase("Set password", "Passwort setzen")
  static let passwordWasReset = Phrase(
    "Your new password is set. Sign in with it.",
    "Dein neues Passwort gilt. Melde dich damit an.")
  static let askForNewLink = Phrase("Ask for a new link", "Neuen Link anfordern")

  static let verifyTitle = Phrase("Verify your address", "Adresse bestätigen")
  static let verifyByButton = Phrase(
    "One tap, and we know that this address is yours.",
    "Ein Tipp, und wir wissen, dass diese Adresse dir gehört.")
  static let verifyButton = Phrase("Yes, this is my address", "Ja, das ist meine Adresse")
  static let addressVerified = Phrase("Your address is verified.", "Deine Adresse ist bestätigt.")
  static func verifyMailSent(_ email: String) -> Phrase {
    Phrase(
      "When you signed up we sent a link to \(email). Open it, and you are done.",
      "Nach der Registrierung haben wir einen Link an \(email) geschickt. Öffne ihn, und es ist "
        + "erledigt.")
  }
  static let verifyWhy = Phrase(
    "Until then, invitations to this address wait, and we send you no other mails.",
    "Bis dahin warten Einladungen an diese Adresse, und du bekommst keine anderen Mails von uns.")
  static let sendVerification = Phrase("Send the link again", "Link noch einmal schicken")
  static let verificationSent = Phrase(
    "It is on its way. The link is good for a day.",
    "Er ist unterwegs. Der Link gilt einen Tag.")
  static let verifiedAlready = Phrase(
    "Your address is verified already. There is nothing to do.",
    "Deine Adresse ist schon bestätigt. Es gibt nichts zu tun.")

  static let wrongAddress = Phrase(
    "Is this not your address? Change it.", "Ist das nicht deine Adresse? Dann ändere sie.")

  static let newAddress = Phrase("New e-mail address", "Neue E-Mail-Adresse")
  static let changeAddress = Phrase("Change address", "Adresse ändern")
  static let yourPassword = Phrase("Your password", "Dein Passwort")
  static let newAddressHint = Phrase(
    "We send a link to the new address. Until you open it, the present one stays.",
    "Wir schicken einen Link an die neue Adresse. Bis du ihn öffnest, bleibt es bei der jetzigen.")
  static let emailChangeSent = Phrase(
    "A link is on its way to the new address. It is good for a day.",
    "Ein Link ist unterwegs an die neue Adresse. Er gilt einen Tag.")
  static func emailChangeWaits(_ address: String) -> Phrase {
    Phrase(
      "You want to change to \(address). Open the link that we sent there.",
      "Du möchtest zu \(address) wechseln. Öffne den Link, den wir dorthin geschickt haben.")
  }
  static let keepAddress = Phrase("Keep the present address", "Bei der jetzigen Adresse bleiben")
  static let emailChangeCancelled = Phrase(
    "Your address stays as it is. The link is good for nothing now.",
    "Es bleibt bei deiner Adresse. Der Link gilt nicht mehr.")
  static let newAddressByButton = Phrase(
    "One tap, and you sign in with this address from now on.",
    "Ein Tipp, und du meldest dich ab jetzt mit dieser Adresse an.")

  static let unsubscribeTitle = Phrase("No more mails?", "Keine Mails mehr?")
  static let unsubscribeText = Phrase(
    "We will not mail you any more what happens in your groups. You still find it in the app, and "
      + "can turn mails on again there.",
    "Dann schreiben wir dir nicht mehr, was in deinen Gruppen passiert. In der App steht es "
      + "weiterhin, und dort kannst du Mails auch wieder einschalten.")
  static let unsubscribeButton = Phrase("Send me no more mails", "Keine Mails mehr schicken")
  static let unsubscribed = Phrase(
    "Done: no more mails of what happens.", "Erledigt: keine Mails mehr darüber, was passiert.")
}
