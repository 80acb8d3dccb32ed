import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K11: platform admins shape what new groups begin with.
@Suite struct TemplateTests {
  private func admin(_ server: TestServer) async throws -> Person {
    let admin = try await server.person("Ada")
    try await server.makeAdmin(admin)
    return admin
  }

  private func template(_ name: String, _ client: MusterClient) async throws -> RoleTemplate {
    try #require(
      try await client.roleTemplates(pageSize: 100).items.first { $0.name == name })
  }

  @Test("K11: a template that changes changes new groups, and none that is there")
  func newGroupsOnly() async throws {
    try await TestServer.with { server in
      let ada = try await admin(server)
      let bob = try await server.person("Bob")
      let old = try await bob.makeGroup()
      let member = try await template("Member Role Template", ada.client)
      #expect(member.permissions.contains("post_forum_messages"))
      var thin = UpdateRoleTemplate()
      thin.permissions = .set(["view_forum", "invite_members"])
      let changed = try await ada.client.updateRoleTemplate(member.id, thin)
      #expect(changed.permissions == ["invite_members", "view_forum"])
      let new = try await bob.makeGroup()
      func permissions(_ group: Group) async throws -> [String] {
        let roles = try await bob.client.roles(of: group.id).items
        return roles.first { $0.name == "Member" }?.permissions ?? []
      }
      #expect(try await permissions(new) == ["invite_members", "view_forum"])
      #expect(try await permissions(old) == member.permissions)
      // The next version of the product re-applies its catalogue, and leaves this as it is.
      try await server.sql(try catalogue())
      #expect(
        try await template("Member Role Template", ada.client).permissions
          == ["invite_members", "view_forum"])
      #expect(
        try await server.value(
          """
          select string_agg(distinct subject_table, ' ' order by subject_table)
          from public.audit_log
          where actor_user_id = '\(ada.id)' and action like 'role_template%'
          """) == "role_template_permissions role_templates")
    }
  }

  private func catalogue() throws -> String {
    let file = try #require(
      Migrations.embedded.current.first { $0.name == "groups/catalogue.sql" })
    return "begin; set local role muster_owner; \(file.sql); commit"
  }

  @Test("K11: a group template of one's own: its roles, its size, its succession")
  func ownTemplate() async throws {
    try await TestServer.with { server in
      let ada = try await admin(server)
      let bob = try await server.person("Bob")
      let cook = try await ada.client.createRoleTemplate(
        CreateRoleTemplate(name: "Cook", permissions: ["view_member_list"]))
      let chef = try await ada.client.createRoleTemplate(
        CreateRoleTemplate(name: "Chef", isLeader: true))
      #expect(!cook.isSystem && chef.isLeader)
      var request = CreateGroupTemplate(
        name: "Kitchen",
        roles: [
          .init(name: "The chef", roleTemplateId: chef.id, isDefault: true),
          .init(name: "A cook", roleTemplateId: cook.id, isJoiner: true),
        ])
      request.maxMembers = 2
      request.succession = .automatic
      request.mayNest = false
      let kitchen = try await ada.client.createGroupTemplate(request)
      #expect(kitchen.roles.map(\.name) == ["The chef", "A cook"])
      #expect(kitchen.hasJoinCode && !kitchen.mayNest && !kitchen.isFixed)
      let group = try await bob.makeGroup(template: "kitchen")
      #expect(group.maxMembers == 2 && group.succession == .automatic)
      #expect(try await bob.client.roles(of: group.id).items.map(\.name) == ["The chef", "A cook"])
      #expect(
        try await problem { try await ada.client.deleteRoleTemplate(cook.id) }.code
          == "template_in_use")
      // Nobody would lead its groups: refused, and nothing of it stays.
      var leaderless = UpdateGroupTemplate()
      leaderless.roles = .set([.init(name: "A cook", roleTemplateId: cook.id, isDefault: true)])
      let change = leaderless
      #expect(
        try await problem { try await ada.client.updateGroupTemplate(kitchen.id, change) }.code
          == "unknown_template")
      var meek = UpdateRoleTemplate()
      meek.isLeader = .set(false)
      let demotion = meek
      #expect(
        try await problem { try await ada.client.updateRoleTemplate(chef.id, demotion) }.code
          == "unknown_template")
      try await ada.client.deleteGroupTemplate(kitchen.id)
      try await ada.client.deleteRoleTemplate(cook.id)
      #expect(try await bob.client.roles(of: group.id).items.count == 2)
      #expect(try await bob.client.group(group.id).template == nil)
      #expect(
        try await server.lines(
          """
          select distinct subject_table || ' ' || action from public.audit_log
          where actor_user_id = '\(ada.id)' and action like 'group_template.%' order by 1
          """) == [
            "group_template_roles group_template.created",
            "group_template_roles group_template.deleted",
            "group_templates group_template.changed", "group_templates group_template.created",
            "group_templates group_template.deleted",
          ])
    }
  }

  @Test("K11: what Muster brought keeps its name and stays; names are used once; admins only")
  func refusals() async throws {
    try await TestServer.with { server in
      let ada = try await admin(server)
      let bob = try await server.person("Bob")
      let member = try await template("Member Role Template", ada.client)
      let household = try #require(
        try await ada.client.groupTemplates().items.first { $0.name == "Household" })
      var rename = UpdateRoleTemplate()
      rename.name = .set("Other")
      let renamed = rename
      var regroup = UpdateGroupTemplate()
      regroup.name = .set("Other")
      let regrouped = regroup
      for attempt in [
        { _ = try await ada.client.updateRoleTemplate(member.id, renamed) },
        { try await ada.client.deleteRoleTemplate(member.id) },
        { _ = try await ada.client.updateGroupTemplate(household.id, regrouped) },
        { try await ada.client.deleteGroupTemplate(household.id) },
      ] {
        #expect(try await problem { try await attempt() }.code == "system_template")
      }
      #expect(
        try await problem {
          try await ada.client.createRoleTemplate(
            CreateRoleTemplate(name: "Member Role Template"))
        }.code == "template_name_taken")
      #expect(
        try await problem {
          try await ada.client.createRoleTemplate(
            CreateRoleTemplate(name: "X", permissions: ["manage_all_groups"]))
        }.code == "unknown_permission")
      #expect(
        try await problem {
          try await ada.client.createGroupTemplate(
            CreateGroupTemplate(
              name: "X", roles: [.init(name: "Y", roleTemplateId: .init(household.id.uuid))]))
        }.code == "unknown_role")
      for attempt in [
        { _ = try await bob.client.createRoleTemplate(CreateRoleTemplate(name: "X")) },
        { _ = try await bob.client.updateRoleTemplate(member.id, renamed) },
        { try await bob.client.deleteRoleTemplate(member.id) },
        { _ = try await bob.client.createGroupTemplate(CreateGroupTemplate(name: "X", roles: [])) },
        { _ = try await bob.client.updateGroupTemplate(household.id, regrouped) },
        { try await bob.client.deleteGroupTemplate(household.id) },
      ] {
        #expect(try await problem { try await attempt() }.code == "forbidden")
      }
    }
  }
}
