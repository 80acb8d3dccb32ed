import Foundation
import HTML
import MusterModels

extension WebPage {
  /// Taking over the expenses of another program: first what it would do, then doing it.
  static let importExpenses = WebPage(
    "/groups/{id}/expenses/import",
    actions: [.call("importExpenses", then: .answer, prepare: matched)],
    reads: { visit in
      MoneyQueries.people(
        of: try visit.id(), visit, asked: Preview(visit.attempt?.fields)?.chosen ?? [])
    },
    shows: { context, people in
      let group = try context.visit.id(of: Group.self)
      let answer = context.visit.answer
      let result = try answer?.read(as: ImportedExpenses.self)
      return Sheet(Phrase.expenseImport.text, tab: .expenses) {
        pageHeading(Phrase.expenseImport.text, Phrase.expenseImportText.text)
        if let result, !result.dryRun {
          done(result, group)
        } else if let result, let csv = answer?.fields["csv"] {
          preview(Preview(result, csv), people, context)
        } else if context.visit.attempt?.fields["find"] != nil,
          let found = Preview(context.visit.attempt?.fields)
        {
          preview(found, people, context)
        } else if let csv = context.visit.attempt?.fields["csv"],
          context.visit.attempt?.fields["dryRun"] == "false"
        {
          form(context, csv)
        } else {
          form(context, nil)
        }
      }
    })

  private static func form(_ context: PageContext, _ csv: String?) -> HTML {
    card {
      context.form("importExpenses", ["dryRun": "true"]) { form in
        form.textArea(
          "csv", .expenseImportTable, csv, rows: 8, isRequired: true, hint: .expenseImportHint,
          placeholder: .verbatim("Date,Description,Category,Cost,Currency,Ada,Ben"))
        form.submit(.expenseImportTry)
      }
    }
  }

  /// What would be done, as it was answered and as the form holds it.
  private struct Preview {
    let csv: String
    let new: Int
    let present: Int
    /// Those of the table whom nobody here is called.
    let unknown: [String]
    /// Whom they are said to be.
    var chosen: [User.ID] = []

    init(_ result: ImportedExpenses, _ csv: String) {
      self.csv = csv
      new = result.new
      present = result.present
      unknown = result.placeholders.map(\.fullName)
    }

    init?(_ fields: FormFields?) {
      guard let fields, let csv = fields["csv"], let new = fields["new"].flatMap({ Int($0) }),
        let present = fields["present"].flatMap({ Int($0) })
      else { return nil }
      (self.csv, self.new, self.present) = (csv, new, present)
      var names: [String] = []
      while let name = fields["unknown[\(names.count)].name"] {
        if let user = fields["unknown[\(names.count)].userId"].flatMap({ User.ID($0) }) {
          chosen.append(user)
        }
        names.append(name)
      }
      unknown = names
    }
  }

  /// What would be done, with a choice of whom names stand for.
  private static func preview(
    _ preview: Preview, _ people: Choice<MoneyPerson>, _ context: PageContext
  ) -> HTML {
    card(.expenseImportPreview) {
      counts(preview.new, preview.present, preview.unknown)
      context.form("importExpenses", ["dryRun": "false"]) { form in
        form.hidden("csv", preview.csv)
        form.hidden("new", String(preview.new))
        form.hidden("present", String(preview.present))
        if !preview.unknown.isEmpty {
          element("p") { Phrase.expenseImportUnknown }
          form.finder(people)
          for (index, name) in preview.unknown.enumerated() {
            form.hidden("unknown[\(index)].name", name)
            form.select(
              "unknown[\(index)].userId", .verbatim(name),
              [("", Phrase.expenseImportPlaceholder.text)]
                + people.items.map { ("\($0.userId)", context.name($0.userId, $0.fullName)) })
          }
        }
        element("div", class: "form-actions") {
          if preview.new > 0 { form.submit(.expenseImportDo(preview.new)) }
          linkButton(.back, context.address, style: .quiet)
        }
      }
    }
  }

  private static func done(_ result: ImportedExpenses, _ group: Group.ID) -> HTML {
    card(.expenseImportDone) {
      counts(result.new, result.present, result.placeholders.map(\.fullName))
      linkButton(.expenseToAll, "/groups/\(group)/expenses", style: .primary)
    }
  }

  private static func counts(_ new: Int, _ present: Int, _ names: [String]) -> HTML {
    element("dl", class: "facts") {
      fact(.expenseImportNew) { Formats.number(new) }
      fact(.expenseImportPresent) { Formats.number(present) }
      if !names.isEmpty {
        fact(.expenseImportNames) { names.joined(separator: ", ") }
      }
    }
  }

  /// Whom names of the table stand for, as the API takes it.
  @Sendable private static func matched(_ fields: inout FormFields, _ visit: PageVisit) {
    (fields["new"], fields["present"]) = (nil, nil)
    var index = 0
    while let name = fields["unknown[\(index)].name"] {
      if let user = fields["unknown[\(index)].userId"], !user.isEmpty {
        fields["people.\(Address.escaped(name).replacingOccurrences(of: ".", with: "%2E"))"] = user
      }
      fields["unknown[\(index)].name"] = nil
      fields["unknown[\(index)].userId"] = nil
      index += 1
    }
  }
}
