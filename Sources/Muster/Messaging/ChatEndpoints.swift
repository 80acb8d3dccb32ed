import HTTPServer
import MusterModels

extension Endpoint {
  private static let chat = Schema.of(Chat.self)
  private static let message = Schema.of(Message.self)

  /// Chats and what is written in them.
  static let messaging = [
    Endpoint(
      method: .get, path: "/me/chats", operation: "listMyChats",
      summary: "The chats that the caller is in, those with news first", tag: "Chats",
      query: QueryParameter.paging, success: .ok(.page(of: Chat.self)), handler: listMyChats),
    Endpoint(
      method: .get, path: "/chats/{id}", operation: "getChat",
      summary: "One chat; for those who are in it", tag: "Chats", success: .ok(chat),
      problems: [.notFound], handler: getChat),
    Endpoint(
      method: .get, path: "/chats/{id}/messages", operation: "listMessages",
      summary: "What was written, newest first", tag: "Chats",
      query: QueryParameter.messages,
      success: .ok(.cursorPage(of: Message.self)), problems: [.notFound], handler: listMessages),
    Endpoint(
      method: .post, path: "/chats/{id}/messages", operation: "postMessage",
      summary: "Writes to a chat", tag: "Chats", body: .of(WriteMessage.self),
      success: .created(message), problems: [.notFound], takesIdempotencyKey: true,
      limits: { [.byCaller("message", $0, 120, per: 60)] }, isLimited: true,
      handler: postMessage),
    Endpoint(
      method: .post, path: "/chats/{id}/read", operation: "readChat",
      summary: "The caller has read it, up to a message or all of it", tag: "Chats",
      body: .of(ReadChat.self), bodyIsOptional: true, success: .ok(chat), problems: [.notFound],
      takesIdempotencyKey: true, handler: readChat),
    Endpoint(
      method: .patch, path: "/messages/{id}", operation: "editMessage",
      summary: "Changes what the caller wrote; it is marked as edited", tag: "Chats",
      body: .of(WriteMessage.self), success: .ok(message),
      problems: [.notFound, .forbidden, .messageDeleted], handler: editMessage),
    Endpoint(
      method: .delete, path: "/messages/{id}", operation: "deleteMessage",
      summary: "Deletes what the caller wrote; that there was something stays", tag: "Chats",
      problems: [.notFound, .forbidden], handler: deleteMessage),
  ]
}

extension Endpoint.QueryParameter {
  /// Where a part of what was written begins, and how long it is.
  static let messages = [
    Self(
      name: "before", schema: .string(format: "uuid"),
      description: "A message's id: what was written before it; default the newest."),
    Self(
      name: "limit", schema: .integer, description: "How many items, 1 to 100; default 50.",
      range: pageSizes),
  ]
}

extension Chat.Kind: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.event }
}
