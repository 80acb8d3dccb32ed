/// The pages about dinner crews and their parties.
extension WebPage {
  static let dinner: [WebPage] = [.groupDinner, .dinnerStart]
}
