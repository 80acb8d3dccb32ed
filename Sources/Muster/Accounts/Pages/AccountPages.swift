/// The pages about one's own account.
extension WebPage {
  static let accounts: [WebPage] = [.signIn, .signUp]
}
