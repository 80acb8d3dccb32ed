/// A method of HTTP that the API answers to.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
  /// Reads.
  case get = "GET"
  /// Reads the headers alone.
  case head = "HEAD"
  /// Creates, or acts.
  case post = "POST"
  /// Sets as a whole.
  case put = "PUT"
  /// Changes some fields.
  case patch = "PATCH"
  /// Removes.
  case delete = "DELETE"
}
