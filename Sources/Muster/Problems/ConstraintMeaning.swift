/// A constraint that a client can break: which field it is about, and what is wrong.
struct ConstraintMeaning {
  let code: ErrorCode
  var field: String?
  var fieldCode = "invalid"
  var message = "is not valid"

  static func field(_ field: String, _ code: String, _ message: String) -> ConstraintMeaning {
    ConstraintMeaning(code: .invalidValues, field: field, fieldCode: code, message: message)
  }

  static let byName: [String: ConstraintMeaning] = [
    "chats_pair_order": .field("userId", "invalid", "is oneself"),
    "blocks_not_oneself": .field("userId", "invalid", "is oneself"),
    "forum_posts_title_length": .field("title", "length", "takes 1 to 200 characters"),
    "forum_posts_title_printable": .field("title", "invalid", "has control characters"),
    "forum_posts_title_of_thread": .field("title", "invalid", "is of threads only"),
    "forum_posts_pinned_thread": .field("isPinned", "invalid", "is of threads only"),
    "forum_posts_locked_thread": .field("isLocked", "invalid", "is of threads only"),
    "forum_posts_body_length": .field("body", "length", "takes 1 to 20,000 characters"),
    "forum_posts_body_printable": .field("body", "invalid", "has control characters"),
    "forum_posts_hidden_reason_hidden": .field(
      "hiddenReason", "invalid", "goes with a hidden post only"),
    "forum_posts_hidden_reason_length": .field(
      "hiddenReason", "length", "takes 1 to 500 characters"),
    "forum_posts_hidden_reason_printable": .field(
      "hiddenReason", "invalid", "has control characters"),
    "forum_posts_in_reply_to_known": .field(
      "inReplyToId", "unknown", "is no post of this thread"),
    "forum_mentions_count": .field("mentions", "length", "takes up to 20 people"),
    "forum_reads_reply_known": .field("replyId", "unknown", "is no post of this thread"),
    "forum_replies_after_known": .field("after", "unknown", "is no post of this thread"),
    "forum_replies_before_known": .field("before", "unknown", "is no post of this thread"),
    "feedback_not_oneself": .field("userId", "invalid", "is oneself"),
    "feedback_body_length": .field("body", "length", "takes 1 to 5,000 characters"),
    "feedback_body_printable": .field("body", "invalid", "has control characters"),
    "platform_settings_feedback_editing_range": .field(
      "feedbackEditingMinutes", "range", "takes 0 to 10,080 minutes"),
    "auth_users_email_key": ConstraintMeaning(code: .emailTaken),
    "auth_users_email_shape": .field("email", "invalid", "is not an e-mail address"),
    "one_time_tokens_email_shape": .field("email", "invalid", "is not an e-mail address"),
    "users_full_name_length": .field("fullName", "length", "takes 1 to 100 characters"),
    "users_full_name_printable": .field("fullName", "invalid", "has control characters"),
    "users_avatar_url_length": .field("avatarUrl", "length", "takes up to 2,000 characters"),
    "users_avatar_url_shape": .field("avatarUrl", "invalid", "is not an http or https URL"),
    "users_bio_length": .field("bio", "length", "takes up to 2,000 characters"),
    "user_private_dietary_requirements_count": .field(
      "dietaryRequirements", "length", "takes up to 20 items"),
    "user_private_dietary_requirements_length": .field(
      "dietaryRequirements", "length", "takes 1,000 characters in all, no empty item"),
    "user_private_locale_shape": .field("locale", "invalid", "is not a language tag"),
    "user_private_time_zone_known": .field("timeZone", "unknown", "is not a time zone"),
    "user_private_time_zone_length": .field("timeZone", "unknown", "is not a time zone"),
    "groups_capacity": ConstraintMeaning(code: .groupFull),
    "groups_name_length": .field("name", "length", "takes 1 to 100 characters"),
    "groups_name_printable": .field("name", "invalid", "has control characters"),
    "groups_description_length": .field("description", "length", "takes up to 2,000 characters"),
    "groups_label_length": .field("label", "length", "takes 1 to 50 characters"),
    "groups_settings_object": .field("settings", "type", "must be an object"),
    "groups_settings_inheritance": .field(
      "settings", "invalid", "takes true or false for inheritance"),
    "group_memberships_edge_role_not_leader": .field(
      "roleId", "leader", "must not be a role that leads"),
    "group_memberships_edge_role_id_fkey": ConstraintMeaning(code: .roleInUse),
    "why_permission_known": .field("permission", "unknown", "is not a permission of groups"),
    "group_roles_name_key": ConstraintMeaning(code: .roleNameTaken),
    "group_roles_name_length": .field("name", "length", "takes 1 to 100 characters"),
    "group_roles_name_printable": .field("name", "invalid", "has control characters"),
    "group_roles_leader_not_joiner": .field(
      "isJoiner", "invalid", "goes with no role that leads"),
    "role_templates_name_key": ConstraintMeaning(code: .templateNameTaken),
    "role_templates_name_length": .field("name", "length", "takes 1 to 100 characters"),
    "group_templates_name_key": ConstraintMeaning(code: .templateNameTaken),
    "group_templates_name_length": .field("name", "length", "takes 1 to 100 characters"),
    "group_templates_members_order": .field(
      "maxMembers", "range", "is 1 or more, and no less than minMembers"),
    "group_template_roles_pkey": .field("roles", "duplicate", "names a role template twice"),
    "group_template_roles_role_name_key": .field("roles", "duplicate", "uses a name twice"),
    "groups_settings_length": .field("settings", "length", "takes up to 16 kB"),
    "groups_succession_known": .field(
      "succession", "unknown", "is protect, choose or automatic"),
    "groups_max_members_range": .field("maxMembers", "range", "takes 1 to 1,000,000"),
    "groups_members_order": .field("maxMembers", "range", "is less than the least"),
    "invites_email_shape": .field("email", "invalid", "is not an e-mail address"),
    "invites_max_uses_range": .field("maxUses", "range", "takes 1 to 10,000"),
    "invites_max_uses_link": .field("maxUses", "invalid", "goes with link only"),
    "invites_message_length": .field("message", "length", "takes up to 1,000 characters"),
    "invites_expires_in_range": .field(
      "expiresIn", "range", "takes 60 to 31,536,000 seconds"),
    "bans_reason_length": .field("reason", "length", "takes 1 to 1,000 characters"),
    "bans_until_future": .field("until", "range", "is not in the future"),
    "bans_until_shape": .field("until", "invalid", "is not a time of RFC 3339"),
    "platform_settings_audit_retention_range": .field(
      "auditRetentionMonths", "range", "takes 1 to 1,200 months"),
    "platform_settings_notification_retention_range": .field(
      "notificationRetentionMonths", "range", "takes 1 to 1,200 months"),
    "admin_search_length": .field("q", "length", "takes 3 characters or more"),
    "disclosure_reason_length": .field("reason", "length", "takes 10 to 500 characters"),
    "analytics_range": .field("from", "range", "is after the last day"),
    "analytics_count": .field("bucket", "range", "makes more than 1,000 items"),
    "idempotency_keys_key_length": .field(
      "Idempotency-Key", "length", "takes 1 to 255 characters"),
    "notification_settings_kinds_values": .field("kinds", "type", "takes true, false or null"),
    "notification_settings_kinds_known": .field(
      "kinds", "unknown", "has a kind that there is not"),
    "webhooks_url_length": .field("url", "length", "takes up to 2,000 characters"),
    "webhooks_url_shape": .field("url", "invalid", "is not an http or https URL"),
    "webhooks_description_length": .field(
      "description", "length", "takes up to 500 characters"),
    "webhooks_event_types_count": .field("eventTypes", "length", "takes 1 to 50 types, or null"),
    "webhooks_event_types_known": .field(
      "eventTypes", "unknown", "has a type that there is not"),
    "events_title_length": .field("title", "length", "takes 1 to 200 characters"),
    "events_title_printable": .field("title", "invalid", "has control characters"),
    "events_description_length": .field("description", "length", "takes up to 5,000 characters"),
    "events_description_printable": .field(
      "description", "invalid", "has control characters"),
    "events_place_length": .field("place", "length", "takes 1 to 300 characters"),
    "events_place_printable": .field("place", "invalid", "has control characters"),
    "events_starts_at_shape": .field("startsAt", "invalid", "is not a time of RFC 3339"),
    "events_starts_at_finite": .field("startsAt", "invalid", "is not a time of RFC 3339"),
    "events_starts_at_future": .field("startsAt", "range", "is not in the future"),
    "events_ends_at_shape": .field("endsAt", "invalid", "is not a time of RFC 3339"),
    "events_ends_at_order": .field("endsAt", "range", "is not after the start"),
    "events_capacity_range": .field("capacity", "range", "takes 1 to 1,000,000"),
    "events_places_taken": ConstraintMeaning(code: .eventFull),
    "event_authors_count": .field("authorIds", "length", "makes more than 50 authors"),
    "like_claims_pkey": ConstraintMeaning(code: .alreadyApplied),
    "like_groups_message_length": .field("message", "length", "takes up to 1,000 characters"),
    "like_groups_message_printable": .field("message", "invalid", "has control characters"),
    "like_group_members_others": .field(
      "memberIds", "invalid", "takes others than the caller, each once"),
    "like_group_members_count": .field("memberIds", "length", "takes up to 20 people"),
    "messages_body_length": .field("body", "length", "takes 1 to 4,000 characters"),
    "messages_body_printable": .field("body", "invalid", "has control characters"),
    "messages_known": .field("before", "unknown", "is no message of this chat"),
    "chat_reads_message_known": .field("messageId", "unknown", "is no message of this chat"),
    "dinner_seats_user_key": ConstraintMeaning(code: .alreadyInDinnerGroup),
    "dinner_seats_slot_range": ConstraintMeaning(code: .groupFull),
    "dinner_seats_video_url_length": .field(
      "videoLinks", "length", "takes links of up to 2,000 characters"),
    "dinner_seats_video_url_shape": .field(
      "videoLinks", "invalid", "has what is not an http or https URL"),
    "dinner_seats_videos_count": .field("videoLinks", "length", "takes up to five links"),
    "dinner_seats_video_for_empty_seat": .field(
      "videoLinks", "invalid", "has a link for a seat that is free"),
    "dinner_parties_starts_at_range": .field(
      "startsAt", "range", "is not in the future, or more than a year away"),
    "dinner_parties_starts_at_shape": .field(
      "startsAt", "invalid", "is not a time of RFC 3339"),
    "dinner_parties_title_length": .field("title", "length", "takes 1 to 100 characters"),
    "dinner_parties_title_printable": .field("title", "invalid", "has control characters"),
    "dinner_parties_menu_length": .field("menu", "length", "takes up to 2,000 characters"),
    "dinner_parties_notes_length": .field("notes", "length", "takes up to 2,000 characters"),
    "dinner_parties_menu_printable": .field("menu", "invalid", "has control characters"),
    "dinner_parties_notes_printable": .field("notes", "invalid", "has control characters"),
    "dinner_party_places_place_printable": .field("place", "invalid", "has control characters"),
    "dinner_requests_message_printable": .field("message", "invalid", "has control characters"),
    "dinner_party_places_place_length": .field("place", "length", "takes 1 to 500 characters"),
    "dinner_requests_message_length": .field(
      "message", "length", "takes up to 1,000 characters"),
    "expenses_amount_range": .field(
      "amount", "range", "is a whole number of minor units, not 0, up to a trillion"),
    "expenses_currency_known": .field("currency", "unknown", "is no currency of ISO 4217"),
    "expenses_split_mode_known": .field(
      "split.mode", "unknown", "is equal, exact, percent or shares"),
    "expenses_description_length": .field("description", "length", "takes 1 to 200 characters"),
    "expenses_description_printable": .field("description", "invalid", "has control characters"),
    "expenses_category_length": .field("category", "length", "takes up to 40 characters"),
    "expenses_category_printable": .field("category", "invalid", "has control characters"),
    "expenses_note_length": .field("note", "length", "takes 1 to 2,000 characters"),
    "expenses_note_printable": .field("note", "invalid", "has control characters"),
    "expenses_receipt_url_length": .field(
      "receiptUrl", "length", "takes up to 2,000 characters"),
    "expenses_receipt_url_shape": .field("receiptUrl", "invalid", "is not an http or https URL"),
    "expenses_spent_on_shape": .field("spentOn", "invalid", "is not a day as YYYY-MM-DD"),
    "expenses_spent_on_range": .field(
      "spentOn", "range", "is before 1900, or more than a year from now"),
    "expense_payers_shape": .field(
      "paidBy", "invalid", "is an id, or a list of userId and amount"),
    "expense_payers_count": .field("paidBy", "length", "takes 1 to 500 people"),
    "expense_payers_amount": .field(
      "paidBy", "range", "has an amount that is no whole number of the same sign as the expense's"),
    "expense_payers_twice": .field("paidBy", "duplicate", "names somebody twice"),
    "expense_payers_sum": .field("paidBy", "sum", "does not make up the amount"),
    "expense_payers_needed": .field(
      "paidBy", "required", "is needed, since several paid the other amount"),
    "expense_shares_participants": .field(
      "split.participants", "invalid", "is a list of userId and value"),
    "expense_shares_count": .field("split.participants", "length", "takes 1 to 500 people"),
    "expense_shares_equal_value": .field(
      "split.participants", "invalid", "takes no value where all are equal"),
    "expense_shares_value_needed": .field(
      "split.participants", "required", "takes a value for everybody"),
    "expense_shares_exact_value": .field(
      "split.participants", "range",
      "takes whole numbers of minor units, of the same sign as the amount"),
    "expense_shares_percent_value": .field(
      "split.participants", "range", "takes more than 0 and up to 100, with up to 4 decimals"),
    "expense_shares_weight": .field(
      "split.participants", "range",
      "takes more than 0 and up to 1,000,000, with up to 4 decimals"),
    "expense_shares_twice": .field("split.participants", "duplicate", "names somebody twice"),
    "expense_shares_exact_sum": .field(
      "split.participants", "sum", "does not make up the amount"),
    "expense_shares_percent_sum": .field("split.participants", "sum", "does not make up 100"),
    "expense_shares_needed": .field(
      "split", "required", "is needed, since the other amount was divided exactly"),
    "settlements_from_shape": .field("fromUserId", "invalid", "is not a UUID"),
    "settlements_to_shape": .field("toUserId", "invalid", "is not a UUID"),
    "settlements_not_oneself": .field("toUserId", "invalid", "is who it comes from"),
    "settlements_amount_range": .field(
      "amount", "range", "is a whole number of minor units, from 1 to a trillion"),
    "settlements_settled_on_shape": .field("settledOn", "invalid", "is not a day as YYYY-MM-DD"),
    "settlements_settled_on_range": .field("settledOn", "range", "is before 1900, or to come"),
    "settlements_note_length": .field("note", "length", "takes 1 to 2,000 characters"),
    "settlements_note_printable": .field("note", "invalid", "has control characters"),
    "expense_balances_amount_range": ConstraintMeaning(code: .balanceTooLarge),
    "expense_placeholders_full_name_length": .field(
      "fullName", "length", "takes 1 to 100 characters"),
    "expense_placeholders_full_name_printable": .field(
      "fullName", "invalid", "has control characters"),
    "recurring_expenses_every_unit_known": .field(
      "every.unit", "unknown", "is day, week, month or year"),
    "recurring_expenses_every_interval_range": .field("every.interval", "range", "takes 1 to 99"),
    "recurring_expenses_starts_on_shape": .field(
      "startsOn", "invalid", "is not a day as YYYY-MM-DD"),
    "recurring_expenses_starts_on_range": .field(
      "startsOn", "range", "is more than a year ago, or ten years away"),
    "recurring_expenses_ends_on_shape": .field(
      "endsOn", "invalid", "is not a day as YYYY-MM-DD"),
    "recurring_expenses_ends_on_order": .field("endsOn", "range", "is before the first day"),
    "recurring_expenses_one_end": .field("count", "invalid", "goes without endsOn"),
    "recurring_expenses_max_count_range": .field("count", "range", "takes 1 to 1,000"),
    "recurring_expenses_status_known": .field("status", "unknown", "is active or paused"),
    "expense_import_people": .field("people", "type", "is an object of names and ids"),
    "expense_import_people_twice": .field("people", "duplicate", "names somebody twice"),
    "lunch_groups_date_shape": .field("date", "invalid", "is not a day such as 2026-11-30"),
    "lunch_groups_date_finite": .field("date", "invalid", "is not a day such as 2026-11-30"),
    "lunch_groups_date_past": .field("date", "range", "is over already"),
    "lunch_groups_location_lat_range": .field("locationLat", "range", "takes -90 to 90"),
    "lunch_groups_location_lng_range": .field("locationLng", "range", "takes -180 to 180"),
    "lunch_groups_location_address_length": .field(
      "locationAddress", "length", "takes 1 to 500 characters"),
    "lunch_groups_location_address_printable": .field(
      "locationAddress", "invalid", "has control characters"),
    "lunch_groups_voting_ends_at_shape": .field(
      "votingEndsAt", "invalid", "is not a time of RFC 3339"),
    "lunch_groups_voting_ends_at_finite": .field(
      "votingEndsAt", "invalid", "is not a time of RFC 3339"),
    "lunch_groups_voting_ends_at_future": .field(
      "votingEndsAt", "range", "is not in the future"),
    "lunch_groups_voting_ends_at_day": .field(
      "votingEndsAt", "range", "is after the day that follows the lunch's"),
    "lunch_groups_voting_ends_at_year": .field(
      "votingEndsAt", "range", "is after the year 9999"),
    "lunch_groups_date_year": .field("date", "range", "is after the year 9999"),
    "lunch_groups_selection": .field(
      "selectedRestaurantId", "required", "is needed to decide"),
    "lunch_groups_selected_restaurant_id_fkey": .field(
      "selectedRestaurantId", "unknown", "is no restaurant"),
    "lunch_votes_restaurant_id_fkey": .field("restaurantId", "unknown", "is no restaurant"),
    "restaurants_name_length": .field("name", "length", "takes 1 to 200 characters"),
    "restaurants_name_printable": .field("name", "invalid", "has control characters"),
    "restaurants_address_length": .field("address", "length", "takes 1 to 500 characters"),
    "restaurants_address_printable": .field("address", "invalid", "has control characters"),
    "restaurants_location_lat_range": .field("lat", "range", "takes -90 to 90"),
    "restaurants_location_lng_range": .field("lng", "range", "takes -180 to 180"),
    "restaurants_cuisines_count": .field("cuisines", "length", "takes up to 20 words"),
    "restaurants_cuisines_length": .field(
      "cuisines", "length", "takes words of 1 to 50 characters"),
    "restaurants_cuisines_words": .field("cuisines", "invalid", "is not a list of words"),
    "restaurants_dietary_options_words": .field(
      "dietaryOptions", "invalid", "is not a list of words"),
    "restaurants_dietary_options_count": .field(
      "dietaryOptions", "length", "takes up to 20 words"),
    "restaurants_dietary_options_length": .field(
      "dietaryOptions", "length", "takes words of 1 to 50 characters"),
    "journeys_title_length": .field("title", "length", "takes 1 to 200 characters"),
    "journeys_title_printable": .field("title", "invalid", "has control characters"),
    "journeys_description_length": .field("description", "length", "takes up to 5,000 characters"),
    "journeys_description_printable": .field("description", "invalid", "has control characters"),
    "journeys_journey_type_known": .field(
      "journeyType", "unknown", "is predefined, user_created or dynamic"),
    "journeys_estimated_duration_minutes_range": .field(
      "estimatedDurationMinutes", "range", "takes 1 to 525,600 minutes"),
    "journeys_difficulty_level_known": .field(
      "difficultyLevel", "unknown", "is beginner, intermediate or advanced"),
    "journeys_tags_count": .field("tags", "length", "takes up to 20 tags"),
    "journeys_tags_words": .field("tags", "invalid", "is not a list of words"),
    "journeys_tags_length": .field("tags", "length", "takes tags of 1 to 40 characters"),
    "journey_enrollments_status_known": .field(
      "status", "unknown", "is active, completed, paused or frozen"),
    "journey_enrollments_progress_data_object": .field("progressData", "type", "must be an object"),
    "journey_enrollments_progress_data_length": .field(
      "progressData", "length", "takes up to 16 kB"),
    "journey_enrollments_starts_on_range": .field(
      "startsOn", "range", "is more than a year ago, or than two years ahead"),
    "journey_enrollments_starts_on_shape": .field(
      "startsOn", "invalid", "is not a day as YYYY-MM-DD"),
    "journey_responses_kind_known": .field(
      "response", "invalid", "goes with a task or a reflection only"),
    "journey_responses_body_length": .field("response", "length", "takes 1 to 5,000 characters"),
    "journey_responses_body_printable": .field("response", "invalid", "has control characters"),
    "search_query_words": .field("q", "invalid", "has no word to look for"),
    // By the time it is checked, someone else used the last place.
    "invites_uses": ConstraintMeaning(code: .inviteNotPending),
  ]
}
