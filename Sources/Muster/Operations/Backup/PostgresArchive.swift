import Dispatch
import Postgres
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The dump in a backup, read by `pg_restore`.
struct PostgresArchive: @unchecked Sendable {
  let programs: ClientPrograms
  let file: BackupFile

  /// The archive's table of contents, a line each.
  func list() async throws -> [String] {
    var lines: [UInt8] = []
    let output = try await Program.offThread {
      var text: [UInt8] = []
      try restore(["--list"], readsAll: false) { text += $0 }
      return text
    }
    lines = output
    return String(decoding: lines, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Calls a body with each piece of the SQL that makes what the listed lines name. Blocks.
  func script(_ lines: [String], _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let (list, path) = try Files.temporary()
    defer {
      close(list)
      unlink(path)
    }
    try Files.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: list)
    try restore(["--use-list=\(path)", "--file=-"], readsAll: true, body)
  }

  /// Runs pg_restore with the dump as its input.
  private func restore(
    _ arguments: [String], readsAll: Bool, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    let input = try Files.pipe()
    let output = try Files.pipe()
    let running: Program.Running
    do {
      running = try Program(path: programs.path(of: "pg_restore"), arguments: arguments)
        .start(input: input.read, output: output.write)
    } catch {
      for end in [input.read, input.write, output.read, output.write] { close(end) }
      throw error
    }
    close(input.read)
    close(output.write)
    // Fed by another thread: pg_restore writes while it reads.
    let fed = Mutex<(any Error)?>(nil)
    let feeding = DispatchSemaphore(value: 0)
    DispatchQueue.global(qos: .userInitiated).async {
      do {
        try file.forEachPieceOfDump { try Files.write($0, to: input.write) }
      } catch {
        fed.withLock { $0 = error }
      }
      close(input.write)
      feeding.signal()
    }
    let copied = Result { try Files.forEachPiece(of: output.read, body) }
    close(output.read)
    feeding.wait()
    let ended = Result { try running.finish() }
    try copied.get()
    try ended.get()
    // A list ends before the data; a whole restore does not.
    if readsAll, let error = fed.withLock({ $0 }) { throw error }
  }
}
