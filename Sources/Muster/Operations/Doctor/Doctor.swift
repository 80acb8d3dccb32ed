import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `muster doctor`: looks at the machine, the configuration, the database, the rules in it and its
/// data. Changes nothing.
struct Doctor: Sendable {
  let configuration: Configuration
  /// How many groups' data are looked at; nil: all.
  var atMost: Int? = 10_000

  func run() async -> [Finding] {
    var findings = await Program.offThreadAlways { machine() } + configured()
    guard configuration.hasDatabase else {
      findings.append(
        .warning(
          .database, "there is none in \(configuration.dataDirectory) yet",
          "muster serve makes it; or is this the wrong --data?"))
      return findings
    }
    do {
      let host = try await DatabaseHost.openForOperator(configuration)
      findings += await examine(host)
      await host.cluster?.stop()
    } catch {
      let (message, _) = CommandLineTool.message(of: error, configuration)
      findings.append(
        Finding(area: .database, level: .problem, message: message))
    }
    return findings
  }

  /// The figures of the findings as one JSON object.
  static func json(_ findings: [Finding]) throws -> String {
    struct Report: Encodable {
      let version: String
      let problems: Int
      let warnings: Int
      let findings: [Finding]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let report = Report(
      version: Version.current, problems: findings.count { $0.level == .problem },
      warnings: findings.count { $0.level == .warning }, findings: findings)
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  private func examine(_ host: DatabaseHost) async -> [Finding] {
    do {
      let connection = try await DirectConnection.connect(host.ownerConnection)
      defer { connection.close() }
      // Whatever is wrong with the database, it is not kept busy for it.
      try await connection.execute(
        script: "set statement_timeout = '5min'; set lock_timeout = '5s'; set search_path = ''")
      let examination = DatabaseExamination(
        connection: connection, configuration: configuration, host: host)
      var findings = try await examination.server()
      let (schema, isUpToDate) = await examination.schema()
      findings += schema
      findings += try await examination.roles()
      findings += try await examination.rules()
      if isUpToDate { findings += try await examination.data(atMost) }
      return findings
    } catch {
      let (message, _) = CommandLineTool.message(of: error, configuration)
      return [Finding(area: .database, level: .problem, message: message)]
    }
  }
}
