import CMicrohttpd
import Synchronization

extension Engine {
  /// Starts libmicrohttpd on a listening socket.
  ///
  /// - Returns: the daemon, or nil when it could not start.
  func startDaemon(listener: Int32, threads: Int, connectionLimit: Int) -> OpaquePointer? {
    let idle = Int(configuration.idleTimeout.milliseconds + 999) / 1000
    var options = muster_daemon_options()
    options.listen_socket = listener
    options.threads = UInt32(threads)
    options.connection_limit = UInt32(connectionLimit)
    options.connections_per_address = UInt32(configuration.maxConnectionsPerAddress)
    options.idle_seconds = UInt32(idle)
    options.connection_memory = configuration.maxHeaderBytes + 8 * 1024
    options.context = Unmanaged.passUnretained(self).toOpaque()
    options.connected = { context, handle, slot, code in
      guard let context, let handle, let slot else { return }
      if muster_has_started(code) != 0 {
        let engine = Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue()
        slot.pointee = engine.open(handle)
      } else if let pointer = slot.pointee {
        slot.pointee = nil
        Engine.close(pointer)
      }
    }
    options.target = { _, target, handle in
      guard let handle, let context = muster_connection_context(handle) else { return nil }
      Connection.of(context).begin(target)
      return context
    }
    options.access = { _, _, url, method, version, bytes, count, context in
      guard let context = context?.pointee, let url, let method, let version, let count else {
        return muster_close
      }
      let connection = Connection.of(context)
      guard connection.incoming.isHeaderRead else {
        return connection.readHeader(url: url, method: method, version: version)
      }
      guard count.pointee > 0 else { return connection.proceed() }
      let result = connection.receive(UnsafeRawBufferPointer(start: bytes, count: count.pointee))
      count.pointee = 0
      return result
    }
    options.completed = { _, _, context, code in
      guard let pointer = context?.pointee else { return }
      context?.pointee = nil
      Connection.of(pointer).complete(well: muster_completed_well(code) != 0)
    }
    return muster_start_daemon(&options)
  }

  private func open(_ handle: OpaquePointer) -> UnsafeMutableRawPointer {
    let connection = Connection(engine: self, handle: handle)
    connections.withLock { $0[ObjectIdentifier(connection)] = connection }
    counters.openConnections.wrappingAdd(1, ordering: .relaxed)
    return Unmanaged.passRetained(connection).toOpaque()
  }

  private static func close(_ pointer: UnsafeMutableRawPointer) {
    let connection = Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue()
    connection.shared.withLock { $0.phase = .closed }
    connection.engine.connections.withLock {
      _ = $0.removeValue(forKey: ObjectIdentifier(connection))
    }
    connection.engine.counters.openConnections.wrappingSubtract(1, ordering: .relaxed)
  }
}
