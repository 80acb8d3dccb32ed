import Foundation
import HTML
import MusterModels

extension WebPage {
  /// Taking over the expenses of another program: first what it would do, then doing it.
  static let importExpenses = WebPage(
    "/groups/{id}/expenses/import",
    actions: [.call("importExpenses", then: .answer, prepare: matched)],
    reads: { visit in MoneyQueries.people(of: try visit.id()).as([MoneyPerson].self) },
    shows: { context, people in
      let group = try context.visit.id(of: Group.self)
      let answer = context.visit.answer
      let result = try answer?.read(as: ImportedExpenses.self)
      return Sheet(Phrase.expenseImport.text, tab: .expenses) {
        pageHeading(Phrase.expenseImport.text, Phrase.expenseImportText.text)
        if let result, !result.dryRun {
          done(result, group)
        } else if let result, let csv = answer?.fields["csv"] {
          preview(result, csv, people, context)
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

  /// What would be done, with a choice of whom names stand for.
  private static func preview(
    _ result: ImportedExpenses, _ csv: String, _ people: [MoneyPerson], _ context: PageContext
  ) -> HTML {
    card(.expenseImportPreview) {
      counts(result)
      context.form("importExpenses", ["dryRun": "false"]) { form in
        form.hidden("csv", csv)
        if !result.placeholders.isEmpty {
          element("p") { Phrase.expenseImportUnknown }
          for (index, person) in result.placeholders.enumerated() {
            form.hidden("unknown[\(index)].name", person.fullName)
            form.select(
              "unknown[\(index)].userId", .verbatim(person.fullName),
              [("", Phrase.expenseImportPlaceholder.text)]
                + people.map { ("\($0.userId)", context.name($0.userId, $0.fullName)) })
          }
        }
        element("div", class: "form-actions") {
          if result.new > 0 { form.submit(.expenseImportDo(result.new)) }
          linkButton(.back, context.address, style: .quiet)
        }
      }
    }
  }

  private static func done(_ result: ImportedExpenses, _ group: Group.ID) -> HTML {
    card(.expenseImportDone) {
      counts(result)
      linkButton(.expenseToAll, "/groups/\(group)/expenses", style: .primary)
    }
  }

  private static func counts(_ result: ImportedExpenses) -> HTML {
    element("dl", class: "facts") {
      fact(.expenseImportNew) { Formats.number(result.new) }
      fact(.expenseImportPresent) { Formats.number(result.present) }
      if !result.placeholders.isEmpty {
        fact(.expenseImportNames) {
          result.placeholders.map(\.fullName).joined(separator: ", ")
        }
      }
    }
  }

  /// Whom names of the table stand for, as the API takes it.
  @Sendable private static func matched(_ fields: inout FormFields, _ visit: PageVisit) {
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
