#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Money that went from one to another to settle what was owed (X4).
public struct Settlement: Codable, Sendable, Hashable {
  /// A settlement's id.
  public typealias ID = Identifier<Settlement>

  /// The settlement.
  public let id: ID
  /// The group it is of.
  public let groupId: Group.ID
  /// Who gave: a person or a placeholder.
  public let fromUserId: User.ID
  /// Their name.
  public let fromName: String?
  /// Who received.
  public let toUserId: User.ID
  /// Their name.
  public let toName: String?
  /// How much, in minor units.
  public let amount: Int
  /// The currency's code of ISO 4217.
  public let currency: String
  /// What there is to say of it.
  public let note: String?
  /// The day, as `YYYY-MM-DD`.
  public let settledOn: String
  /// Whether it counts.
  public let status: Status
  /// Who recorded it.
  public let recordedById: User.ID
  /// When it was recorded.
  public let createdAt: Date
  /// When it was rejected or withdrawn.
  public let endedAt: Date?
  /// Who did that.
  public let endedById: User.ID?

  /// Whether a settlement counts.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// It counts.
    case recorded
    /// Its receiver says that it was not so.
    case rejected
    /// Whoever recorded it has taken it back.
    case withdrawn
  }
}

/// `POST /groups/{id}/settlements`
public struct CreateSettlement: Codable, Sendable {
  /// Who gave.
  public var fromUserId: User.ID
  /// Who received.
  public var toUserId: User.ID
  /// How much, in minor units; more than 0.
  public var amount: Int
  /// The currency's code of ISO 4217.
  public var currency: String
  /// What there is to say of it, up to 2,000 characters.
  public var note: String?
  /// The day as `YYYY-MM-DD`; default today in the caller's time zone.
  public var settledOn: String?

  /// Makes a request for a settlement.
  public init(
    fromUserId: User.ID, toUserId: User.ID, amount: Int, currency: String, note: String? = nil,
    settledOn: String? = nil
  ) {
    self.fromUserId = fromUserId
    self.toUserId = toUserId
    self.amount = amount
    self.currency = currency
    self.note = note
    self.settledOn = settledOn
  }
}

/// What people of a group owe one another (X3).
public struct Balances: Codable, Sendable, Hashable {
  /// What each has: paid and settled, less their shares. Nobody is listed with zero.
  public let balances: [Balance]
  /// Payments that would end all of it, at most one fewer than people for each currency.
  public let settleUp: [Payment]

  /// What somebody has in a currency.
  public struct Balance: Codable, Sendable, Hashable {
    /// The person, or the placeholder.
    public let userId: User.ID
    /// Their name.
    public let fullName: String?
    /// Whether it is somebody without an account.
    public let isPlaceholder: Bool
    /// What they are in the group by now; null: a placeholder.
    public let status: MembershipStatus?
    /// The currency's code.
    public let currency: String
    /// Minor units; more than 0: they are owed it, less: they owe it.
    public let amount: Int
  }

  /// A payment that is proposed.
  public struct Payment: Codable, Sendable, Hashable {
    /// Who pays.
    public let from: User.ID
    /// Their name.
    public let fromName: String?
    /// Whom.
    public let to: User.ID
    /// Their name.
    public let toName: String?
    /// The currency's code.
    public let currency: String
    /// How much, in minor units.
    public let amount: Int
  }
}

/// What the caller has in each of their groups, previous ones too.
public struct MyBalances: Codable, Sendable, Hashable {
  /// In each group and currency.
  public let balances: [InGroup]
  /// Together.
  public let totals: [Total]

  /// What the caller has in a group.
  public struct InGroup: Codable, Sendable, Hashable {
    /// The group.
    public let groupId: Group.ID
    /// Its name.
    public let groupName: String
    /// The currency's code.
    public let currency: String
    /// Minor units; less than 0: the caller owes it.
    public let amount: Int
  }

  /// What the caller has together.
  public struct Total: Codable, Sendable, Hashable {
    /// The currency's code.
    public let currency: String
    /// Minor units.
    public let amount: Int
  }
}

/// A currency of ISO 4217.
public struct Currency: Codable, Sendable, Hashable {
  /// Its code.
  public let code: String
  /// Its name in English.
  public let name: String
  /// How many decimals its amounts have.
  public let minorUnits: Int
}

/// Something that happened to an expense or settlement which involves the caller.
public struct ExpenseActivity: Codable, Sendable, Hashable {
  /// What to give as `before` for what came before it.
  public let id: Int
  /// The group.
  public let groupId: Group.ID
  /// The expense.
  public let expenseId: Expense.ID?
  /// Or the settlement.
  public let settlementId: Settlement.ID?
  /// What was done: as in an expense's history, or `settlement_recorded`, `settlement_rejected`,
  /// `settlement_withdrawn`.
  public let action: String
  /// Who did it; null: nobody did.
  public let actorUserId: User.ID?
  /// What the expense is for, by now.
  public let description: String?
  /// The currency's code.
  public let currency: String
  /// What it did to the caller's balance until then; null: nothing.
  public let before: Int?
  /// What it does since; null: nothing.
  public let after: Int?
  /// When.
  public let createdAt: Date
}
