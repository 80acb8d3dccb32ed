import MusterClient
import MusterModels
import Testing

@testable import Muster

extension Person {
  /// Lets others into a group by a link, one after another.
  func admit(_ others: Person..., to group: Group.ID) async throws {
    for other in others {
      let link = try await client.createInvite(CreateInvite(link: true), to: group)
      try await other.client.acceptInvite(token: try #require(link.token))
    }
  }
}

extension TestServer {
  /// Makes a person a platform admin.
  func makeAdmin(_ person: Person) async throws {
    try await sql(
      """
      insert into public.user_platform_roles (user_id, platform_role_id)
      select '\(person.id)', id from public.platform_roles where name = 'Platform Admin'
      """)
  }

  /// Lets a role of a group do something more.
  func grant(_ permission: String, to role: String, of group: Group.ID) async throws {
    try await sql(
      """
      insert into public.group_role_permissions (group_role_id, group_id, permission_id)
      select r.id, r.group_id, p.id from public.group_roles as r, public.permissions as p
      where r.group_id = '\(group)' and r.name = '\(role)' and p.name = '\(permission)'
      """)
  }

  /// The id of a group's role.
  func role(_ name: String, of group: Group.ID) async throws -> Role.ID {
    let id = try await value(
      "select id from public.group_roles where group_id = '\(group)' and name = '\(name)'")
    return try #require(id.flatMap { Role.ID($0) })
  }

  /// A person's membership: status and whether they need an invitation to come back.
  func membership(_ person: Person, in group: Group.ID) async throws -> String? {
    try await value(
      """
      select status || case when needs_invite then ', needs invite' else '' end
      from public.group_memberships where group_id = '\(group)' and user_id = '\(person.id)'
      """)
  }
}
