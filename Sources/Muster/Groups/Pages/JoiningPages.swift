/// The pages by which people come to groups.
extension WebPage {
  static let joining: [WebPage] = [.invitation]
}
