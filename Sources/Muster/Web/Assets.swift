import HTTPServer

/// Files of the pages. Their addresses hold a hash of what is in them, so that a browser keeps them
/// for good and never shows an old one.
enum Assets {
  static let style = Asset("Static/web/style.css", "text/css; charset=utf-8")
  static let script = Asset("Static/web/app.js", "text/javascript; charset=utf-8")
  static let icon = Asset("Static/web/icon.svg", "image/svg+xml")

  static let routes = [style, script, icon].map(\.route)

  /// One file.
  struct Asset: Sendable {
    let address: String
    private let type: String
    private let bytes: [UInt8]

    init(_ file: String, _ type: String) {
      bytes = EmbeddedFiles.all[file] ?? []
      self.type = type
      let hash = Digest.sha256(bytes).prefix(6).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
      let name = file.split(separator: "/").last ?? ""
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      address = "/assets/\(name[..<dot]).\(hash)\(name[dot...])"
    }

    var route: Route {
      let (type, bytes) = (type, bytes)
      return Route(.get, address) { _ in
        Response(
          status: 200,
          headers: [
            "Content-Type": type, "Cache-Control": "public, max-age=31536000, immutable",
          ],
          body: .bytes(bytes))
      }
    }
  }
}
