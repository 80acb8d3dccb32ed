import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private let nilUUID = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

extension UUID: SchemaDescribed {
  static var schema: Schema { .string(format: "uuid") }
  static var example: any Sendable { nilUUID }
}

extension Identifier: SchemaDescribed {
  static var schema: Schema { .string(format: "uuid") }
  static var example: any Sendable { Identifier(nilUUID) }
}

extension Date: SchemaDescribed {
  static var schema: Schema { .string(format: "date-time") }
  static var example: any Sendable { Date(timeIntervalSince1970: 0) }
}

extension JSONValue: SchemaDescribed {
  static var schema: Schema { .any }
  static var example: any Sendable { JSONValue.null }
}

extension Dictionary: SchemaDescribed where Key == String, Value: Decodable {
  static var schema: Schema {
    if let optional = Value.self as? any OptionalDescribed.Type {
      return .map(optional.wrappedSchema, isPatch: true)
    }
    return .map(Schema.of(Value.self), isPatch: false)
  }
  static var example: any Sendable { [String: Never]() }
}

/// A value that may be null.
protocol OptionalDescribed {
  static var wrappedSchema: Schema { get }
}

extension Optional: OptionalDescribed where Wrapped: Decodable {
  static var wrappedSchema: Schema { .of(Wrapped.self) }
}

extension Patch: SchemaDescribed {
  static var schema: Schema { Schema.of(Value.self) }
  static var mayBeAbsent: Bool { true }
  static var example: any Sendable { Patch<Value>.unchanged }
}

/// Words of an enumeration.
private func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> Schema {
  .words(Word.allCases.map(\.rawValue))
}

extension Group.Succession: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.protect }
}

extension MembershipStatus: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.active }
}

extension NestedGroup.Side: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.outer }
}

extension Why.Kind: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.direct }
}

extension Why.Grant: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.role }
}

extension Invite.Status: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.pending }
}

extension Permission.Scope: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.group }
}

extension AdminUser.State: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.active }
}

extension PlatformAnalytics.Bucket: SchemaDescribed {
  static var schema: Schema { words(Self.self) }
  static var example: any Sendable { Self.day }
}
