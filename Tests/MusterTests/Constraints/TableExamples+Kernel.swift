extension TableExamples {
  static let all: [Self] =
    accounts + groups + operations + dinner + events + messaging + expenses + lunch + journeys

  static let accounts: [Self] = [
    Self(
      table: "auth.users", row: ["email": "'nora@example.org'"],
      other: ["email": "'omar@example.org'"],
      checks: [
        "auth_users_email_shape": .refuses(
          ["email": "'nora'"], ["email": "'nora@example'"], ["email": "'no ra@example.org'"],
          ["email": "repeat('n', 65) || '@example.org'"],
          ["email": "'n@' || repeat('x', 250) || '.org'"])
      ]),
    Self(
      table: "auth.sessions",
      checks: [
        "sessions_address_length": .length("address", 0...64),
        "sessions_user_agent_length": .length("user_agent", 0...400),
      ]),
    Self(
      table: "auth.one_time_tokens",
      row: ["purpose": "'change_email'", "email": "'nora@example.org'"],
      checks: [
        "one_time_tokens_email_shape": CheckExample(
          refused: [["email": "'nora'"], ["email": "'n@' || repeat('x', 250) || '.org'"]],
          accepted: [["purpose": "'verify_email'", "email": "'nora'"]]),
        "one_time_tokens_purpose_known": .known(
          "purpose", "verify_email", "reset_password", "change_email", "former_email"),
      ]),
    Self(
      table: "public.users",
      checks: [
        "users_avatar_url_length": .addressLength("avatar_url", 2000),
        "users_avatar_url_shape": .refuses(
          ["avatar_url": "'javascript:alert(1)'"], ["avatar_url": "'https://a b'"]),
        "users_bio_length": .length("bio", 0...2000),
        "users_full_name_length": .length("full_name", 1...100),
        "users_full_name_printable": .printable("full_name"),
      ]),
    Self(
      table: "public.user_private",
      checks: [
        "user_private_dietary_requirements_count": CheckExample(
          refused: [["dietary_requirements": "array_fill('x'::text, array[21])"]],
          accepted: [["dietary_requirements": "array_fill('x'::text, array[20])"]]),
        "user_private_dietary_requirements_length": CheckExample(
          refused: [
            ["dietary_requirements": "array[repeat('x', 1001)]"],
            ["dietary_requirements": "array['']"],
            ["dietary_requirements": "array[null::text]"],
          ],
          accepted: [["dietary_requirements": "array[repeat('x', 1000)]"]]),
        "user_private_locale_shape": CheckExample(
          refused: [["locale": "'english'"], ["locale": "'e'"], ["locale": "'en_GB'"]],
          accepted: [["locale": "'en-GB'"]]),
        "user_private_time_zone_length": .length("time_zone", 1...64),
      ]),
    Self(
      table: "muster.bans",
      checks: ["bans_reason_length": .length("reason", 1...1000)]),
    Self(
      table: "muster.analytics", row: ["bucket": "'day'"], other: ["bucket": "'week'"],
      checks: ["analytics_bucket_known": .known("bucket", "day", "week", "month")]),
  ]

  static let groups: [Self] = [
    Self(
      table: "public.permissions", row: ["scope": "'group'"],
      checks: ["permissions_scope_known": .known("scope", "group", "platform")]),
    Self(
      table: "public.role_templates",
      checks: ["role_templates_name_length": .length("name", 1...100)]),
    Self(
      table: "public.group_templates",
      checks: [
        "group_templates_members_order": CheckExample(
          refused: [
            ["min_members": "3", "max_members": "2"], ["min_members": "0"],
            ["max_members": "0"],
          ],
          accepted: [["min_members": "3", "max_members": "3"]]),
        "group_templates_name_length": .length("name", 1...100),
        "group_templates_succession_known": .known(
          "succession", "protect", "choose", "automatic"),
      ]),
    Self(
      table: "public.groups",
      checks: [
        "groups_capacity": CheckExample(
          refused: [["member_count": "6", "max_members": "5"]],
          accepted: [["member_count": "5", "max_members": "5"]]),
        "groups_description_length": .length("description", 0...2000),
        "groups_label_length": .length("label", 1...50),
        "groups_max_members_range": .range("max_members", 1...1_000_000),
        "groups_member_count_positive": .refuses(["member_count": "-1"]),
        "groups_members_order": CheckExample(
          refused: [["min_members": "3", "max_members": "2"]],
          accepted: [["min_members": "3", "max_members": "3"]]),
        "groups_name_length": .length("name", 1...100),
        "groups_name_printable": .printable("name"),
        "groups_settings_inheritance": CheckExample(
          refused: [["settings": #"'{"inheritance": "off"}'"#]],
          accepted: [["settings": #"'{"inheritance": false}'"#]]),
        "groups_settings_length": .refuses(
          ["settings": "jsonb_build_object('a', repeat('x', 16384))"]),
        "groups_settings_object": .refuses(["settings": "'[]'"]),
        "groups_succession_known": .known("succession", "protect", "choose", "automatic"),
      ]),
    Self(
      table: "public.group_holds",
      checks: ["group_holds_reason_length": .length("reason", 1...50)]),
    Self(
      table: "public.group_join_codes", row: ["code": "'ABCDEFGH'"],
      other: ["code": "'ABCDEFGJ'"],
      checks: [
        "group_join_codes_code_shape": .refuses(
          ["code": "'ABCDEFG'"], ["code": "'abcdefgh'"], ["code": "'ABCDEFG0'"],
          ["code": "'ABCDEFGHJ'"])
      ]),
    Self(
      table: "public.group_roles",
      checks: [
        "group_roles_leader_not_joiner": CheckExample(
          refused: [["is_leader": "true", "is_joiner": "true"]],
          accepted: [["is_leader": "true"], ["is_joiner": "true"]]),
        "group_roles_name_length": .length("name", 1...100),
        "group_roles_name_printable": .printable("name"),
      ]),
    memberships,
    Self(
      table: "public.invites",
      keys: [
        "invites_pending_user_key": ["invitee_user_id": person],
        "invites_pending_email_key": ["invitee_email": "'nora@example.org'"],
      ],
      checks: [
        "invites_email_shape": .refuses(
          ["invitee_email": "'nora'"], ["invitee_email": "'nora@example'"],
          ["invitee_email": "'no ra@example.org'"],
          ["invitee_email": "'n@' || repeat('x', 250) || '.org'"]),
        "invites_max_uses_range": .range("max_uses", 1...10_000),
        "invites_message_length": .length("message", 0...1000),
        "invites_one_addressee": .refuses([
          "invitee_email": "'nora@example.org'", "invitee_user_id": person,
        ]),
        "invites_uses": CheckExample(
          refused: [["max_uses": "2", "use_count": "3"]],
          accepted: [["max_uses": "2", "use_count": "2"]]),
      ]),
    Self(
      table: "muster.group_closure", row: ["outer_group_id": person],
      checks: [
        "group_closure_not_itself": .refuses([
          "inner_group_id": person, "outer_group_id": person,
        ])
      ]),
    Self(
      table: "muster.graph", row: ["id": "true"],
      checks: ["graph_one_row": .refuses(["id": "false"])]),
  ]

  /// Some identifier, where it matters that two columns have or have not the same.
  static let person = "'00000000-0000-4000-8000-00000000000a'"

  private static let memberships = Self(
    table: "public.group_memberships",
    row: ["user_id": person, "status": "'active'", "joined_at": "now()"],
    other: ["user_id": "'00000000-0000-4000-8000-00000000000b'"],
    keys: [
      "group_memberships_member_group_key": [
        "user_id": "null", "member_group_id": person,
        "edge_role_id": "'00000000-0000-4000-8000-00000000000c'",
      ]
    ],
    checks: [
      "check_member_type": .refuses(
        ["user_id": "null"],
        [
          "member_group_id": "'00000000-0000-4000-8000-00000000000b'",
          "edge_role_id": "'00000000-0000-4000-8000-00000000000c'",
        ]),
      "group_memberships_awaits_consent_of_known": .refuses(
        ["awaits_consent_of": "'inner'"],
        edge.merging(["status": "'invited'", "joined_at": "null"]) { $1 },
        edge.merging([
          "status": "'invited'", "joined_at": "null", "awaits_consent_of": "'both'",
        ]) { $1 }),
      "group_memberships_edge_role": .refuses(["edge_role_id": person]),
      "group_memberships_edge_role_while_it_holds": .refuses(
        edge.merging(["edge_role_id": "null"]) { $1 },
        edge.merging(["status": "'left'", "left_at": "now()"]) { $1 }),
      "group_memberships_not_itself": .refuses(
        edge.merging(["group_id": edge["member_group_id"] ?? ""]) { $1 }),
      "group_memberships_status_before_invite": CheckExample(
        refused: [
          ["status": "'invited'", "status_before_invite": "'active'"],
          ["status_before_invite": "'left'"],
        ],
        accepted: [["status": "'invited'", "status_before_invite": "'left'"]]),
      "group_memberships_status_known": .refuses([
        "status": "'unheard_of'", "left_at": "now()",
      ]),
      "group_memberships_times": .refuses(
        ["status": "'invited'"], ["joined_at": "null"], ["left_at": "now()"],
        ["status": "'paused'", "joined_at": "null"], ["status": "'left'"],
        ["status": "'removed'", "joined_at": "null", "left_at": "now()"]),
    ])

  private static let edge = [
    "user_id": "null", "member_group_id": "'00000000-0000-4000-8000-00000000000b'",
    "edge_role_id": "'00000000-0000-4000-8000-00000000000c'",
  ]
}
