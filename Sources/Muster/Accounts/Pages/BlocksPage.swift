import HTML
import MusterModels

extension WebPage {
  /// Whom one has blocked.
  static let blocks = WebPage(
    "/me/blocks",
    actions: [.call("unblockPerson", said: .unblocked)],
    reads: { visit in
      ChatQueries.blocks.query(page: visit.page(), pageSize: 30).as(Page<Block>.self)
    },
    shows: { context, blocks in
      Sheet(Phrase.blockedPeople.text) {
        ownHeading(.blocks)
        card(.blockedPeople) {
          element("p", class: "quiet") { Phrase.blockedMeans }
          if blocks.items.isEmpty {
            element("p") { Phrase.nobodyBlocked }
          } else {
            rows {
              for block in blocks.items {
                row(
                  picture: {
                    avatar(block.person?.fullName, block.person?.avatarUrl, id: block.userId)
                  },
                  title: personName(block.person?.fullName),
                  meta: {
                    element("span") {
                      Phrase.blockedSince
                      " "
                      day(block.createdAt)
                    }
                  },
                  trailing: {
                    context.button("unblockPerson", ["userId": "\(block.userId)"], .unblock)
                  })
              }
            }
            pagination(blocks, context)
          }
        }
      }
    })
}
