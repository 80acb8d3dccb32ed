/// A value with the tag of its version. Its fields are read directly:
///
/// ```swift
/// let group = try await client.group(id)
/// print(group.name)
/// try await client.updateGroup(id, change, ifMatch: group.etag)
/// ```
@dynamicMemberLookup
public struct Tagged<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// The tag of its version, as the server sent it; nil when it sent none.
  public let etag: String?

  /// Makes a value with a tag.
  public init(_ value: Value, etag: String?) {
    self.value = value
    self.etag = etag
  }

  /// A field of the value.
  public subscript<Field>(dynamicMember field: KeyPath<Value, Field>) -> Field {
    value[keyPath: field]
  }
}

extension Tagged: Equatable where Value: Equatable {}

extension Tagged: Hashable where Value: Hashable {}
