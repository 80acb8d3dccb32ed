import MusterModels

extension Schema {
  /// A page of items (`Page`).
  static func page<Item: Codable & Sendable>(of item: Item.Type) -> Schema {
    guard case .object(_, let fields) = of(Page<Item>.self) else { return .any }
    return .object(name: "\(item)Page", fields: fields)
  }

  /// A part of a long list (`CursorPage`).
  static func cursorPage<Item: Codable & Sendable>(of item: Item.Type) -> Schema {
    guard case .object(_, let fields) = of(CursorPage<Item>.self) else { return .any }
    return .object(name: "\(item)CursorPage", fields: fields)
  }
}
