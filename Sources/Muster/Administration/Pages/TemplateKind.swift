import HTML
import MusterModels

/// A kind of blueprints, and what its pages have in common.
enum TemplateKind: String {
  case group = "GroupTemplate"
  case role = "RoleTemplate"

  typealias Preparing = @Sendable (inout FormFields, PageVisit) async throws -> Void

  /// What the page of a new one does.
  func making(prepare: @escaping Preparing) -> [PageAction] {
    [.call("create" + rawValue, said: .created, then: Self.list, prepare: prepare)]
  }

  /// What the page of one that is there does.
  func changing(prepare: @escaping Preparing) -> [PageAction] {
    [
      .call("update" + rawValue, said: .saved, prepare: prepare),
      .call("delete" + rawValue, said: .deleted, then: Self.list),
    ]
  }

  private static var list: PageAction.Next { .page { _ in AdminPage.templates.address } }

  /// The page of a new one.
  func sheet(
    new title: Phrase, _ context: PageContext, @HTMLBuilder fields: (Form) -> HTML
  ) throws -> Sheet {
    try sheet(title.text, context) {
      card { form("create", .create, context, fields) }
    }
  }

  /// The page of one that is there; what came with Muster stays.
  func sheet(
    _ name: String, isSystem: Bool, _ context: PageContext, @HTMLBuilder fields: (Form) -> HTML
  ) throws -> Sheet {
    try sheet(name, context) {
      card {
        element("p", class: "quiet") { Phrase.adminTemplateStays }
        form("update", .save, context, fields)
      }
      if !isSystem {
        context.confirmedButton(
          "delete" + rawValue, [:], .delete, icon: .trash, asking: .adminDeleteTemplateSure)
      }
    }
  }

  private func sheet(
    _ title: String, _ context: PageContext, @HTMLBuilder _ body: () -> HTML
  ) throws -> Sheet {
    guard context.frame?.isPlatformAdmin == true else { throw Failure(.forbidden) }
    return Sheet(title) {
      adminHeading(.templates, title)
      body()
    }
  }

  private func form(
    _ verb: String, _ label: Phrase, _ context: PageContext, _ fields: (Form) -> HTML
  ) -> HTML {
    context.form(verb + rawValue) { form in
      fields(form)
      element("div", class: "form-actions") { form.submit(label) }
    }
  }
}
