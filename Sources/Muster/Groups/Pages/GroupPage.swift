import HTML
import MusterModels

/// The pages about groups.
extension WebPage {
  static let groups: [WebPage] = [.home, .group]

  /// A group: what it is about, and who is in it.
  static let group = WebPage(
    "/groups/{id}",
    reads: { visit in GroupQueries.get(try visit.id()).as(Group.self) },
    shows: { context, group in
      Sheet(group.name, tab: .overview, live: ["\(group.id)"]) {
        card(.about, region: "about") {
          if let description = group.description { prose(description) }
          element("p", class: "quiet") { Phrase.memberCount(group.memberCount) }
        }
      }
    })
}
