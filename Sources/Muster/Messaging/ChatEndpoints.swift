import HTTPServer
import MusterModels

extension Endpoint {
  private static let chat = Schema.of(Chat.self)
  private static let message = Schema.of(Message.self)

  /// Chats and what is written in them.
  static let messaging = [
    Endpoint(
      method: .post, path: "/chats", operation: "openChat",
      summary: "The chat with a person or of a group; made if there is none", tag: "Chats",
      body: .of(OpenChat.self),
      details: """
        With a person: somebody who is active in a group in which the caller holds \
        `send_direct_messages`. `cannot_message` says that the caller may not write to them, and \
        not why. Of a group: its direct members; whoever holds `post_forum_messages` makes it.
        """,
      success: .createdOrPresent(chat),
      problems: [.notFound, .forbidden, .cannotMessage, .archived], takesIdempotencyKey: true,
      limits: { [.byCaller("chat", $0, 60, per: 60)] }, isLimited: true, handler: openChat),
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
      success: .created(message),
      problems: [.notFound, .forbidden, .cannotMessage, .archived], takesIdempotencyKey: true,
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
      problems: [.notFound, .forbidden, .cannotMessage, .archived, .messageDeleted],
      handler: editMessage),
    Endpoint(
      method: .delete, path: "/messages/{id}", operation: "deleteMessage",
      summary: "Deletes what the caller wrote; that there was something stays", tag: "Chats",
      details: "In the chat of a group, `moderate_forum` deletes what others wrote.",
      problems: [.notFound, .forbidden, .archived], handler: deleteMessage),
    Endpoint(
      method: .get, path: "/me/blocks", operation: "listMyBlocks",
      summary: "Whom the caller has blocked, the latest first", tag: "Chats",
      query: QueryParameter.paging, success: .ok(.page(of: Block.self)), handler: listMyBlocks),
    Endpoint(
      method: .put, path: "/me/blocks/{userId}", operation: "blockPerson",
      summary: "Blocks somebody; they are not told", tag: "Chats",
      details: """
        Neither writes to the other directly any more, and nothing that the blocked one does in \
        forums, chats and feedback notifies the caller. Up to 1,000 people.
        """,
      problems: [.notFound, .invalidValues, .tooManyBlocks], handler: blockPerson),
    Endpoint(
      method: .delete, path: "/me/blocks/{userId}", operation: "unblockPerson",
      summary: "Ends a block", tag: "Chats", problems: [.notFound], handler: unblockPerson),
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
