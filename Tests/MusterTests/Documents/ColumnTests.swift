import Testing

@testable import Muster

/// Tables and columns of documents 002 and 004, as they are in the live catalog.
@Suite struct ColumnTests {
  private func expect(
    _ lines: String, in query: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let missing = try await TestServer.shared { try await $0.missing(lines, in: query) }
    #expect(missing == [], sourceLocation: sourceLocation)
  }

  @Test("004: every column of the kernel is there, under its name, with type, default, NOT NULL")
  func columns004() async throws {
    try await expect(Self.of004, in: Catalog.columns)
  }

  @Test("002: groups, group_members, profiles and invites have the documented columns")
  func columns002() async throws {
    try await expect(Self.of002, in: Catalog.columns)
  }

  @Test("002: group_role, member_status and invite_status are enums with the documented values")
  func enums() async throws {
    try await TestServer.shared { server in
      let there = try await server.lines(Catalog.enums)
      #expect(there.contains("group_role: admin member"))
      #expect(there.contains("member_status: active inactive"))
      #expect(there.contains { $0.hasPrefix("invite_status: pending accepted declined") })
    }
  }

  @Test("004: keys, unique columns and checks hold what the document asks for")
  func constraints() async throws {
    try await expect(Self.constraints, in: Catalog.constraints)
  }

  @Test("004: every reference leads where the document says, and says what goes with it")
  func references() async throws {
    try await expect(Self.references, in: Catalog.constraints)
  }

  @Test("002: every reference of groups, members and invites leads where the document says")
  func references002() async throws {
    try await expect(Self.references002, in: Catalog.constraints)
  }

  private static let of004 = """
    users.id uuid! = gen_random_uuid()
    users.full_name text
    users.avatar_url text
    users.bio text
    users.created_at timestamptz! = now()
    users.updated_at timestamptz! = now()
    users.is_active boolean! = true
    users.auth_user_id uuid
    user_private.email extensions.citext
    user_private.last_sign_in_at timestamptz
    permissions.id uuid! = gen_random_uuid()
    permissions.name text!
    permissions.description text!
    permissions.category text!
    permissions.created_at timestamptz! = now()
    role_templates.id uuid! = gen_random_uuid()
    role_templates.name text!
    role_templates.description text
    role_templates.is_system boolean! = true
    role_templates.created_at timestamptz! = now()
    role_templates.updated_at timestamptz! = now()
    group_templates.id uuid! = gen_random_uuid()
    group_templates.name text!
    group_templates.description text
    group_templates.is_system boolean! = true
    group_templates.created_at timestamptz! = now()
    group_templates.updated_at timestamptz! = now()
    groups.id uuid! = gen_random_uuid()
    groups.name text!
    groups.description text
    groups.label text
    groups.created_by_user_id uuid!
    groups.created_from_group_template_id uuid
    groups.is_public boolean! = false
    groups.show_member_list boolean! = true
    groups.settings jsonb! = '{}'::jsonb
    groups.created_at timestamptz! = now()
    groups.updated_at timestamptz! = now()
    group_memberships.id uuid! = gen_random_uuid()
    group_memberships.group_id uuid!
    group_memberships.user_id uuid
    group_memberships.member_group_id uuid
    group_memberships.added_by_user_id uuid!
    group_memberships.added_at timestamptz! = now()
    group_memberships.status text! = 'active'::text
    group_memberships.status_changed_at timestamptz! = now()
    role_template_permissions.role_template_id uuid!
    role_template_permissions.permission_id uuid!
    role_template_permissions.granted boolean! = true
    group_template_roles.group_template_id uuid!
    group_template_roles.role_template_id uuid!
    group_template_roles.is_default boolean! = false
    group_roles.id uuid! = gen_random_uuid()
    group_roles.group_id uuid!
    group_roles.name text!
    group_roles.created_from_role_template_id uuid
    group_roles.created_at timestamptz! = now()
    group_roles.updated_at timestamptz! = now()
    group_role_permissions.group_role_id uuid!
    group_role_permissions.permission_id uuid!
    group_role_permissions.granted boolean! = true
    user_group_roles.id uuid! = gen_random_uuid()
    user_group_roles.user_id uuid!
    user_group_roles.group_id uuid!
    user_group_roles.group_role_id uuid!
    user_group_roles.assigned_by_user_id uuid!
    user_group_roles.assigned_at timestamptz! = now()
    """

