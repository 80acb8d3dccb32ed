import HTTPServer
import MusterModels

/// People, with their addresses.
func listAdminUsers(_ call: Call) async throws -> Response {
  let state = try call.wordIfGiven("state", of: AdminUser.State.allCases.map(\.rawValue))
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    AdminQueries.users(
      matching: call.request.query["q"], state: state, page: page, pageSize: pageSize))
}

/// One person.
func getAdminUser(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.user(call.id()))
}

/// Keeps a person out.
func banUser(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.ban(call.id(), call.inputText()))
}

/// Lets a person in again.
func unbanUser(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.unban(call.id()))
}

/// Makes a person a platform admin.
func givePlatformAdmin(_ call: Call) async throws -> Response {
  try await call.answerDone(AdminQueries.givePlatformAdmin(call.id()))
}

/// Takes that again.
func takePlatformAdmin(_ call: Call) async throws -> Response {
  try await call.answerDone(AdminQueries.takePlatformAdmin(call.id()))
}

/// Every group.
func listAdminGroups(_ call: Call) async throws -> Response {
  let archived = try call.wordIfGiven("archived", of: ["true", "false"])
  let (page, pageSize) = try call.paging()
  return try await call.answer(
    AdminQueries.groups(
      matching: call.request.query["q"], archived: archived, page: page, pageSize: pageSize))
}

/// Counts over time.
func getAnalytics(_ call: Call) async throws -> Response {
  let bucket = try call.word("bucket", of: PlatformAnalytics.Bucket.allCases.map(\.rawValue))
  return try await call.answer(
    AdminQueries.analytics(bucket: bucket, from: call.day("from"), to: call.day("to")))
}

/// The settings of the platform.
func getPlatformSettings(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.settings)
}

/// Changes settings of the platform.
func updatePlatformSettings(_ call: Call) async throws -> Response {
  try await call.answer(AdminQueries.updateSettings(call.inputText()))
}

extension Call {
  /// A query parameter of few words; nil when it is absent.
  func wordIfGiven(_ name: String, of words: [String]) throws -> String? {
    request.query[name] == nil ? nil : try word(name, of: words)
  }

  /// A query parameter that is a day, such as `2026-11-30`.
  func day(_ name: String) throws -> String? {
    guard let text = request.query[name] else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year >= 1970, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { throw Failure.field(name, "invalid", "is a day such as 2026-11-30") }
    return text
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
