import MusterModels

extension CommandLineTool.Command {
  static let statements = Self(
    name: "statements", summary: "Prints the SQL of the hot routes, for scripts/bench",
    details: "Each begins with a line `-- NAME`; parameters are $1 and on.", takesSettings: false
  ) { _, rest in
    try rest.requireEmpty()
    let mine = GroupQueries.mine(.current, archivedToo: false, page: 1, pageSize: 20)
    let create = GroupQueries.create(CreateGroup(name: ""))
    for query in [mine, create] { print("-- \(query.name)\n\(query.sql)\n") }
    return 0
  }
}
