/// The settings and access rules of a private cluster.
enum ClusterSettings {
  /// The file our settings are in, written at each start. What an operator sets with
  /// `alter system` wins over it.
  static let file = "muster.conf"

  /// The settings; durability keeps PostgreSQL's safe defaults.
  static func text(socketDirectory: String, logDirectory: String) -> String {
    """
    # Written at each start. Change settings with ALTER SYSTEM, which wins over this file.
    listen_addresses = ''
    unix_socket_directories = \(quoted(socketDirectory))
    unix_socket_permissions = 0700
    port = 5432
    max_connections = 64
    shared_buffers = 128MB
    wal_compression = on
    jit = off
    timezone = 'UTC'
    log_timezone = 'UTC'
    password_encryption = 'scram-sha-256'
    log_destination = 'stderr'
    logging_collector = on
    log_directory = \(quoted(logDirectory))
    log_filename = 'postgresql-%a.log'
    log_rotation_age = 1d
    log_rotation_size = 0
    log_truncate_on_rotation = on
    log_file_mode = 0600
    log_line_prefix = '%m [%p] %u %a '
    log_checkpoints = off
    log_min_error_statement = panic
    log_error_verbosity = terse
    # Slow statements, without the values that they were given: those are people's.
    log_min_duration_statement = 1s
    log_parameter_max_length = 0
    log_parameter_max_length_on_error = 0

    """
  }

  /// Who may connect: whoever can enter the socket's directory, which has mode 0700. That is the
  /// account of the server and root; asking them for a password kept beside it adds nothing.
  static let accessRules = """
    # The socket's directory has mode 0700, and there is no TCP.
    local all all trust

    """

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
