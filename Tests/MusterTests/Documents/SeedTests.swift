import MusterClient
import MusterModels
import Testing

@testable import Muster

/// The rows that document 004 installs.
@Suite struct SeedTests {
  @Test("004: the 40 permissions are as given: name, description, category")
  func permissions() async throws {
    try await TestServer.shared { server in
      let there = try await server.lines(
        "select name || ' | ' || description || ' | ' || category from public.permissions")
      let wanted = Self.permissions.split(separator: "\n").map(String.init)
      #expect(wanted.count == 40)
      #expect(wanted.filter { !there.contains($0) } == [])
    }
  }

  @Test("004: the five role templates are as given, and the system's")
  func roleTemplates() async throws {
    try await TestServer.shared { server in
      let there = try await server.lines(
        "select name || ' | ' || description from public.role_templates where is_system")
      let wanted = Self.roleTemplates.split(separator: "\n").map(String.init)
      #expect(wanted.count == 5)
      #expect(wanted.filter { !there.contains($0) } == [])
    }
  }

  @Test("004: the four group templates are as given, and each brings roles, one for its creator")
  func groupTemplates() async throws {
    try await TestServer.shared { server in
      let there = try await server.lines(
        "select name || ' | ' || description from public.group_templates where is_system")
      let wanted = Self.groupTemplates.split(separator: "\n").map(String.init)
      #expect(wanted.count == 4)
      #expect(wanted.filter { !there.contains($0) } == [])
      let ann = try await server.person("Ann")
      for template in wanted.compactMap({ $0.split(separator: " |").first.map(String.init) }) {
        let group = try await ann.makeGroup(template: template)
        let roles = try await server.rows(
          """
          select r.name, (r.created_from_role_template_id is not null)::text, (h.id is not null)::text
          from public.group_roles as r
          left join public.user_group_roles as h
            on h.group_role_id = r.id and h.user_id = '\(ann.id)'
          where r.group_id = '\(group.id)' order by 1
          """)
        #expect(roles.contains(["Group Leader", "true", "true"]), "\(template)")
        #expect(roles.contains(["Member", "true", "false"]), "\(template)")
        #expect(roles.allSatisfy { $0[1] == "true" }, "\(template)")
      }
    }
  }

  private static let permissions = """
    create_group | Create new groups | group_management
    edit_group_settings | Edit group name, description, settings | group_management
    delete_group | Delete groups | group_management
    invite_members | Invite new members to groups | group_management
    remove_members | Remove members from groups | group_management
    activate_members | Activate paused members | group_management
    pause_members | Pause member accounts | group_management
    assign_roles | Assign roles to members | group_management
    remove_roles | Remove roles from members | group_management
    view_member_list | View list of group members | group_management
    view_member_profiles | View detailed member profiles | group_management
    set_group_visibility | Change group public/private settings | group_management
    control_member_list_visibility | Control member list visibility | group_management
    enroll_group_in_journey | Enroll entire group in journeys | journey_management
    enroll_self_in_journey | Enroll self in journeys | journey_management
    unenroll_from_journey | Unenroll from journeys | journey_management
    freeze_journey | Freeze journey progress | journey_management
    create_journey | Create new journeys | journey_management
    edit_journey | Edit journey content | journey_management
    publish_journey | Publish journeys to marketplace | journey_management
    unpublish_journey | Remove journeys from marketplace | journey_management
    delete_journey | Delete journeys | journey_management
    view_journey_content | Access journey materials | journey_participation
    complete_journey_activities | Complete journey activities | journey_participation
    view_own_progress | View own journey progress | journey_participation
    view_others_progress | View other members progress | journey_participation
    track_group_progress | View group-wide progress overview | journey_participation
    post_forum_messages | Post messages in forums | communication
    send_direct_messages | Send direct messages | communication
    moderate_forum | Moderate forum (delete/edit messages) | communication
    view_forum | View forum content | communication
    reply_to_messages | Reply to messages | communication
    provide_feedback_to_members | Give feedback to members | feedback
    receive_feedback | Receive feedback | feedback
    view_member_feedback | View feedback given to others | feedback
    manage_platform_settings | Manage platform-wide settings | platform_admin
    manage_all_groups | Manage all groups on platform | platform_admin
    manage_role_templates | Create/edit role templates | platform_admin
    manage_group_templates | Create/edit group templates | platform_admin
    view_platform_analytics | View platform-wide analytics | platform_admin
    """

  private static let roleTemplates = """
    Platform Admin Role Template | Full platform administration capabilities
    Group Leader Role Template | Manage and lead a specific group
    Travel Guide Role Template | Facilitate journeys and provide guidance
    Member Role Template | Standard participant in groups and journeys
    Observer Role Template | View-only access to group activities
    """

  private static let groupTemplates = """
    Small Team Template | For teams of 2-10 people
    Large Group Template | For groups of 10+ people
    Organization Template | For companies and institutions
    Learning Cohort Template | For learning groups going through journeys together
    """
}
