import HTML
import HTTPServer

/// What a browser shows when there is no page to show.
enum FailurePage {
  /// Whether whoever asks wants a page rather than a problem document.
  static func isFor(_ request: Request) -> Bool {
    !request.path.hasPrefix("/api/")
      && request.headers.all("Accept").contains { $0.contains("text/html") }
  }

  static func response(_ failure: Failure, _ visit: PageVisit) -> Response {
    let context = PageContext(visit: visit, frame: nil)
    var response = Reader.$current.withValue(context.reader) {
      let sheet = Sheet(Phrase.title(of: failure).text) {
        emptyState(
          .title(of: failure), .explanation(of: failure),
          icon: failure.code.status == 404 ? .search : .warning
        ) {
          element("a", ["class": "button primary", "href": "/"]) { Phrase.toHome }
        }
        if failure.code.status >= 500 {
          element("p", class: "quiet centered") { Phrase.requestNamed(visit.request.id) }
        }
      }
      return Layout.response(sheet, context, status: failure.code.status)
    }
    for field in failure.headers { response.headers.set(field.name, field.value) }
    return response
  }
}
