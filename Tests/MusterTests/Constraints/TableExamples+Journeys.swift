extension TableExamples {
  private static let other = "'00000000-0000-4000-8000-00000000000b'"

  static let journeys: [Self] = [
    Self(
      table: "public.journeys",
      checks: [
        "journeys_title_length": .visible("title", 200),
        "journeys_title_printable": .printable("title"),
        "journeys_description_length": .length("description", 0...5000),
        "journeys_description_printable": .printable("description", lines: true),
        "journeys_journey_type_known": .known(
          "journey_type", "predefined", "user_created", "dynamic"),
        "journeys_estimated_duration_minutes_range": .range(
          "estimated_duration_minutes", 1...525_600),
        "journeys_difficulty_level_known": .known(
          "difficulty_level", "beginner", "intermediate", "advanced"),
        "journeys_tags_count": CheckExample(
          refused: [["tags": "array_fill('x'::text, array[21])"]],
          accepted: [["tags": "array_fill('x'::text, array[20])"]]),
        "journeys_tags_words": .refuses(["tags": "array[['a'], ['b']]"]),
        "journeys_latest_version_range": .range("latest_version", 0...1000),
        "journeys_published_version_released": CheckExample(
          refused: [
            ["published_version": "2", "latest_version": "1"],
            ["published_version": "0", "latest_version": "1"],
          ],
          accepted: [["published_version": "1", "latest_version": "1"]]),
        "journeys_published": CheckExample(
          refused: [
            ["is_published": "true"], ["is_published": "true", "published_at": "now()"],
            ["is_published": "true", "latest_version": "1", "published_version": "1"],
          ],
          accepted: [
            [
              "is_published": "true", "latest_version": "1", "published_version": "1",
              "published_at": "now()",
            ]
          ]),
      ]),
    Self(
      table: "public.journey_drafts",
      checks: ["journey_drafts_content_object": .refuses(["content": "'[]'"])]),
    Self(
      table: "public.journey_versions",
      checks: [
        "journey_versions_version_range": .range("version", 1...1000),
        "journey_versions_steps": .refuses(
          ["required_steps": "0"], ["required_steps": "2", "total_steps": "1"]),
      ]),
    Self(
      table: "public.journey_steps", row: ["step_id": "'a'", "kind": "'text'"],
      other: ["step_id": "'b'"],
      checks: [
        "journey_steps_step_id_shape": .refuses(
          ["step_id": "''"], ["step_id": "'a b'"], ["step_id": "repeat('a', 65)"]),
        "journey_steps_position_range": .range("position", 1...200),
        "journey_steps_title_length": .visible("title", 200),
        "journey_steps_title_printable": .printable("title"),
        "journey_steps_kind_known": .known(
          "kind", "text", "link", "video", "task", "reflection"),
        "journey_steps_duration_minutes_range": .range("duration_minutes", 1...10080),
        "journey_steps_opens_in_week_range": .range("opens_in_week", 1...104),
      ]),
    Self(
      table: "public.journey_step_bodies",
      checks: [
        "journey_step_bodies_body_length": .length("body", 0...20_000),
        "journey_step_bodies_body_printable": .printable("body", lines: true),
      ]),
    Self(
      table: "public.journey_enrollments", row: ["user_id": person], other: ["user_id": other],
      keys: ["journey_enrollments_once_key": ["group_id": "null"]],
      checks: [
        "journey_enrollments_status_known": .known("status", "active", "paused", "frozen"),
        "journey_enrollments_completed": .refuses(
          ["status": "'completed'"], ["completed_at": "now()"]),
        "journey_enrollments_progress_data_object": .refuses(["progress_data": "'[]'"]),
        "journey_enrollments_progress_data_length": .refuses([
          "progress_data": "jsonb_build_object('a', repeat('x', 16384))"
        ]),
        "journey_enrollments_starts_at_finite": .refuses(["starts_at": "'infinity'"]),
        "check_enrollment_type": .refuses(["user_id": "null"], ["group_id": other]),
      ]),
    Self(
      table: "public.journey_progress", row: ["step_id": "'a'"], other: ["step_id": "'b'"],
      checks: [
        "journey_progress_step_id_shape": .refuses(
          ["step_id": "''"], ["step_id": "'a b'"], ["step_id": "repeat('a', 65)"])
      ]),
    Self(
      table: "public.journey_responses", row: ["step_id": "'a'", "kind": "'task'"],
      other: ["step_id": "'b'"],
      checks: [
        "journey_responses_step_id_shape": .refuses(
          ["step_id": "''"], ["step_id": "'a b'"], ["step_id": "repeat('a', 65)"]),
        "journey_responses_kind_known": .known("kind", "task", "reflection"),
        "journey_responses_body_length": .visible("body", 5000),
        "journey_responses_body_printable": .printable("body", lines: true),
      ]),
    Self(
      table: "public.journey_participants",
      checks: [
        "journey_participants_counts": .refuses(
          ["completed_required": "-1"], ["completed_required": "2", "completed_steps": "1"])
      ]),
  ]
}
