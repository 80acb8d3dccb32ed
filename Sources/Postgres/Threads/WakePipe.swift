#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pipe that wakes a thread waiting in `poll`.
final class WakePipe: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  /// Opens the pipe. When the process is out of descriptors there is none, and `limited` makes the
  /// thread look for itself from time to time.
  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    if readEnd >= 0 { close(readEnd) }
    if writeEnd >= 0 { close(writeEnd) }
  }

  /// How long `poll` may wait, in milliseconds, -1 being for ever, when it would wait so long.
  func limited(_ milliseconds: Int32) -> Int32 {
    if readEnd >= 0 { return milliseconds }
    return milliseconds < 0 ? 20 : min(milliseconds, 20)
  }

  /// Wakes the reader.
  func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes what was written, so that the next `poll` waits again.
  func drain() {
    var bytes: (UInt64, UInt64) = (0, 0)
    while read(readEnd, &bytes, 16) == 16 {}
  }
}
