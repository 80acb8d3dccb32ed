import Testing

@testable import Muster

/// Document 003 against the live catalog.
@Suite struct LunchDocumentTests {
  @Test("003: lunch_groups has the documented columns, with their types and defaults")
  func columns() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        lunch_groups.id uuid! = gen_random_uuid()
        lunch_groups.date date!
        lunch_groups.status lunch_status! = 'planning'::lunch_status
        lunch_groups.location_lat numeric(10,8)!
        lunch_groups.location_lng numeric(11,8)!
        lunch_groups.location_address text
        lunch_groups.aggregated_dietary_requirements text[]! = '{}'::text[]
        lunch_groups.selected_restaurant_id uuid
        lunch_groups.created_by_id uuid!
        lunch_groups.created_at timestamptz! = clock_timestamp()
        lunch_groups.updated_at timestamptz! = clock_timestamp()
        """, in: Catalog.columns)
      #expect(missing == [])
      #expect(
        try await server.missing(
          "lunch_status: planning voting decided completed", in: Catalog.enums) == [])
    }
  }

  @Test("003: a lunch leads to its creator, restaurant, participants, votes and visits")
  func keys() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        lunch_groups PRIMARY KEY (id)
        lunch_groups FOREIGN KEY (selected_restaurant_id) REFERENCES restaurants(id) \
        ON DELETE RESTRICT
        lunch_groups FOREIGN KEY (created_by_id) REFERENCES users(id) ON DELETE RESTRICT
        lunch_groups FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
        lunch_group_participants PRIMARY KEY (lunch_group_id, user_id)
        lunch_group_participants FOREIGN KEY (lunch_group_id) REFERENCES lunch_groups(id) \
        ON DELETE CASCADE
        lunch_group_participants FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE RESTRICT
        lunch_votes PRIMARY KEY (lunch_group_id, restaurant_id, user_id)
        lunch_votes FOREIGN KEY (lunch_group_id) REFERENCES lunch_groups(id) ON DELETE CASCADE
        lunch_votes FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE RESTRICT
        lunch_votes FOREIGN KEY (lunch_group_id, user_id) REFERENCES \
        lunch_group_participants(lunch_group_id, user_id) ON DELETE CASCADE
        visit_history FOREIGN KEY (lunch_group_id) REFERENCES lunch_groups(id) ON DELETE SET NULL
        visit_history FOREIGN KEY (restaurant_id) REFERENCES restaurants(id) ON DELETE RESTRICT
        visit_history FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE RESTRICT
        visit_history UNIQUE (lunch_group_id, user_id)
        """, in: Catalog.constraints)
      #expect(missing == [])
    }
  }

  @Test("003: indexes on date, status, creator, restaurant, and date with status")
  func indexes() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        lunch_groups(id)
        lunch_groups(date)
        lunch_groups(status)
        lunch_groups(created_by_id)
        lunch_groups(selected_restaurant_id)
        lunch_groups(date,status)
        """, in: Catalog.indexes)
      #expect(missing == [])
    }
  }
}
