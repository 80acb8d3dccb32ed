import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An example to look at: made through the same queries as everything else.
struct Demo: Sendable {
  let services: Services

  /// Everybody's password in the example.
  static let password = "tangerine-harbour-42"

  private static let people = [
    "Ada Brandt", "Bilal Osman", "Chiara Conti", "Dmitri Volkov", "Esi Mensah", "Finn Larsen",
    "Grace Liu", "Hugo Marin", "Ines Duarte", "Jonas Weber",
  ]

  private static func email(_ name: String) -> String {
    name.lowercased().prefix { $0 != " " } + "@example.org"
  }

  /// What to print when it is there.
  func introduction(url: String) -> String {
    """

    Muster is at \(url)
      API to read    \(url)/docs
      sign in as     \(Self.people.prefix(4).map(Self.email).joined(separator: ", ")), …
      password       \(Self.password)

      curl -s \(url)/api/v1/auth/sign-in -H 'Content-Type: application/json' \\
        -d '{"email":"\(Self.email(Self.people[0]))","password":"\(Self.password)"}'

    """
  }

  /// Makes the example, unless it is there already.
  func seed() async throws {
    let database = services.database
    if try await database.run(
      AccountQueries.credentials(email: Self.email(Self.people[0])), as: .server) != nil
    {
      return
    }
    guard try await database.run(Self.isEmpty, as: .server) else {
      throw ConfigurationError(
        source: "the database", problem: "has accounts already; the example is for a new one")
    }
    let hash = try await services.passwords.hash(Self.password)
    var callers: [Caller] = []
    var ids: [User.ID] = []
    for name in Self.people {
      let opened = try await database.run(
        AccountQueries.signUp(
          SignUp(email: Self.email(name), password: "", fullName: name), passwordHash: hash,
          userAgent: "muster demo", address: "127.0.0.1"), as: .server)
      callers.append(.person(opened.user, session: opened.session))
      ids.append(opened.user)
    }
    try await database.run(Self.verifyAll, as: .server)
    let runners = try await seedGroups(callers, ids)
    try await seedDinner(callers)
    try await seedEvents(callers, ids)
    try await seedExpenses(callers, ids)
    try await seedLunch(callers, for: runners)
    try await seedForum(callers, ids, for: runners)
  }

  /// - Returns: The running club.
  private func seedGroups(_ callers: [Caller], _ ids: [User.ID]) async throws -> Group.ID {
    let household = try await makeGroup(
      CreateGroup(
        name: "Flat 12, Linden Street", description: "Four rooms, one kitchen, no rota yet.",
        template: "Household"), by: callers[0], joinedBy: [callers[1], callers[2]])
    // One asked, one gone: what a list of invitations and of previous members looks like.
    try await invite(ids[3], to: household, by: callers[1])
    let goer = try await makeGroup(
      CreateGroup(
        name: "Saturday Runners", description: "Ten easy kilometres, whatever the weather.",
        label: "Club", isPublic: true), by: callers[4],
      joinedBy: [callers[0], callers[5], callers[6], callers[7]])
    _ = try await services.database.run(
      MemberQueries.leave(goer, successor: nil), as: callers[7])
    _ = try await services.database.run(
      MemberQueries.pause(ids[6], in: goer), as: callers[4])
    try await seedOrganization(callers)
    let cohort = try await makeGroup(
      CreateGroup(
        name: "Portuguese for Beginners", description: "Twelve weeks, Tuesday evenings.",
        label: "Cohort", template: "Learning Cohort Template"), by: callers[8],
      joinedBy: [callers[0], callers[3], callers[7], callers[9]])
    try await invite(ids[1], to: cohort, by: callers[8])
    try await seedJourneys(callers, ids, in: cohort)
    let old = try await makeGroup(
      CreateGroup(name: "Film Evenings 2024", template: "Small Team Template"),
      by: callers[0], joinedBy: [callers[1]])
    _ = try await services.database.run(GroupQueries.archive(old), as: callers[0])
    return goer
  }

  /// Teams inside an organisation, one of them inside another team, and one that was only asked.
  private func seedOrganization(_ callers: [Caller]) async throws {
    let museum = try await makeGroup(
      CreateGroup(
        name: "Harbour Museum Volunteers", label: "Organization",
        template: "Organization Template"), by: callers[5], joinedBy: [])
    let tours = try await makeGroup(
      CreateGroup(name: "Tour Guides", template: "Small Team Template"), by: callers[5],
      joinedBy: [callers[0], callers[7]])
    let children = try await makeGroup(
      CreateGroup(name: "Tours for Children", template: "Small Team Template"), by: callers[5],
      joinedBy: [callers[9]])
    let archive = try await makeGroup(
      CreateGroup(name: "Photo Archive", template: "Small Team Template", isPublic: true),
      by: callers[6], joinedBy: [callers[1]])
    for (inner, outer) in [(tours, museum), (children, tours), (archive, museum)] {
      _ = try await services.database.run(
        NestingQueries.offer(OfferNesting(groupId: inner), in: outer), as: callers[5])
    }
    _ = try await services.database.run(
      RoleQueries.create(
        CreateRole(name: "Front Desk", permissions: ["invite_members", "view_member_list"]),
        in: museum), as: callers[5])
  }

  func makeGroup(
    _ input: CreateGroup, by leader: Caller, joinedBy others: [Caller]
  ) async throws -> Group.ID {
    let made = try await services.database.run(GroupQueries.create(input), as: leader)
    let group = try JSONDecoder().decode(Made.self, from: Data(made.body))
    for other in others {
      guard let code = group.joinCode else { break }
      _ = try await services.database.run(MemberQueries.join(code: code), as: other)
    }
    return group.id
  }

  private struct Made: Decodable {
    let id: Group.ID
    let joinCode: String?
  }

  private func invite(_ user: User.ID, to group: Group.ID, by inviter: Caller) async throws {
    _ = try await services.database.run(
      InviteQueries.create(
        group, CreateInvite(userId: user, message: "Come and join us!"),
        publicURL: services.publicURL), as: inviter)
  }

  private static let isEmpty = Query<Bool>(
    lane: .exclusive, name: "demo.is_empty", sql: "select auth.has_no_accounts()",
    parameters: []
  ) { rows in
    try rows.first?.get(0, as: Bool.self) ?? false
  }

  private static let verifyAll = Query<Void>.command(
    "demo.verify", "select auth.verify_example_accounts()")
}
