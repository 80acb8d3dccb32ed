import HTML
import MusterModels

/// Who owes and is owed how much in a group, and payments that would settle it.
struct BalancesView {
  let context: PageContext
  let group: Group.ID
  let balances: Balances
  let currencies: Currencies

  var html: HTML {
    card(.expenseBalances, region: "balances") {
      if balances.balances.isEmpty {
        element("p", class: "quiet") { Phrase.expenseSettled }
      } else {
        mine
        for currency in Set(balances.balances.map(\.currency)).sorted() { chart(currency) }
      }
      if !balances.settleUp.isEmpty {
        element("h3") { Phrase.settlementSuggestions }
        rows { for payment in balances.settleUp { suggestion(payment) } }
      }
    }
  }

  /// What the person who looks owes or is owed, in a sentence a currency.
  private var mine: HTML {
    let mine = balances.balances.filter { context.isMe($0.userId) }
    return HTML {
      if mine.isEmpty { element("p", class: "quiet") { Phrase.expenseYouAreSettled } }
      for balance in mine {
        let amount = currencies.text(abs(balance.amount), balance.currency)
        element("p", class: balance.amount < 0 ? "sum negative" : "sum positive") {
          balance.amount < 0 ? Phrase.expenseYouOwe(amount) : Phrase.expenseYouAreOwed(amount)
        }
      }
    }
  }

  /// A bar for each person: to the right what they are owed, to the left what they owe.
  private func chart(_ currency: String) -> HTML {
    let people = balances.balances.filter { $0.currency == currency }
      .sorted { $0.amount > $1.amount }
    let most = people.map { abs($0.amount) }.max() ?? 1
    return element("ul", ["class": "balances", "aria-label": currency]) {
      for person in people {
        element("li") {
          element("span", class: "balance-name") {
            context.name(person.userId, person.fullName)
            if let note = note(person) {
              " "
              badge(note.text)
            }
          }
          element("span", class: "number \(person.amount < 0 ? "negative" : "positive")") {
            currencies.text(person.amount, currency)
          }
          bar(person.amount, of: most)
        }
      }
    }
  }

  private func bar(_ amount: Int, of most: Int) -> HTML {
    let width = max(1, Int((100 * Double(abs(amount)) / Double(max(1, most))).rounded()))
    return element(
      "svg",
      [
        "class": "chart balance-bar", "viewBox": "0 0 200 6", "preserveAspectRatio": "none",
        "aria-hidden": "true", "focusable": "false",
      ]
    ) {
      element(
        "rect",
        [
          "class": amount < 0 ? "bar owed" : "bar", "x": String(amount < 0 ? 100 - width : 100),
          "y": "0", "width": String(width), "height": "6",
        ])
      element("line", ["class": "axis", "x1": "100", "x2": "100", "y1": "0", "y2": "6"])
    }
  }

  private func note(_ person: Balances.Balance) -> Phrase? {
    if person.isPlaceholder { return .placeholderMark }
    return switch person.status {
    case .paused: .paused
    case .left, .removed: .expenseFormerMark
    default: nil
    }
  }

  private func suggestion(_ payment: Balances.Payment) -> HTML {
    row(
      title: "\(context.name(payment.from, payment.fromName)) → "
        + context.name(payment.to, payment.toName),
      meta: {
        element("span", class: "number") { currencies.text(payment.amount, payment.currency) }
      },
      trailing: {
        if maySettle(payment) {
          linkButton(
            .settlementRecordThis,
            Address.make(
              "/groups/\(group)/settlements/new",
              [
                ("from", "\(payment.from)"), ("to", "\(payment.to)"),
                ("amount", String(payment.amount)), ("currency", payment.currency),
              ]))
        }
      })
  }

  /// Whether the person who looks is likely to be the one who records a payment.
  private func maySettle(_ payment: Balances.Payment) -> Bool {
    let placeholders = Set(balances.balances.filter(\.isPlaceholder).map(\.userId))
    return context.isMe(payment.from) || context.isMe(payment.to)
      || (context.mayAdd
        && (placeholders.contains(payment.from) || placeholders.contains(payment.to)))
  }
}
