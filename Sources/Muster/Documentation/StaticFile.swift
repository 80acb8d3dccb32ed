import HTTPServer

/// Files that were compiled into the binary, as answers.
enum StaticFile {
  static func response(_ path: String, _ type: String) -> Response {
    Response(
      status: 200,
      headers: [
        "Content-Type": "\(type); charset=utf-8", "Cache-Control": "public, max-age=3600",
      ],
      body: .bytes(EmbeddedFiles.all[path] ?? []))
  }
}
