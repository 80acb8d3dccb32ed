import HTML
import HTTPServer
import MusterModels
import Synchronization

/// What a page is drawn with besides what it reads: who looks at it, and forms that know what was
/// sent before.
struct PageContext: Sendable {
  private(set) var visit: PageVisit
  /// What surrounds the page; nil for those who have not signed in.
  let frame: Frame?
  /// For whom texts and times are written.
  let reader: Reader
  /// This page's address with its query, where its forms are sent.
  let address: String
  private let formToken: String?
  /// Which fields showed what was wrong with them.
  let shownErrors = ShownErrors()

  init(visit: PageVisit, frame: Frame?) {
    self.visit = visit
    self.frame = frame
    address = Address.of(visit.request)
    if case .person(_, let session) = visit.caller {
      formToken = visit.services.cookies.formToken(for: session)
    } else {
      formToken = nil
    }
    if let frame {
      reader = Reader(
        language: Language(locale: frame.locale), locale: frame.locale, timeZone: frame.timeZone)
    } else {
      reader = Reader(language: Language(acceptLanguage: visit.request.headers["Accept-Language"]))
    }
  }

  /// The group that the page is about, as the person may know it.
  var group: Frame.OwnGroup? { frame?.group }

  /// Whether it is about the person who looks.
  func isMe(_ user: User.ID?) -> Bool { user != nil && user == frame?.userId }

  /// A part of the address's query.
  func query(_ name: String) -> String? { visit.request.query[name] }

  /// Another address with the parts of this one's query that have these names.
  func address(of path: String, keeping names: Set<String>) -> String {
    Address.make(path, visit.request.query.pairs.filter { names.contains($0.0) })
  }

  /// This page's address with one part of the query changed, such as the page of a list.
  func address(_ name: String, _ value: String?) -> String {
    var query = visit.request.query.pairs.filter { $0.0 != name }
    if let value { query.append((name, value)) }
    return Address.make(visit.request.path, query)
  }

  /// The same after a form was refused, with what was sent in another order.
  func refilled(_ arrange: (inout FormFields) -> Void) -> PageContext {
    guard let attempt = visit.attempt else { return self }
    var fields = attempt.fields
    arrange(&fields)
    var context = self
    context.visit.attempt = PageVisit.Attempt(
      action: attempt.action, fields: fields, failure: attempt.failure)
    return context
  }

  /// A form that does one of the page's actions.
  ///
  /// - Parameters:
  ///   - action: the endpoint's name in OpenAPI.
  ///   - values: what it sends besides its fields, and parts of the endpoint's path.
  func form(
    _ action: String, _ values: KeyValuePairs<String, String> = [:], class name: String? = nil,
    attributes: [(key: String, value: String?)] = [], @HTMLBuilder _ content: (Form) -> HTML
  ) -> HTML {
    let form = Form(context: self, action: action, values: Array(values))
    return element(
      "form",
      [("method", "post"), ("action", address), ("class", name)] + attributes
    ) {
      form.hidden("action", action)
      if let token = formToken { form.hidden("token", token) }
      if Routes.endpointsByOperation[action]?.takesIdempotencyKey == true {
        form.hidden("key", form.attempt?["key"] ?? RequestID.make())
      }
      for (name, value) in values { form.hidden(name, value) }
      content(form)
    }
  }

  /// A button that does one of the page's actions.
  func button(
    _ action: String, _ values: KeyValuePairs<String, String> = [:], _ label: Phrase,
    icon: Icon? = nil, style: ButtonStyle = .plain
  ) -> HTML {
    form(action, values, class: "inline") { form in form.submit(label, icon: icon, style: style) }
  }

  /// A button that asks once more before it does what cannot be undone.
  func confirmedButton(
    _ action: String, _ values: KeyValuePairs<String, String> = [:], _ label: Phrase,
    icon: Icon? = nil, asking question: Phrase, yes: Phrase? = nil
  ) -> HTML {
    element("details", ["class": "confirm"]) {
      element("summary", ["class": "button danger quiet"]) {
        icon?.html
        label
      }
      element("div", ["class": "confirm-box"]) {
        element("p") { question }
        button(action, values, yes ?? label, style: .danger)
      }
    }
  }

  /// Which fields of a refused form showed what was wrong, so that the rest is said above.
  final class ShownErrors: Sendable {
    private let fields = Mutex<Set<String>>([])
    func insert(_ field: String) { fields.withLock { _ = $0.insert(field) } }
    func contains(_ field: String) -> Bool { fields.withLock { $0.contains(field) } }
  }
}

/// How a button looks.
enum ButtonStyle: String, Sendable {
  case primary, plain, quiet, danger
}
