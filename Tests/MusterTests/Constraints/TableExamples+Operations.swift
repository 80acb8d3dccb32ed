extension TableExamples {
  static let operations: [Self] = [
    Self(
      table: "muster.idempotency_keys",
      checks: ["idempotency_keys_key_length": .length("key", 1...255)]),
    Self(
      table: "muster.jobs", row: ["due_at": "now()"],
      checks: [
        "jobs_due": .refuses(["due_at": "null"], ["failed_at": "now()"]),
        "jobs_leased": .refuses([
          "due_at": "null", "failed_at": "now()", "leased_until": "now()",
        ]),
      ]),
    Self(
      table: "muster.mails", row: ["kind": "'invite'"],
      checks: [
        "mails_kind_known": .known(
          "kind", "verify_email", "reset_password", "change_email", "email_change_asked", "invite",
          "notification")
      ]),
    Self(
      table: "public.notification_settings",
      checks: ["notification_settings_kinds_object": .refuses(["kinds": "'[]'"])]),
    Self(
      table: "public.platform_settings", row: ["only_row": "true"],
      checks: [
        "platform_settings_audit_retention_range": .range("audit_retention_months", 1...1200),
        "platform_settings_feedback_editing_range": .range(
          "feedback_editing_minutes", 0...10080),
        "platform_settings_notification_retention_range": .range(
          "notification_retention_months", 1...1200),
        "platform_settings_only_row": .refuses(["only_row": "false"]),
      ]),
    Self(
      table: "muster.stream_events", row: ["type": "'group.changed'", "audience": "'group'"],
      checks: [
        "stream_events_people": .refuses(["audience": "'people'"], ["people": "'{}'"]),
        "stream_events_type_shape": .refuses(
          ["type": "'Group.changed'"], ["type": "'group.'"], ["type": "''"]),
      ]),
    Self(
      table: "muster.stream_state", row: ["is_only": "true"],
      checks: [
        "stream_state_is_only": .refuses(["is_only": "false"]),
        "stream_state_slot_range": .range("slot", 0...2),
      ]),
    Self(
      table: "muster.webhook_deliveries",
      checks: [
        "webhook_deliveries_finished": .refuses(
          ["status": "'delivered'"], ["finished_at": "now()"]),
        "webhook_deliveries_log_array": .refuses(["log": "'{}'"]),
        "webhook_deliveries_status_known": .refuses([
          "status": "'unheard_of'", "finished_at": "now()",
        ]),
      ]),
    Self(
      table: "muster.webhook_secrets", row: ["secret": #"decode(repeat('ab', 24), 'hex')"#],
      checks: [
        "webhook_secrets_length": .length("secret", 24...64) {
          "decode(repeat('ab', \($0)), 'hex')"
        }
      ]),
    Self(
      table: "public.webhooks", row: ["url": "'https://a.example/hook'"],
      checks: [
        "webhooks_description_length": .length("description", 0...500),
        "webhooks_disabled_reason_known": .refuses([
          "is_active": "false", "disabled_at": "now()", "disabled_reason": "'unheard_of'",
        ]),
        "webhooks_disabled_together": .refuses(
          ["is_active": "false"], ["disabled_at": "now()", "disabled_reason": "'manual'"],
          ["is_active": "false", "disabled_at": "now()"],
          ["is_active": "false", "disabled_reason": "'manual'"]),
        "webhooks_event_types_count": CheckExample(
          refused: [
            ["event_types": "'{}'"], ["event_types": "array_fill('x'::text, array[51])"],
          ],
          accepted: [["event_types": "array_fill('x'::text, array[50])"]]),
        "webhooks_url_length": .addressLength("url", 2000),
        "webhooks_url_shape": .refuses(
          ["url": "'ftp://a.example'"], ["url": "'https://me@a.example'"],
          ["url": "'https://a.example/ b'"], ["url": #"'https://a\b'"#]),
      ]),
  ]
}
