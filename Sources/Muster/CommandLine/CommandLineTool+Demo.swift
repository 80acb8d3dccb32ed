import HTTPServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension CommandLineTool.Command {
  static let demo = Self(
    name: "demo", summary: "Fills the database with an example to look at, and serves it",
    usage: "[--seed-only]",
    details: """
      Makes people and groups of every kind, and prints who to sign in as. On a database that has
      the example already it only serves; on one with other accounts it refuses.
      """
  ) { configuration, rest in
    let seedsOnly = rest == ["--seed-only"]
    if !seedsOnly { try rest.requireEmpty() }
    let application = try await Application.start(configuration)
    do {
      let demo = Demo(services: application.services)
      try await demo.seed()
      print(demo.introduction(url: application.url))
      // Also seen at once by whoever reads it through a pipe.
      fflush(nil)
    } catch {
      await application.stop()
      throw error
    }
    if !seedsOnly { _ = await TerminationSignals.wait() }
    await application.stop()
    return 0
  }
}
