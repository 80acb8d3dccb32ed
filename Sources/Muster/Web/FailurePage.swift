import Foundation
import HTML
import HTTPServer
import MusterModels

/// What a browser shows when there is no page to show.
enum FailurePage {
  /// Whether whoever asks wants a page rather than a problem document.
  static func isFor(_ request: Request) -> Bool {
    !request.path.hasPrefix("/api/")
      && request.headers.all("Accept").contains { $0.contains("text/html") }
  }

  /// The page with what surrounds every page, as far as that can be read.
  static func framed(_ failure: Failure, _ visit: PageVisit) async -> Response {
    guard visit.caller != .visitor, failure.code.status < 500,
      let document = try? await visit.services.database.run(
        FrameQueries.frame(group: nil), as: visit.caller),
      let frame = try? JSONDecoder.muster.decode(Frame.self, from: Data(document.body))
    else { return response(failure, visit) }
    return response(failure, visit, frame: frame)
  }

  static func response(
    _ failure: Failure, _ visit: PageVisit, frame: Frame? = nil
  ) -> Response {
    var visit = visit
    visit.attempt = nil
    let context = PageContext(visit: visit, frame: frame)
    var response = Reader.$current.withValue(context.reader) {
      let sheet = Sheet(Phrase.title(of: failure).text) {
        emptyState(
          .title(of: failure), .explanation(of: failure),
          icon: failure.code.status == 404 ? .search : .warning, isPage: true
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