  private static let of002 = """
    groups.id uuid! = gen_random_uuid()
    groups.name text!
    groups.created_by_user_id uuid!
    groups.created_at timestamptz! = now()
    group_members.group_id uuid
    group_members.user_id uuid
    group_members.role group_role
    group_members.status member_status
    group_members.joined_at timestamptz
    group_members.left_at timestamptz
    profiles.id uuid
    invites.id uuid! = gen_random_uuid()
    invites.group_id uuid!
    invites.inviter_id uuid!
    invites.invitee_email extensions.citext
    invites.status invite_status! = 'pending'::invite_status
    invites.created_at timestamptz! = now()
    """

  private static let constraints = """
    users PRIMARY KEY (id)
    users UNIQUE (auth_user_id)
    auth.users UNIQUE (email)
    permissions PRIMARY KEY (id)
    permissions UNIQUE (name)
    role_templates PRIMARY KEY (id)
    role_templates UNIQUE (name)
    group_templates PRIMARY KEY (id)
    group_templates UNIQUE (name)
    groups PRIMARY KEY (id)
    group_memberships PRIMARY KEY (id)
    group_memberships CHECK (((user_id IS NULL) <> (member_group_id IS NULL)))
    group_memberships UNIQUE (group_id, user_id)
    group_memberships UNIQUE (group_id, member_group_id)
    role_template_permissions PRIMARY KEY (role_template_id, permission_id)
    group_template_roles PRIMARY KEY (group_template_id, role_template_id)
    group_roles PRIMARY KEY (id)
    group_roles UNIQUE (group_id, name)
    group_role_permissions PRIMARY KEY (group_role_id, permission_id)
    user_group_roles PRIMARY KEY (id)
    user_group_roles UNIQUE (user_id, group_id, group_role_id)
    """

  private static let references = """
    users FOREIGN KEY (auth_user_id) REFERENCES auth.users(id) ON DELETE SET NULL
    groups FOREIGN KEY (created_by_user_id) REFERENCES users(id) ON DELETE RESTRICT
    groups FOREIGN KEY (created_from_group_template_id) \
    REFERENCES group_templates(id) ON DELETE SET NULL
    group_memberships FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
    group_memberships FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE RESTRICT
    group_memberships FOREIGN KEY (member_group_id) REFERENCES groups(id) ON DELETE CASCADE
    group_memberships FOREIGN KEY (added_by_user_id) REFERENCES users(id) ON DELETE RESTRICT
    role_template_permissions FOREIGN KEY (role_template_id) \
    REFERENCES role_templates(id) ON DELETE CASCADE
    role_template_permissions FOREIGN KEY (permission_id) \
    REFERENCES permissions(id) ON DELETE CASCADE
    group_template_roles FOREIGN KEY (group_template_id) \
    REFERENCES group_templates(id) ON DELETE CASCADE
    group_template_roles FOREIGN KEY (role_template_id) \
    REFERENCES role_templates(id) ON DELETE CASCADE
    group_roles FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
    group_roles FOREIGN KEY (created_from_role_template_id) \
    REFERENCES role_templates(id) ON DELETE SET NULL
    group_role_permissions FOREIGN KEY (group_role_id, group_id) \
    REFERENCES group_roles(id, group_id) ON DELETE CASCADE
    group_role_permissions FOREIGN KEY (permission_id) \
    REFERENCES permissions(id) ON DELETE CASCADE
    user_group_roles FOREIGN KEY (group_id, user_id) \
    REFERENCES group_memberships(group_id, user_id) ON DELETE CASCADE
    user_group_roles FOREIGN KEY (group_role_id, group_id, is_leader) \
    REFERENCES group_roles(id, group_id, is_leader) ON UPDATE CASCADE ON DELETE CASCADE
    user_group_roles FOREIGN KEY (assigned_by_user_id) REFERENCES users(id) ON DELETE RESTRICT
    """

  private static let references002 = """
    groups FOREIGN KEY (created_by_user_id) REFERENCES users(id) ON DELETE RESTRICT
    group_memberships FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
    group_memberships FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE RESTRICT
    group_memberships UNIQUE (group_id, user_id)
    invites PRIMARY KEY (id)
    invites FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
    invites FOREIGN KEY (inviter_id) REFERENCES users(id) ON DELETE RESTRICT
    """
}
