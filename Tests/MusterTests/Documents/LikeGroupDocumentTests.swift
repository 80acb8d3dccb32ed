import Testing

@testable import Muster

/// Document 001 against the live catalog.
@Suite struct LikeGroupDocumentTests {
  @Test("001: like_groups, like_group_members and like_group_approvals have the documented columns")
  func columns() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        like_groups.id uuid! = gen_random_uuid()
        like_groups.event_id uuid!
        like_groups.creator_id uuid!
        like_groups.chat_id uuid
        like_groups.status like_group_status! = 'pending'::like_group_status
        like_groups.created_at timestamptz! = clock_timestamp()
        like_group_members.group_id uuid!
        like_group_members.user_id uuid!
        like_group_members.event_id uuid!
        like_group_members.created_at timestamptz! = clock_timestamp()
        like_group_approvals.id uuid! = gen_random_uuid()
        like_group_approvals.group_id uuid!
        like_group_approvals.author_id uuid!
        like_group_approvals.approved boolean!
        like_group_approvals.created_at timestamptz! = clock_timestamp()
        """, in: Catalog.columns)
      #expect(missing == [])
    }
  }

  @Test("001: keys lead where the document says, and go with what they lead to")
  func keys() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        like_groups PRIMARY KEY (id)
        like_groups FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
        like_groups FOREIGN KEY (creator_id) REFERENCES users(id) ON DELETE RESTRICT
        like_groups FOREIGN KEY (chat_id) REFERENCES chats(id) ON DELETE RESTRICT
        like_group_members PRIMARY KEY (group_id, user_id)
        like_group_members FOREIGN KEY (group_id, event_id) REFERENCES like_groups(id, event_id) \
        ON DELETE CASCADE
        like_group_members FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
        like_group_members FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE RESTRICT
        like_group_approvals PRIMARY KEY (id)
        like_group_approvals UNIQUE (group_id, author_id)
        like_group_approvals FOREIGN KEY (group_id) REFERENCES like_groups(id) ON DELETE CASCADE
        like_group_approvals FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE RESTRICT
        like_claims PRIMARY KEY (event_id, user_id)
        """, in: Catalog.constraints)
      #expect(missing == [])
    }
  }

  @Test("001: like_group_status has the documented values, and each index its name and columns")
  func indexes() async throws {
    try await TestServer.shared { server in
      #expect(
        try await server.missing(
          "like_group_status: pending approved rejected expired", in: Catalog.enums) == [])
      let missing = try await server.missing(
        """
        like_groups_event_idx like_groups(event_id)
        like_groups_status_idx like_groups(status)
        like_group_members_uniq like_group_members(group_id,user_id) unique
        like_group_members_user_idx like_group_members(user_id)
        like_group_approvals_group_idx like_group_approvals(group_id)
        like_group_approvals_uniq like_group_approvals(group_id,author_id) unique
        """,
        in: """
          select c.relname || ' ' || i.indrelid::regclass || '(' || (
              select string_agg(a.attname, ',' order by a.attnum)
              from pg_attribute as a where a.attrelid = i.indexrelid
            ) || ')' || case when i.indisunique then ' unique' else '' end
          from pg_index as i join pg_class as c on c.oid = i.indexrelid
          """)
      #expect(missing == [])
    }
  }
}
