import HTML
import MusterModels

extension WebPage {
  /// Whom one has blocked.
  static let blocks = WebPage(
    "/chats/blocks", actions: [.call("unblockPerson", said: .chatUnblocked)],
    reads: { visit in
      ChatQueries.blocks.query(page: visit.page(), pageSize: 50).as(Page<Block>.self)
    },
    shows: { context, blocks in
      Sheet(Phrase.chatBlocked.text, section: .chats) {
        pageHeading(Phrase.chatBlocked.text, Phrase.chatBlockedText.text) {
          linkButton(.chatToAll, "/chats", style: .quiet)
        }
        if blocks.items.isEmpty {
          emptyState(.chatNobodyBlocked, icon: .shield)
        } else {
          card {
            rows {
              for block in blocks.items {
                row(
                  picture: {
                    avatar(block.person?.fullName, block.person?.avatarUrl, id: block.userId)
                  },
                  title: personName(block.person?.fullName),
                  meta: { day(block.createdAt) },
                  trailing: {
                    context.button("unblockPerson", ["userId": "\(block.userId)"], .chatUnblock)
                  })
              }
            }
          }
          pagination(blocks, context)
        }
      }
    })
}
