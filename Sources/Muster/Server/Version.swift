/// The version of this server.
public enum Version {
  /// As `muster version` prints it.
  public static let current = "0.1.0"
}
