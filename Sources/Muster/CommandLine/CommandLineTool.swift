import HTTPServer
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The program `muster`: exit code 0, 1 for a failure, 2 for wrong usage.
public enum CommandLineTool {
  /// Runs a command line, without the program's name, and returns the exit code.
  public static func run(_ arguments: [String]) async -> Int32 {
    guard let name = arguments.first, name != "--help", name != "-h", name != "help" else {
      print(help)
      return arguments.isEmpty ? 2 : 0
    }
    if name == "--version" { return await run(["version"]) }
    guard let command = Command.all.first(where: { $0.name == name }) else {
      complain("there is no command \"\(name)\"; see muster --help")
      return 2
    }
    var rest = Array(arguments.dropFirst())
    if rest.first == "--help" || rest.first == "-h" {
      print(command.help)
      return 0
    }
    do {
      var configuration = try Configuration(environment: ProcessInfo.processInfo.environment)
      if command.takesSettings { try configuration.takeFlags(from: &rest) }
      return try await command.run(configuration, rest)
    } catch let error as UsageError {
      complain("\(error.message)\n\n\(command.help)")
      return 2
    } catch let error as ConfigurationError {
      complain(error.description)
      return 2
    } catch {
      complain("\(error)")
      return 1
    }
  }

  static func complain(_ message: String) {
    let sink = LogSink()
    sink.write(Array("muster: \(message)\n".utf8))
    sink.close()
  }

  private static var help: String {
    let commands = Command.all.map { command in
      "  " + command.name + String(repeating: " ", count: 12 - command.name.count)
        + command.summary
    }
    return """
      Muster, the group backend.

      usage: muster COMMAND [settings]

      \(commands.joined(separator: "\n"))

      settings, as flags or variables:
      \(Configuration.help)

      muster COMMAND --help tells more of a command.
      """
  }

  struct UsageError: Error {
    let message: String
  }

  /// A command of the program.
  struct Command: Sendable {
    let name: String
    let summary: String
    var usage = ""
    var details = ""
    var takesSettings = true
    let run: @Sendable (Configuration, [String]) async throws -> Int32

    var help: String {
      """
      usage: muster \(name)\(usage.isEmpty ? "" : " " + usage)\(takesSettings ? " [settings]" : "")

      \(summary).\(details.isEmpty ? "" : "\n" + details)\(takesSettings
        ? "\n\nsettings, as flags or variables:\n" + Configuration.help : "")
      """
    }

    static let all = [serve, migrate, admin, demo, psql, openapi, statements, version]
  }
}

extension [String] {
  /// Refuses what a command does not take.
  func requireEmpty() throws {
    if let first { throw CommandLineTool.UsageError(message: "does not take \"\(first)\"") }
  }
}
