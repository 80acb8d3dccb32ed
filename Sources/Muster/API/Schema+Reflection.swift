import MusterModels

extension Schema {
  /// The schema of a type, found by decoding it from a decoder that notes what is asked of it.
  static func of<T: Decodable>(_ type: T.Type) -> Schema {
    if let described = type as? any SchemaDescribed.Type { return described.schema }
    let recorder = SchemaRecorder()
    // What is noted is all that is wanted; a type may refuse the values it is given.
    _ = try? T(from: recorder)
    return recorder.schema(named: String(describing: type))
  }
}

/// A decoder of nothing: gives empty values and notes the fields that were asked for.
private final class SchemaRecorder: Decoder {
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  var fields: [Schema.Field]?
  var single: Schema?

  func schema(named name: String) -> Schema {
    if let fields { return .object(name: name, fields: fields) }
    return single ?? .any
  }

  func note(_ key: any CodingKey, _ schema: Schema, isRequired: Bool) {
    guard fields?.contains(where: { $0.name == key.stringValue }) != true else { return }
    fields =
      (fields ?? []) + [
        Schema.Field(name: key.stringValue, schema: schema, isRequired: isRequired)
      ]
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    fields = fields ?? []
    return KeyedDecodingContainer(Keyed<Key>(recorder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Unkeyed(recorder: self) }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    Single(recorder: self)
  }

  /// Any value of the type, and its schema.
  static func value<T: Decodable>(_ type: T.Type) throws -> (T, Schema) {
    if let described = type as? any SchemaDescribed.Type, let value = described.example as? T {
      return (value, described.schema)
    }
    let recorder = SchemaRecorder()
    let value = try T(from: recorder)
    return (value, recorder.schema(named: String(describing: type)))
  }
}

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let recorder: SchemaRecorder
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    let (value, schema) = try SchemaRecorder.value(type)
    let mayBeAbsent = (type as? any SchemaDescribed.Type)?.mayBeAbsent ?? false
    recorder.note(key, schema, isRequired: !mayBeAbsent)
    return value
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    let (value, schema) = try SchemaRecorder.value(type)
    recorder.note(key, schema, isRequired: false)
    return value
  }

  // The standard library asks for basic types by their own methods.
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    recorder.note(key, .string(format: nil), isRequired: false)
    return ""
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    recorder.note(key, .integer, isRequired: false)
    return 0
  }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    recorder.note(key, .boolean, isRequired: false)
    return false
  }

  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    recorder.note(key, .number, isRequired: false)
    return 0
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw Unreflected() }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw Unreflected()
  }
  func superDecoder() throws -> any Decoder { recorder }
  func superDecoder(forKey key: Key) throws -> any Decoder { recorder }
}

private struct Unreflected: Error {}

private struct Unkeyed: UnkeyedDecodingContainer {
  let recorder: SchemaRecorder
  var codingPath: [any CodingKey] { [] }
  var count: Int? { nil }
  var isAtEnd: Bool { currentIndex > 0 }
  var currentIndex = 0

  mutating func decodeNil() throws -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    currentIndex += 1
    let (value, schema) = try SchemaRecorder.value(type)
    recorder.single = .array(type is any OptionalDescribed.Type ? .nullable(schema) : schema)
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> { throw Unreflected() }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw Unreflected()
  }
  mutating func superDecoder() throws -> any Decoder { recorder }
}

private struct Single: SingleValueDecodingContainer {
  let recorder: SchemaRecorder
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  private func number<T>(_ value: T) -> T {
    recorder.single = .integer
    return value
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    recorder.single = .boolean
    return false
  }
  func decode(_ type: String.Type) throws -> String {
    recorder.single = .string(format: nil)
    return ""
  }
  func decode(_ type: Double.Type) throws -> Double {
    recorder.single = .number
    return 0
  }
  func decode(_ type: Float.Type) throws -> Float {
    recorder.single = .number
    return 0
  }
  func decode(_ type: Int.Type) throws -> Int { number(0) }
  func decode(_ type: Int8.Type) throws -> Int8 { number(0) }
  func decode(_ type: Int16.Type) throws -> Int16 { number(0) }
  func decode(_ type: Int32.Type) throws -> Int32 { number(0) }
  func decode(_ type: Int64.Type) throws -> Int64 { number(0) }
  func decode(_ type: UInt.Type) throws -> UInt { number(0) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { number(0) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { number(0) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { number(0) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { number(0) }
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let (value, schema) = try SchemaRecorder.value(type)
    recorder.single = schema
    return value
  }
}
