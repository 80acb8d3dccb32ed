import Foundation
import MusterModels

extension CommandLineTool.Command {
  static let statements = Self(
    name: "statements", summary: "Prints the SQL of the hot routes, for the benchmarks",
    details: "Each begins with a line `-- NAME`; parameters are $1 and on.", takesSettings: false
  ) { _, rest in
    try rest.requireEmpty()
    let mine = GroupQueries.mine(.current, archivedToo: false, page: 1, pageSize: 20)
    let create = GroupQueries.create(CreateGroup(name: ""))
    let any = UUID()
    let lists = [
      DinnerQueries.open, DinnerQueries.parties(of: Group.ID(any)),
      EventQueries.upcoming(matching: nil), EventQueries.past(matching: nil),
      LikeGroupQueries.list(of: Event.ID(any), status: nil), LikeGroupQueries.mine(status: nil),
      ChatQueries.mine,
      ForumQueries.threads(of: Group.ID(any), fitting: nil, unread: false),
      ForumQueries.threads(of: Group.ID(any), fitting: nil, unread: true),
      SearchQueries.list(of: Group.ID(any), "", SearchResult.Kind.allCases),
    ]
    let post = ForumPost.ID(any)
    let posts = [
      ForumQueries.thread(post), ForumQueries.reply(ReplyToPost(body: ""), to: post),
      ForumQueries.replies(of: post, after: nil, before: nil, limit: 50),
    ]
    for query in [mine, create] + posts + lists.map({ $0.query(page: 1, pageSize: 20) }) {
      print("-- \(query.name)\n\(query.sql)\n")
    }
    return 0
  }
}
