#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An expense that comes again by itself.
public struct RecurringExpense: Codable, Sendable, Hashable {
  /// A recurring expense's id.
  public typealias ID = Identifier<RecurringExpense>

  /// The recurring expense.
  public let id: ID
  /// The group it is of.
  public let groupId: Group.ID
  /// What is recorded each time.
  public let expense: RecurringTemplate
  /// How often.
  public let every: RecurringInterval
  /// The first day, as `YYYY-MM-DD`; those after it are counted from it.
  public let startsOn: String
  /// The next day; null: it is paused or has ended.
  public let nextOn: String?
  /// The last day on which it may come.
  public let endsOn: String?
  /// How often it comes in all.
  public let count: Int?
  /// How often it has come.
  public let madeCount: Int
  /// Whether it goes on.
  public let status: Status
  /// Why it is paused: `by_member`, `archived`, `creator_not_active`, `frozen_member`, `invalid`.
  public let pauseReason: String?
  /// In whose name and time zone it is made.
  public let createdById: User.ID
  /// When it was set up.
  public let createdAt: Date
  /// When it last changed or came.
  public let updatedAt: Date

  /// Whether a recurring expense goes on.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// It comes on its days.
    case active
    /// Until somebody resumes it.
    case paused
    /// For good.
    case ended
  }
}

/// How often an expense comes.
public struct RecurringInterval: Codable, Sendable, Hashable {
  /// What is counted.
  public var unit: Unit
  /// How many of them, 1 to 99.
  public var interval: Int

  /// Makes an interval.
  public init(unit: Unit, interval: Int) {
    self.unit = unit
    self.interval = interval
  }

  /// What is counted.
  public enum Unit: String, Codable, Sendable, CaseIterable {
    /// Days.
    case day
    /// Weeks.
    case week
    /// Months; what does not exist is the last day of the month.
    case month
    /// Years.
    case year
  }
}

/// What a recurring expense records each time.
public struct RecurringTemplate: Codable, Sendable, Hashable {
  /// What it is for.
  public let description: String
  /// The whole of it.
  public let amount: Int
  /// The currency's code.
  public let currency: String
  /// Who pays.
  public let paidBy: PaidBy
  /// Whose it is.
  public let split: SplitRequest
  /// What kind of expense it is.
  public let category: String?
  /// What there is to say of it.
  public let note: String?
  /// Where the receipt is.
  public let receiptUrl: String?
}

/// `POST /groups/{id}/recurring-expenses`
public struct CreateRecurringExpense: Codable, Sendable {
  /// What it is for, 1 to 200 characters.
  public var description: String
  /// The whole of it in minor units.
  public var amount: Int
  /// The currency's code.
  public var currency: String
  /// Who pays.
  public var paidBy: PaidBy
  /// Whose it is.
  public var split: SplitRequest
  /// What kind of expense it is.
  public var category: String?
  /// What there is to say of it.
  public var note: String?
  /// Where the receipt is.
  public var receiptUrl: String?
  /// How often.
  public var every: RecurringInterval
  /// The first day as `YYYY-MM-DD`, from a year back on; days that are over are made up for.
  public var startsOn: String
  /// The last day on which it may come.
  public var endsOn: String?
  /// Or how often it comes in all, 1 to 1,000.
  public var count: Int?

  /// Makes a request for a recurring expense.
  public init(
    _ expense: CreateExpense, every: RecurringInterval, startsOn: String, endsOn: String? = nil,
    count: Int? = nil
  ) {
    description = expense.description
    amount = expense.amount
    currency = expense.currency
    paidBy = expense.paidBy
    split = expense.split
    category = expense.category
    note = expense.note
    receiptUrl = expense.receiptUrl
    self.every = every
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.count = count
  }
}

/// `PATCH /groups/{id}/recurring-expenses/{recurringId}`
public struct UpdateRecurringExpense: Codable, Sendable {
  /// What it is for.
  public var description: Patch<String> = .unchanged
  /// The whole of it.
  public var amount: Patch<Int> = .unchanged
  /// The currency's code.
  public var currency: Patch<String> = .unchanged
  /// Who pays.
  public var paidBy: Patch<PaidBy> = .unchanged
  /// Whose it is.
  public var split: Patch<SplitRequest> = .unchanged
  /// What kind of expense it is.
  public var category: Patch<String> = .unchanged
  /// What there is to say of it.
  public var note: Patch<String> = .unchanged
  /// Where the receipt is.
  public var receiptUrl: Patch<String> = .unchanged
  /// The last day on which it may come.
  public var endsOn: Patch<String> = .unchanged
  /// How often it comes in all.
  public var count: Patch<Int> = .unchanged
  /// `active`: resumes it; `paused`: pauses it.
  public var status: Patch<String> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}
