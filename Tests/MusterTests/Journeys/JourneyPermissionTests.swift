import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Each of document 004's fourteen permissions of journeys guards an action: granted it goes
/// through, taken away it is refused with 403 and the permission's name.
@Suite struct JourneyPermissionTests {
  private typealias Action = @Sendable (Person) async throws -> Void

  @Test(
    "J1 to J4: with each permission in a group its action goes through, without it it is refused")
  func ofGroups() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let other = try await cohort.leader.makeJourney("Other", .texts("x"))
      _ = try await server.publisher().client.publishJourney(other.id)
      let (id, group) = (cohort.enrollment.id, cohort.group.id)
      // Somebody who sees `other` and has a role that may nothing.
      let eve = try await server.person("Eve")
      _ = try await eve.client.join(code: try #require(cohort.group.joinCode))
      let role = try await cohort.leader.client.createRole(
        CreateRole(name: "Nothing", permissions: []), in: group)
      try await cohort.leader.client.assignRole(role.id, to: eve.id, in: group)
      try await cohort.leader.client.unassignRole(
        try await server.role("Member", of: group), from: eve.id, in: group)
      try await server.sql(
        """
        update public.journeys set is_public = true where id = '\(other.id)'
        """)
      let actions: [(String, Action)] = [
        (
          "enroll_group_in_journey",
          { _ = try await $0.client.enroll(in: other.id, EnrollInJourney(groupId: group)) }
        ),
        (
          "unenroll_from_journey",
          { person in
            let made = try await person.client.enrollments(of: group).items
              .first { $0.journeyId == other.id }
            try await person.client.endEnrollment(try #require(made).id)
          }
        ),
        (
          "freeze_journey",
          {
            try await $0.move(cohort.enrollment, to: .frozen)
            try await $0.move(cohort.enrollment, to: .active)
          }
        ),
        (
          "view_journey_content",
          { person in
            // Hidden, not refused: the outline is theirs to see.
            let seen = try await person.client.enrollment(id)
            guard seen.steps?.first?.body == nil else { return }
            throw Withheld()
          }
        ),
        ("complete_journey_activities", { try await $0.record("read", of: cohort.enrollment) }),
        (
          "view_own_progress",
          { person in
            let seen = try await person.client.progress(of: id)
            guard seen.mine != nil else { throw Withheld() }
          }
        ),
        ("view_others_progress", { _ = try await $0.client.memberProgress(of: id) }),
        (
          "track_group_progress",
          { person in
            let seen = try await person.client.progress(of: id)
            guard seen.overview != nil else { throw Withheld() }
          }
        ),
      ]
      for (permission, action) in actions {
        func isRefused() async throws -> Bool {
          do {
            try await action(eve)
            return false
          } catch is Withheld {
            return true
          } catch let error as MusterError {
            guard let problem = error.problem else { throw error }
            #expect(problem.status == 403, "\(permission): \(problem)")
            return true
          }
        }
        if permission == "unenroll_from_journey" {
          _ = try await cohort.leader.client.enroll(in: other.id, EnrollInJourney(groupId: group))
        }
        #expect(try await isRefused(), "\(permission) is not held")
        try await cohort.leader.client.grant(permission, to: role.id, in: group)
        #expect(try await !isRefused(), "\(permission) is held")
        try await cohort.leader.client.revoke(permission, from: role.id, in: group)
        if permission == "enroll_group_in_journey" {
          let made = try await cohort.leader.client.enrollments(of: group).items
            .first { $0.journeyId == other.id }
          try await cohort.leader.client.endEnrollment(try #require(made).id)
        }
        if permission == "unenroll_from_journey" {
          _ = try await cohort.leader.client.enroll(in: other.id, EnrollInJourney(groupId: group))
        }
        #expect(try await isRefused(), "\(permission) is held no more")
        if permission == "unenroll_from_journey" {
          let made = try? await cohort.leader.client.enrollments(of: group).items
            .first { $0.journeyId == other.id }
          if let made { try await cohort.leader.client.endEnrollment(made.id) }
        }
      }
    }
  }

  @Test("J1, J2: the same of each permission of the platform")
  func ofPlatform() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let journey = try await ann.makeJourney("Ann's", isPublic: true)
      _ = try await server.publisher().client.publishJourney(journey.id)
      try await server.sql(
        """
        insert into public.platform_roles (name) values ('Some');
        insert into public.user_platform_roles (user_id, platform_role_id)
        select '\(eve.id)', id from public.platform_roles where name = 'Some';
        delete from public.platform_role_permissions as g
        using public.platform_roles as r, public.permissions as p
        where r.id = g.platform_role_id and r.is_default and p.id = g.permission_id
          and p.category = 'journey_management'
        """)
      var change = UpdateJourney()
      change.content = .set(.texts("changed"))
      let edit = change
      let actions: [(String, Action)] = [
        ("create_journey", { _ = try await $0.makeJourney() }),
        ("enroll_self_in_journey", { _ = try await $0.client.enroll(in: journey.id) }),
        ("edit_journey", { _ = try await $0.client.updateJourney(journey.id, edit) }),
        ("publish_journey", { _ = try await $0.client.publishJourney(journey.id) }),
        ("unpublish_journey", { _ = try await $0.client.unpublishJourney(journey.id) }),
        ("delete_journey", { _ = try await $0.client.deleteJourney(journey.id) }),
      ]
      for (permission, action) in actions {
        if permission == "delete_journey" {
          // Seen again, by everybody.
          try await server.sql(
            "update public.journeys set is_published = true where id = '\(journey.id)'")
        }
        let refused = try await problem { try await action(eve) }
        #expect(refused.status == 403 && refused.permission == permission, "\(permission)")
        try await server.sql(
          """
          insert into public.platform_role_permissions
          select r.id, p.id from public.platform_roles as r, public.permissions as p
          where r.name = 'Some' and p.name = '\(permission)'
          """)
        try await action(eve)
        try await server.sql(
          """
          delete from public.platform_role_permissions as g using public.platform_roles as r
          where r.id = g.platform_role_id and r.name = 'Some'
          """)
      }
    }
  }

  private struct Withheld: Error {}
}
