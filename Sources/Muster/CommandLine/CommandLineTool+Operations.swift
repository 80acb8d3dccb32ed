#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension CommandLineTool.Command {
  static let backup = Self(
    name: "backup", summary: "Writes the whole database of this moment into one file",
    usage: "FILE [--with-secret] [--force]",
    details: """
      Works beside a running server and without one. The file holds personal data and password
      hashes: it is made for its owner alone to read (0600), and should leave the machine encrypted.

        --with-secret  puts the server's secret in, so that whoever is signed in stays so after a
                       restore elsewhere; whoever has the file can then sign tokens
        --force        replaces FILE when it is there

      FILE gets its name when it is whole and was read back. It is a tar archive of database.dump
      (for pg_restore) and manifest.json. Events of streams are left out. What is under way on disk
      beside the database is not in it: mails written to files, settings.
      """
  ) { configuration, rest in
    var arguments = OperationArguments(rest)
    let withSecret = arguments.takeFlag("--with-secret")
    let replaces = arguments.takeFlag("--force")
    let path = try arguments.takeFile()
    let manifest = try await Backup(
      configuration: configuration, path: path, replaces: replaces, withSecret: withSecret
    ).run()
    print("\(path): \(manifest.rows) rows of \(manifest.tables.count) tables, \(manifest.madeAt)")
    if !withSecret {
      print("Without the secret: keep that of the server apart, or take --with-secret.")
    }
    return 0
  }

  static let restore = Self(
    name: "restore", summary: "Puts a backup in the place of what the database holds",
    usage: "FILE [--force] [--keep-secret]",
    details: """
      Into the private database, which is made if there is none, or that of DATABASE_URL. No server
      may run on it. Restore only files that you trust: they may do anything in the database.

        --force        replaces a Muster that is there, and the secret by that of the backup
        --keep-secret  leaves the secret that is there

      All of it is one transaction, which compares each table with what was backed up before it
      commits: when anything fails, everything is as it was. A backup of an older version is brought
      up to this one after that; one of a newer version is refused.
      """
  ) { configuration, rest in
    var arguments = OperationArguments(rest)
    let replaces = arguments.takeFlag("--force")
    let keepsSecret = arguments.takeFlag("--keep-secret")
    let path = try arguments.takeFile()
    let outcome = try await Restore(
      configuration: configuration, path: path, replaces: replaces, keepsSecret: keepsSecret
    ).run()
    let manifest = outcome.manifest
    print(
      "Restored \(manifest.rows) rows of \(manifest.tables.count) tables, as of \(manifest.madeAt)."
    )
    print(outcome.secret)
    for invariant in outcome.broken {
      print("as in the backup, not so that \(invariant.texts.holds): \(invariant.broken) such")
    }
    return 0
  }

  static let doctor = Self(
    name: "doctor", summary: "Looks whether machine, settings, database and data are well",
    usage: "[--json] [--all]",
    details: """
      Prints a line for each thing it looked at: ok, warning or problem, and what to do. Exits 1
      when there is a problem. Changes nothing, beside a running server and without one.

        --json  prints one JSON object
        --all   compares the data of every group, and not of 10,000 that follow a random one; in
                a large database that takes minutes
      """
  ) { configuration, rest in
    var arguments = OperationArguments(rest)
    let printsJSON = arguments.takeFlag("--json")
    let looksAtAll = arguments.takeFlag("--all")
    try arguments.rest.requireEmpty()
    let findings = await Doctor(
      configuration: configuration, atMost: looksAtAll ? nil : 10_000
    ).run()
    if printsJSON {
      print(try Doctor.json(findings))
    } else {
      for finding in findings { print(finding.line) }
    }
    return findings.contains { $0.level == .problem } ? 1 : 0
  }
}

/// The arguments of a command that works on a file.
struct OperationArguments {
  private(set) var rest: [String]

  init(_ arguments: [String]) { rest = arguments }

  mutating func takeFlag(_ name: String) -> Bool {
    guard let index = rest.firstIndex(of: name) else { return false }
    rest.remove(at: index)
    return true
  }

  mutating func takeFile() throws -> String {
    if let flag = rest.first(where: { $0.hasPrefix("-") }) {
      throw CommandLineTool.UsageError(message: "does not take \"\(flag)\"")
    }
    guard let file = rest.first else { throw CommandLineTool.UsageError(message: "needs a FILE") }
    rest.removeFirst()
    try rest.requireEmpty()
    guard !file.isEmpty, !file.hasSuffix("/") else {
      throw CommandLineTool.UsageError(message: "takes the path of a file, not \"\(file)\"")
    }
    return file
  }
}
