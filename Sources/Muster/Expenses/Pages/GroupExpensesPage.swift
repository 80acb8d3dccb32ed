import HTTPServer
import HTML
import MusterModels

extension WebPage {
  /// The money of a group: who owes whom, how to settle it, and what was spent.
  static let groupExpenses = WebPage(
    "/groups/{id}/expenses",
    reads: { visit in
      let group: Group.ID = try visit.id()
      return (
        SettlementQueries.balances(of: group).as(Balances.self),
        ExpenseQueries.list(
          of: group, ExpenseFilters(visit), deleted: visit.request.query["deleted"] == "true"
        ).query(page: visit.page(), pageSize: 20).as(Page<Expense>.self),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, balances, expenses, currencies in
      let group = try context.visit.id(of: Group.self)
      let showsDeleted = context.query("deleted") == "true"
      return Sheet(Phrase.expenses.text, tab: .expenses, live: ["\(group)"]) {
        pageHeading(Phrase.expenses.text) {
          if context.mayAdd {
            linkButton(
              .expenseAdd, "/groups/\(group)/expenses/new", icon: .plus, style: .primary)
          }
          linkButton(.settlementRecord, "/groups/\(group)/settlements/new", icon: .coins)
        }
        if context.group?.isActive == false {
          element("p", class: "quiet") { Phrase.expenseFormerMember }
        }
        BalancesView(context: context, group: group, balances: balances, currencies: currencies)
          .html
        card(
          showsDeleted ? .expenseDeletedOnes : .expenseNewest, region: "expenses",
          actions: {
            if showsDeleted {
              linkButton(.expenseShowCurrent, context.address("deleted", nil), style: .quiet)
            }
          }
        ) {
          filters(context)
          if expenses.items.isEmpty {
            empty(context, group, showsDeleted)
          } else {
            rows {
              for expense in expenses.items { expenseRow(expense, context, currencies) }
            }
            pagination(expenses, context)
          }
        }
        links(group, showsDeleted, context)
      }
    })

  private static func filters(_ context: PageContext) -> HTML {
    let names = ["q", "from", "to", "category"]
    return element(
      "details", ["class": "filters", "open": names.contains { context.isAsked($0) } ? "" : nil]
    ) {
      element("summary", class: "button quiet") {
        Icon.search.html
        Phrase.expenseSearch
      }
      element("form", ["method": "get", "action": context.visit.request.path]) {
        let form = Form(context: context, action: "search", values: [])
        if context.query("deleted") == "true" { form.hidden("deleted", "true") }
        form.text("q", .expenseWords, context.query("q"), type: "search")
        element("div", class: "form-row") {
          form.text("from", .expenseFrom, context.query("from"), type: "date")
          form.text("to", .expenseTo, context.query("to"), type: "date")
          form.text("category", .expenseCategory, context.query("category"))
        }
        element("div", class: "form-actions") {
          form.submit(.search, style: .plain)
          if names.contains(where: { context.isAsked($0) }) {
            linkButton(.expenseShowAll, context.visit.request.path, style: .quiet)
          }
        }
      }
    }
  }

  private static func empty(
    _ context: PageContext, _ group: Group.ID, _ showsDeleted: Bool
  ) -> HTML {
    if showsDeleted { return emptyState(.expenseNoneDeleted, icon: .trash) }
    if ["q", "from", "to", "category"].contains(where: { context.isAsked($0) }) {
      return emptyState(.expenseNoneFound, .expenseNoneFoundText, icon: .search)
    }
    return emptyState(.expenseNoneYet, .expenseNoneYetText, icon: .coins) {
      if context.mayAdd {
        linkButton(
          .expenseAddFirst, "/groups/\(group)/expenses/new", icon: .plus, style: .primary)
      }
    }
  }

  private static func links(
    _ group: Group.ID, _ showsDeleted: Bool, _ context: PageContext
  ) -> HTML {
    card(.expenseMore, class: "quiet-card") {
      element("div", class: "actions") {
        linkButton(.settlements, "/groups/\(group)/settlements", icon: .coins)
        linkButton(.recurringExpenses, "/groups/\(group)/recurring-expenses", icon: .history)
        linkButton(.placeholders, "/groups/\(group)/placeholders", icon: .person)
        if context.mayAdd {
          linkButton(.expenseImport, "/groups/\(group)/expenses/import", icon: .layers)
        }
        linkButton(
          .expenseDownload,
          context.address(
            of: "/groups/\(group)/expenses.csv", keeping: ["q", "from", "to", "category"]),
          icon: .list)
        if !showsDeleted {
          linkButton(.expenseDeletedOnes, context.address("deleted", "true"), icon: .trash)
        }
        linkButton(.expenseActivity, "/me/expense-activity", icon: .clock)
      }
    }
  }

  private static func expenseRow(
    _ expense: Expense, _ context: PageContext, _ currencies: Currencies
  ) -> HTML {
    row(
      href: "/groups/\(expense.groupId)/expenses/\(expense.id)",
      title: expense.description,
      meta: {
        element("span") { Formats.day(expense.spentOn) }
        element("span") {
          Phrase.expensePaidBy(
            expense.paidBy.map { context.name($0.userId, $0.fullName) }.joined(separator: ", "))
        }
        if let category = expense.category { element("span") { category } }
      },
      trailing: {
        element("div", class: "money") {
          element("strong", class: "number") { currencies.text(expense.amount, expense.currency) }
          if let effect = effect(of: expense, context) {
            element("small", class: effect < 0 ? "negative" : "positive") {
              effect < 0
                ? Phrase.expenseYouOweOf(currencies.text(-effect, expense.currency))
                : Phrase.expenseYouGetOf(currencies.text(effect, expense.currency))
            }
          }
        }
      })
  }

  /// What an expense did to the balance of the person who looks: what they paid less what is
  /// theirs. Nil when nothing.
  private static func effect(of expense: Expense, _ context: PageContext) -> Int? {
    let paid = expense.paidBy.first { context.isMe($0.userId) }?.amount
    let share = expense.split.participants.first { context.isMe($0.userId) }?.amount
    let effect = (paid ?? 0) - (share ?? 0)
    return effect == 0 ? nil : effect
  }
}

extension ExpenseFilters {
  /// What the address of a page asks for; what makes no sense is left out.
  init(_ visit: PageVisit) {
    self.init(
      text: visit.search(), from: visit.day("from"), to: visit.day("to"),
      category: visit.search("category"))
  }
}
