import MusterModels

/// Somebody to choose from in forms about money.
struct MoneyPerson: Decodable, Sendable, Hashable {
  /// The person, or the placeholder.
  let userId: User.ID
  let fullName: String?
  let isPlaceholder: Bool
}

extension [MoneyPerson] {
  /// With people who are in something already and cannot be chosen any more; they come first, in
  /// their order.
  func including(_ others: [MoneyPerson]) -> [MoneyPerson] {
    var result: [MoneyPerson] = []
    for person in others + self where !result.contains(where: { $0.userId == person.userId }) {
      result.append(person)
    }
    return result
  }
}

extension Expense {
  /// Who is in it, first those among whom it is split.
  var people: [MoneyPerson] {
    split.participants.map {
      MoneyPerson(userId: $0.userId, fullName: $0.fullName, isPlaceholder: $0.isPlaceholder)
    }
      + paidBy.map {
        MoneyPerson(userId: $0.userId, fullName: $0.fullName, isPlaceholder: $0.isPlaceholder)
      }
  }
}

extension RecurringTemplate {
  /// Who is in it, by the names of those who can be chosen.
  func people(named people: [MoneyPerson]) -> [MoneyPerson] {
    var ids = split.participants.map(\.userId)
    switch paidBy {
    case .one(let id): ids.append(id)
    case .several(let payments): ids += payments.map(\.userId)
    }
    return ids.map { id in
      people.first { $0.userId == id }
        ?? MoneyPerson(userId: id, fullName: nil, isPlaceholder: false)
    }
  }
}
