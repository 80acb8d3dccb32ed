import Foundation
import HTTPServer
import Testing

@testable import Muster
@testable import Postgres

/// A wrong setting is told in a line: where it came from, what is wrong, what to do.
@Suite struct ConfigurationTests {
  /// What a command line is answered with when its settings are read.
  private func reading(_ environment: [String: String], _ arguments: [String]) -> (String, Int32)? {
    var configuration = Configuration()
    do {
      configuration = try Configuration(environment: environment)
      var rest = arguments
      try configuration.takeFlags(from: &rest)
      return nil
    } catch {
      return CommandLineTool.message(of: error, configuration)
    }
  }

  @Test("each setting refuses what it cannot take, by its name, as wrong usage")
  func refused() throws {
    let cases: [(variable: String, flag: String, values: [String], expected: String)] = [
      ("MUSTER_PORT", "--port", ["-1", "65536", "http", "80 80"], "from 0 to 65535"),
      ("MUSTER_LOG", "--log", ["loud", "INFO"], "debug, info, warning, error, off"),
      ("MUSTER_TRUSTED_PROXIES", "--trusted-proxies", ["-1", "10", "all"], "from 0 to 9"),
      ("MUSTER_RATE_LIMITS", "--rate-limits", ["yes"], "on or off"),
      ("MUSTER_WEBHOOK_PRIVATE", "--webhook-private", ["yes"], "on or off"),
      ("MUSTER_SECRET", "--secret", ["hunter2"], "openssl rand"),
      ("MUSTER_MAIL_FROM", "--mail-from", ["nobody", "a@b\nBcc: c@d"], "an address"),
      (
        "MUSTER_PUBLIC_URL", "--public-url",
        ["example.org", "https://", "https://example.org/?a=b"], "URL"
      ),
      (
        "MUSTER_SMTP_URL", "--smtp-url",
        [
          "mail.example.org", "smtp://", "smtp://ann:hunter2@", "smtp://mail.example.org:99999",
          "smtps://ann:hunter2#@mail.example.org",
        ], "smtps://user:password@host:465"
      ),
      (
        "DATABASE_URL", "--database-url",
        [
          "mysql://localhost/muster", "postgres://ann:hunter2@host:port:1/muster",
          "postgres://ann@host/muster?hunter2", "host=localhost hunter2",
        ], "postgres://user:password@host:5432/database"
      ),
    ]
    for (variable, flag, values, expected) in cases {
      for value in values {
        for (answer, name) in [
          (reading([variable: value], []), variable), (reading([:], [flag, value]), flag),
          (reading([:], ["\(flag)=\(value)"]), flag),
        ] {
          let (message, code) = try #require(answer, "\(name) \(value)")
          #expect(code == 2)
          #expect(message.hasPrefix(name + " ") && message.contains(expected), "\(message)")
          #expect(!message.contains("hunter2"), "\(message)")
        }
      }
      #expect(reading([:], [flag])?.0.contains("needs a value") == true)
    }
    #expect(
      Set(cases.map(\.variable)).union(["MUSTER_DATA", "MUSTER_HOST"])
        == Set(Configuration.options.map(\.variable)))
  }

  /// What starting a server fails with.
  private func starting(
    _ directory: String, _ flags: [String]
  ) async throws -> (message: String, code: Int32) {
    var configuration = Configuration()
    var rest = ["--data", directory, "--log", "off", "--port", "0"] + flags
    try configuration.takeFlags(from: &rest)
    do {
      let application = try await Application.start(configuration)
      await application.stop()
      return ("started", 0)
    } catch {
      return CommandLineTool.message(of: error, configuration)
    }
  }

  @Test("what the world refuses is told in a line: database, port, address, directory")
  func world() async throws {
    try await withTemporaryDirectory { directory in
      let database = try await TestDatabase.make()
      let info = try ConnectionInfo(database)
      let host = try #require(info.parameters["host"])
      let name = try #require(info.parameters["dbname"])
      try await TestDatabase.execute(
        """
        do $$ begin
          if to_regrole('muster_test_weak') is null then create role muster_test_weak login; end if;
        end $$
        """, on: database)
      let empty = try ConnectionInfo(try await TestDatabase.makeEmpty()).parameters["dbname"] ?? ""
      let port = try await TestServer.shared { server in String(server.application.port) }
      try Data().write(to: URL(filePath: directory + "/file"))
      let cases: [(flags: [String], expected: [String])] = [
        (
          ["--database-url", "host=\(host) port=5432 user=postgres dbname=absent_one"],
          ["--database-url leads to no database", "does not exist", "check the names"]
        ),
        (
          ["--database-url", "postgres://ann:hunter2@127.0.0.1:1/muster"],
          [
            "--database-url leads to no database at ann@127.0.0.1:1/muster",
            "is the server running",
          ]
        ),
        (
          ["--database-url", "host=\(host) port=5432 user=muster_test_weak dbname=\(empty)"],
          ["--database-url names a user who may not", "CREATEROLE"]
        ),
        (
          ["--database-url", database, "--port", port],
          ["--port: port \(port) is in use", "choose another port"]
        ),
        (
          ["--database-url", database, "--host", "192.0.2.1"],
          ["--host: 192.0.2.1 cannot be listened on", "an address of this machine"]
        ),
        (["--data", directory + "/file"], ["--data names a directory", "may write to"]),
        (["--data", directory + "/file/below"], ["--data names a directory", "may write to"]),
      ]
      #expect(!name.isEmpty)
      for (flags, expected) in cases {
        let (message, code) = try await starting(directory + "/data", flags)
        #expect(code == 1, "\(flags): \(message)")
        #expect(!message.contains("\n") && !message.contains("hunter2"), "\(message)")
        for part in expected { #expect(message.contains(part), "\(flags): \(message)") }
      }
      // A password that is wrong, as libpq tells it.
      var configuration = Configuration()
      configuration.databaseURL = "postgres://ann:hunter2@db.example.org/muster"
      let failure = ConnectionFailure(
        message: "connection to server failed: FATAL:  password authentication failed for \"ann\"\n"
      )
      let (message, _) = CommandLineTool.message(of: failure, configuration)
      #expect(message.contains("check user and password") && !message.contains("hunter2"))
    }
  }

  @Test("the program: exit codes, one line on stderr, nothing secret")
  func program() async throws {
    let executable = try ServerProcess.executable
    func run(_ arguments: [String]) throws -> (code: Int32, errors: String) {
      let process = Process()
      process.executableURL = executable
      process.arguments = arguments
      process.environment = [:]
      let errors = Pipe()
      process.standardError = errors
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let text = String(
        decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return (process.terminationStatus, text)
    }
    for (arguments, code) in [
      (["serve", "--port", "65536"], 2), (["serve", "--secret", "hunter2"], 2),
      (["doctor", "--database-url", "postgres://ann:hunter2@h:x/"], 2), (["backup"], 2),
      (["restore", "/absent/file.muster", "--data", "/tmp/muster-test-absent"], 1),
      (["backup", "/absent/file.muster", "--data", "/tmp/muster-test-absent"], 1),
      (["frobnicate"], 2),
    ] as [([String], Int32)] {
      let answer = try run(arguments)
      #expect(answer.code == code, "\(arguments): \(answer.errors)")
      #expect(answer.errors.hasPrefix("muster: ") && !answer.errors.contains("hunter2"))
      if arguments != ["backup"] {
        #expect(answer.errors.filter { $0 == "\n" }.count == 1, "\(answer.errors)")
      }
    }
  }

  @Test("passwords go to no command line, and other characters come through")
  func connectionInfo() throws {
    let info = try ConnectionInfo(
      #"postgres://a%27nn:hun%5Cter2@db.example.org:5433/mu%20ster?sslmode=require"#)
    #expect(info.password == #"hun\ter2"#)
    #expect(!info.withoutPassword.contains("hun"))
    let again = try ConnectionInfo(info.withoutPassword)
    #expect(again.parameters == info.parameters.filter { $0.key != "password" })
    #expect(again.parameters["user"] == "a'nn" && again.parameters["dbname"] == "mu ster")
  }
}
