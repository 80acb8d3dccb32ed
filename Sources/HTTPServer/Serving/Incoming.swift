/// What has arrived of a request, and what became of it.
struct Incoming {
  var target: [UInt8] = []
  var startedMicroseconds: UInt64 = 0
  var isHeaderRead = false
  /// The header's own findings, once it has been read.
  var head: RequestHead?
  /// Why the request is answered without its handler.
  var refusal: HTTPError?
  var body: [UInt8] = []
  var bodyLimit = 0
  var request: Request?
  var isCounted = false
  /// What was answered, for the log.
  var status = 0
  var sentBytes = 0
  var stream: ResponseStream?
  /// A second descriptor of the socket, to read what a refused client still sends.
  var lingering: Int32 = -1
}

/// A request's header.
struct RequestHead {
  var method: Method?
  var path = ""
  var query = QueryItems()
  var headers = Headers()
  var id = ""
  var route: Route?
  var parameters = PathParameters()
  var pattern: String?
  var allowed: [Method] = []
  var hasBody = false
  var isContinueExpected = false
  /// Whether the error that was found leaves doubt about where the request ends.
  var mustClose = false
}
