#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Held by the one process that runs a cluster; the system lets go of it when that process dies.
final class ClusterLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a directory, or throws `ClusterError.inUse`.
  init(directory: String) throws(ClusterError) {
    let path = directory + "/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileSystem.failure(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse(directory: directory)
    }
    self.descriptor = descriptor
  }

  /// Lets go of the lock before this object goes.
  func release() { flock(descriptor, LOCK_UN) }

  deinit { close(descriptor) }
}
