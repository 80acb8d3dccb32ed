import HTTPServer
import HTML
import MusterModels

/// One's own money in all groups.
extension WebPage {
  static let myBalances = WebPage(
    "/me/balances",
    reads: { _ in
      (
        SettlementQueries.myBalances.as(MyBalances.self),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, mine, currencies in
      Sheet(Phrase.myBalances.text, section: .home) {
        pageHeading(Phrase.myBalances.text, Phrase.myBalancesText.text) {
          linkButton(.expenseActivity, "/me/expense-activity", icon: .clock)
        }
        if mine.balances.isEmpty {
          card { emptyState(.myBalancesNone, .myBalancesNoneText, icon: .check) }
        } else {
          card(.myBalancesTogether, region: "totals") {
            for total in mine.totals {
              let amount = currencies.text(abs(total.amount), total.currency)
              element("p", class: total.amount < 0 ? "sum negative" : "sum positive") {
                total.amount < 0 ? Phrase.expenseYouOwe(amount) : Phrase.expenseYouAreOwed(amount)
              }
            }
          }
          card(.myBalancesByGroup, region: "groups") {
            rows {
              for balance in mine.balances {
                row(
                  href: "/groups/\(balance.groupId)/expenses",
                  picture: { tile(balance.groupName, id: "\(balance.groupId)") },
                  title: balance.groupName,
                  trailing: {
                    element(
                      "strong", class: "number \(balance.amount < 0 ? "negative" : "positive")"
                    ) { currencies.text(balance.amount, balance.currency) }
                  })
              }
            }
          }
        }
      }
    })

  /// What happened to money that involves the person who looks.
  static let expenseActivity = WebPage(
    "/me/expense-activity",
    reads: { visit in
      (
        ExpenseQueries.activity.query(
          before: visit.request.query["before"].flatMap { Int64($0) }, limit: 30
        ).as(CursorPage<ExpenseActivity>.self),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, activity, currencies in
      Sheet(
        Phrase.expenseActivity.text, section: .home,
        live: Set(activity.items.map { "\($0.groupId)" }).sorted()
      ) {
        pageHeading(Phrase.expenseActivity.text, Phrase.expenseActivityText.text) {
          linkButton(.myBalances, "/me/balances", icon: .coins)
        }
        card(region: "activity") {
          if activity.items.isEmpty {
            emptyState(.expenseActivityNone, .expenseActivityNoneText, icon: .clock)
          } else {
            rows { for item in activity.items { activityRow(item, currencies) } }
            if let next = activity.next {
              element("nav", ["class": "pagination", "aria-label": Phrase.pages.text]) {
                linkButton(.nextPage, context.address("before", next))
              }
            }
          }
        }
      }
    })

  private static func activityRow(_ item: ExpenseActivity, _ currencies: Currencies) -> HTML {
    row(
      href: item.settlementId.map { "/settlements/\($0)" }
        ?? item.expenseId.map { "/groups/\(item.groupId)/expenses/\($0)" },
      title: item.description ?? Phrase.settlement.text,
      meta: {
        element("span") { Phrase.expenseActivityDone(item.action) }
        moment(item.createdAt)
      },
      trailing: {
        let change = (item.after ?? 0) - (item.before ?? 0)
        if change != 0 {
          element("strong", class: "number \(change < 0 ? "negative" : "positive")") {
            (change > 0 ? "+" : "") + currencies.text(change, item.currency)
          }
        }
      })
  }
}
