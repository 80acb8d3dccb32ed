/// Who paid: one person all of it, or several with their amounts.
public enum PaidBy: Sendable, Hashable {
  /// All of it, by one person or placeholder.
  case one(User.ID)
  /// Each an amount in minor units; together the expense's.
  case several([ExpensePayment])
}

extension PaidBy: Codable {
  /// Reads an id, or a list of ids with amounts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let one = try? container.decode(User.ID.self) {
      self = .one(one)
    } else {
      self = .several(try container.decode([ExpensePayment].self))
    }
  }

  /// Writes an id, or a list of ids with amounts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .one(let id): try container.encode(id)
    case .several(let payments): try container.encode(payments)
    }
  }
}

/// What somebody paid.
public struct ExpensePayment: Codable, Sendable, Hashable {
  /// The person, or the placeholder.
  public var userId: User.ID
  /// What they paid, in minor units.
  public var amount: Int

  /// Makes a payment.
  public init(userId: User.ID, amount: Int) {
    self.userId = userId
    self.amount = amount
  }
}

/// How to divide an expense.
public struct SplitRequest: Codable, Sendable, Hashable {
  /// By what.
  public var mode: SplitMode
  /// Among whom, 1 to 500; the order decides who gets what does not divide.
  public var participants: [SplitPart]

  /// Makes a split.
  public init(mode: SplitMode, participants: [SplitPart]) {
    self.mode = mode
    self.participants = participants
  }

  /// The same for everybody.
  public static func equal(_ people: [User.ID]) -> SplitRequest {
    SplitRequest(mode: .equal, participants: people.map { SplitPart(userId: $0) })
  }
}

/// Somebody who takes part.
public struct SplitPart: Codable, Sendable, Hashable {
  /// The person, or the placeholder.
  public var userId: User.ID
  /// Minor units, percent or a weight, as the mode says; none where all are equal.
  public var value: Double?

  /// Makes a part.
  public init(userId: User.ID, value: Double? = nil) {
    self.userId = userId
    self.value = value
  }
}

/// `POST /groups/{id}/expenses`
public struct CreateExpense: Codable, Sendable {
  /// What it was for, 1 to 200 characters.
  public var description: String
  /// The whole of it in minor units, up to a trillion; negative: a refund.
  public var amount: Int
  /// The currency's code of ISO 4217.
  public var currency: String
  /// Who paid: a user's or placeholder's id, or `[{userId, amount}]`.
  public var paidBy: PaidBy
  /// Whose it is.
  public var split: SplitRequest
  /// What kind of expense it is, up to 40 characters.
  public var category: String?
  /// The day as `YYYY-MM-DD`; default today in the caller's time zone.
  public var spentOn: String?
  /// What there is to say of it, up to 2,000 characters.
  public var note: String?
  /// Where the receipt is: an http or https URL.
  public var receiptUrl: String?

  /// Makes a request for an expense.
  public init(
    description: String, amount: Int, currency: String, paidBy: PaidBy, split: SplitRequest,
    category: String? = nil, spentOn: String? = nil, note: String? = nil, receiptUrl: String? = nil
  ) {
    self.description = description
    self.amount = amount
    self.currency = currency
    self.paidBy = paidBy
    self.split = split
    self.category = category
    self.spentOn = spentOn
    self.note = note
    self.receiptUrl = receiptUrl
  }
}

/// `PATCH /groups/{id}/expenses/{expenseId}`
public struct UpdateExpense: Codable, Sendable {
  /// What it was for.
  public var description: Patch<String> = .unchanged
  /// The whole of it; divided as before unless a split is given, too.
  public var amount: Patch<Int> = .unchanged
  /// The currency's code.
  public var currency: Patch<String> = .unchanged
  /// Who paid.
  public var paidBy: Patch<PaidBy> = .unchanged
  /// Whose it is.
  public var split: Patch<SplitRequest> = .unchanged
  /// What kind of expense it is.
  public var category: Patch<String> = .unchanged
  /// The day.
  public var spentOn: Patch<String> = .unchanged
  /// What there is to say of it.
  public var note: Patch<String> = .unchanged
  /// Where the receipt is.
  public var receiptUrl: Patch<String> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// `POST /groups/{id}/expenses/import`
public struct ImportExpenses: Codable, Sendable {
  /// The file: Date, Description, Category, Cost, Currency, and a column for each person with what
  /// they paid less what is theirs. Up to 5,000 rows.
  public var csv: String
  /// Whom columns stand for, by their names; others are found by their exact name, or become
  /// placeholders.
  public var people: [String: User.ID]?
  /// True: only says what it would do.
  public var dryRun: Bool?

  /// Makes a request for an import.
  public init(csv: String, people: [String: User.ID]? = nil, dryRun: Bool? = nil) {
    self.csv = csv
    self.people = people
    self.dryRun = dryRun
  }
}

/// What an import did, or would do.
public struct ImportedExpenses: Codable, Sendable, Hashable {
  /// How many rows are new.
  public let new: Int
  /// How many had been imported before, and were left out.
  public let present: Int
  /// Who was not known and is a placeholder now.
  public let placeholders: [Person]
  /// Whether nothing was done.
  public let dryRun: Bool

  /// Somebody who was not known.
  public struct Person: Codable, Sendable, Hashable {
    /// The placeholder.
    public let userId: User.ID
    /// The name in the file.
    public let fullName: String
  }
}
