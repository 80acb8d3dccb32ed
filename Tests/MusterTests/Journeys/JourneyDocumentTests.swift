import Testing

@testable import Muster

/// Document 004's journeys and journey_enrollments against the live catalog.
@Suite struct JourneyDocumentTests {
  @Test("004: journeys and journey_enrollments have the documented columns, types and defaults")
  func columns() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        journeys.id uuid! = gen_random_uuid()
        journeys.title text!
        journeys.description text
        journeys.created_by_user_id uuid!
        journeys.is_published boolean! = false
        journeys.is_public boolean! = false
        journeys.journey_type text! = 'predefined'::text
        journeys.estimated_duration_minutes integer
        journeys.difficulty_level text
        journeys.tags text[]! = '{}'::text[]
        journeys.created_at timestamptz! = clock_timestamp()
        journeys.updated_at timestamptz! = clock_timestamp()
        journeys.published_at timestamptz
        journey_enrollments.id uuid! = gen_random_uuid()
        journey_enrollments.journey_id uuid!
        journey_enrollments.user_id uuid
        journey_enrollments.group_id uuid
        journey_enrollments.enrolled_by_user_id uuid!
        journey_enrollments.enrolled_at timestamptz! = clock_timestamp()
        journey_enrollments.status text! = 'active'::text
        journey_enrollments.status_changed_at timestamptz! = clock_timestamp()
        journey_enrollments.completed_at timestamptz
        journey_enrollments.progress_data jsonb! = '{}'::jsonb
        """, in: Catalog.columns)
      #expect(missing == [])
    }
  }

  @Test("004: an enrolment leads to its journey, person or group, and is there once")
  func keys() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        journeys PRIMARY KEY (id)
        journeys FOREIGN KEY (created_by_user_id) REFERENCES users(id) ON DELETE RESTRICT
        journey_enrollments PRIMARY KEY (id)
        journey_enrollments FOREIGN KEY (journey_id) REFERENCES journeys(id) ON DELETE CASCADE
        journey_enrollments FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
        journey_enrollments FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
        journey_enrollments FOREIGN KEY (enrolled_by_user_id) REFERENCES users(id) \
        ON DELETE RESTRICT
        journey_enrollments UNIQUE NULLS NOT DISTINCT (journey_id, user_id, group_id)
        """, in: Catalog.constraints)
      #expect(missing == [])
    }
  }

  @Test("004: journeys and enrolments have an index on each documented column")
  func indexes() async throws {
    try await TestServer.shared { server in
      let missing = try await server.missing(
        """
        journeys(created_by_user_id)
        journeys(journey_type)
        journeys(tags)
        journey_enrollments(journey_id)
        journey_enrollments(user_id)
        journey_enrollments(group_id)
        journey_enrollments(status)
        """, in: Catalog.indexes)
      #expect(missing == [])
      for index in [
        "journeys_is_published_idx", "journeys_is_public_idx", "journey_enrollments_active_idx",
      ] {
        #expect(
          try await server.value(
            """
            select indpred is not null from pg_index where indexrelid = 'public.\(index)'::regclass
            """) == "t", "\(index)")
      }
    }
  }
}
