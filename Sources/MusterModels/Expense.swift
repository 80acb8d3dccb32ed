#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What a group spent: who paid, and whose it is (X1, X2). All amounts are in minor units of the
/// currency, such as cents.
public struct Expense: Codable, Sendable, Hashable {
  /// An expense's id.
  public typealias ID = Identifier<Expense>

  /// The expense.
  public let id: ID
  /// The group it is of.
  public let groupId: Group.ID
  /// What it was for.
  public let description: String
  /// The whole of it; negative: a refund.
  public let amount: Int
  /// The currency's code of ISO 4217.
  public let currency: String
  /// Who paid how much; together the amount.
  public let paidBy: [ExpensePayer]
  /// Whose it is; together the amount.
  public let split: ExpenseSplit
  /// What kind of expense it is, in lower case.
  public let category: String?
  /// What there is to say of it.
  public let note: String?
  /// Where the receipt is.
  public let receiptUrl: String?
  /// The day, as `YYYY-MM-DD`.
  public let spentOn: String
  /// The recurring expense that made it.
  public let recurringId: RecurringExpense.ID?
  /// Who recorded it.
  public let createdById: User.ID
  /// When it was recorded.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
  /// When it was deleted; it counts for nothing since (X5).
  public let deletedAt: Date?
  /// How often it has changed, from 1; its ETag.
  public let version: Int
}

/// Who paid how much of an expense.
public struct ExpensePayer: Codable, Sendable, Hashable {
  /// The person, or the placeholder.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// Whether it is somebody without an account.
  public let isPlaceholder: Bool
  /// What they paid.
  public let amount: Int
}

/// How an expense is divided.
public struct ExpenseSplit: Codable, Sendable, Hashable {
  /// By what.
  public let mode: SplitMode
  /// Among whom.
  public let participants: [ExpenseShare]
}

/// By what an expense is divided (X2).
public enum SplitMode: String, Codable, Sendable, CaseIterable {
  /// The same for everybody.
  case equal
  /// As each value says, in minor units; together the amount.
  case exact
  /// As each value says of a hundred; together 100.
  case percent
  /// By weights.
  case shares
}

/// Somebody's part of an expense.
public struct ExpenseShare: Codable, Sendable, Hashable {
  /// The person, or the placeholder.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// Whether it is somebody without an account.
  public let isPlaceholder: Bool
  /// What was given for them: minor units, percent or a weight, as the mode says.
  public let value: Double?
  /// What is theirs.
  public let amount: Int
  /// How much of that is what did not divide. The largest remainders get it first, and among equal
  /// ones those who were named first.
  public let leftover: Int
}

/// An expense as it was after each change, the latest first (X5).
public struct ExpenseHistory: Codable, Sendable, Hashable {
  /// The changes.
  public let items: [ExpenseVersion]
  /// Who is named in them.
  public let people: [ExpensePerson]
}

/// An expense as it was after a change.
public struct ExpenseVersion: Codable, Sendable, Hashable {
  /// Counted from 1.
  public let version: Int
  /// What was done: `created`, `updated`, `deleted`, `restored`, `claimed`, `imported`, `recurring`.
  public let action: String
  /// Who did it; null: nobody did.
  public let changedBy: ExpenseEditor?
  /// When.
  public let changedAt: Date
  /// All of it.
  public let expense: ExpenseState
}

/// Who changed an expense.
public struct ExpenseEditor: Codable, Sendable, Hashable {
  /// The person.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
}

/// Somebody in the history of an expense.
public struct ExpensePerson: Codable, Sendable, Hashable {
  /// The person, or the placeholder.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// Whether it is or was somebody without an account.
  public let isPlaceholder: Bool
}

/// What an expense said at a time.
public struct ExpenseState: Codable, Sendable, Hashable {
  /// What it was for.
  public let description: String
  /// The whole of it.
  public let amount: Int
  /// The currency's code.
  public let currency: String
  /// Who had paid how much.
  public let paidBy: [Payer]
  /// Whose it was.
  public let split: Split
  /// What kind of expense it was.
  public let category: String?
  /// What there was to say of it.
  public let note: String?
  /// Where the receipt was.
  public let receiptUrl: String?
  /// The day.
  public let spentOn: String
  /// When it had been deleted.
  public let deletedAt: Date?

  /// Who had paid how much.
  public struct Payer: Codable, Sendable, Hashable {
    /// The person, or the placeholder.
    public let userId: User.ID
    /// What they paid.
    public let amount: Int
  }

  /// How it was divided.
  public struct Split: Codable, Sendable, Hashable {
    /// By what.
    public let mode: SplitMode
    /// Among whom.
    public let participants: [Share]
  }

  /// Somebody's part.
  public struct Share: Codable, Sendable, Hashable {
    /// The person, or the placeholder.
    public let userId: User.ID
    /// What was given for them.
    public let value: Double?
    /// What was theirs.
    public let amount: Int
    /// How much of that did not divide.
    public let leftover: Int
  }
}
