/// Signing in, and one's own account.
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
}
