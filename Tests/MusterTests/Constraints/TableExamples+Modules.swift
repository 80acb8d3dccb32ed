extension TableExamples {
  static let dinner: [Self] = [
    Self(
      table: "public.dinner_groups",
      checks: [
        "dinner_groups_live_is_ready": .refuses(["is_live": "true"]),
        "dinner_groups_locked_is_live": .refuses(["is_ready": "true", "is_locked": "true"]),
      ]),
    Self(
      table: "public.dinner_parties",
      checks: [
        "dinner_parties_ended": .refuses(
          ["ended_at": "now()"], ["status": "'completed'"], ["status": "'cancelled'"],
          ["status": "'expired'"]),
        "dinner_parties_menu_length": .length("menu", 0...2000),
        "dinner_parties_menu_printable": .printable("menu", lines: true),
        "dinner_parties_not_with_itself": .refuses([
          "status": "'agreed'", "host_group_id": person, "guest_group_id": person,
        ]),
        "dinner_parties_notes_length": .length("notes", 0...2000),
        "dinner_parties_notes_printable": .printable("notes", lines: true),
        "dinner_parties_open_without_guest": .refuses(
          ["guest_group_id": person],
          ["status": "'expired'", "ended_at": "now()", "guest_group_id": person]),
        "dinner_parties_title_length": .length("title", 1...100),
        "dinner_parties_title_printable": .printable("title"),
      ]),
    Self(
      table: "public.dinner_party_places",
      checks: [
        "dinner_party_places_place_length": .length("place", 1...500),
        "dinner_party_places_place_printable": .printable("place", lines: true),
      ]),
    Self(
      table: "public.dinner_requests",
      keys: ["dinner_requests_accepted_key": ["party_id": person, "status": "'accepted'"]],
      checks: [
        "dinner_requests_message_length": .length("message", 0...1000),
        "dinner_requests_message_printable": .printable("message", lines: true),
      ]),
    Self(
      table: "public.dinner_seats",
      checks: [
        "dinner_seats_slot_range": .range("slot", 1...5),
        "dinner_seats_video_url_length": .addressLength("video_url", 2000),
        "dinner_seats_video_url_shape": .refuses(
          ["video_url": "'javascript:alert(1)'"], ["video_url": "'https://'"],
          ["video_url": "'https://me@a.example'"], ["video_url": "'https://a.example/ b'"]),
      ]),
    Self(
      table: "public.dinner_engagements", row: ["side": "'host'"], other: ["side": "'guest'"]),
  ]

  static let events: [Self] = [
    Self(
      table: "public.events",
      checks: [
        "events_capacity_range": .range("capacity", 1...1_000_000),
        "events_description_length": .length("description", 0...5000),
        "events_description_printable": .printable("description", lines: true),
        "events_ends_at_order": .refuses(
          ["starts_at": "now()", "ends_at": "now()"], ["ends_at": "'infinity'"]),
        "events_place_length": .length("place", 1...300),
        "events_place_printable": .printable("place"),
        "events_places_taken": CheckExample(
          refused: [["capacity": "2", "places_taken": "3"]],
          accepted: [["capacity": "2", "places_taken": "2"]]),
        "events_starts_at_finite": .refuses(
          ["starts_at": "'infinity'"], ["starts_at": "'-infinity'"]),
        "events_title_length": .length("title", 1...200),
        "events_title_printable": .printable("title"),
      ]),
    Self(
      table: "public.like_groups",
      checks: [
        "like_groups_chat_of_approved": .refuses(["status": "'approved'"], ["chat_id": person]),
        "like_groups_message_length": .length("message", 1...1000),
        "like_groups_message_printable": .printable("message", lines: true),
      ]),
  ]

  static let lunch: [Self] = [
    Self(
      table: "public.lunch_groups",
      checks: [
        "lunch_groups_date_finite": .refuses(["date": "'-infinity'"]),
        "lunch_groups_date_year": .refuses(["date": "'10000-01-01'"]),
        "lunch_groups_decision": .refuses(
          ["status": "'decided'", "selected_restaurant_id": person], ["decision": "'{}'"]),
        "lunch_groups_decision_object": .refuses([
          "status": "'decided'", "selected_restaurant_id": person, "decision": "'[]'",
        ]),
        "lunch_groups_location_address_length": .length("location_address", 1...500),
        "lunch_groups_location_address_printable": .printable("location_address"),
        "lunch_groups_location_lat_range": .range(
          "location_lat", -90...90, step: "0.00000001"),
        "lunch_groups_location_lng_range": .range(
          "location_lng", -180...180, step: "0.00000001"),
        "lunch_groups_selection": .refuses(
          ["status": "'decided'", "decision": "'{}'"],
          ["status": "'completed'", "decision": "'{}'"]),
        "lunch_groups_voting_ends_at_finite": .refuses(["voting_ends_at": "'-infinity'"]),
        "lunch_groups_voting_ends_at_year": .refuses([
          "voting_ends_at": "'9999-12-31T00:00:00Z'"
        ]),
      ]),
    Self(
      table: "public.restaurants", other: ["name": "'Orange Tree'"],
      keys: [
        "restaurants_spot_key": [
          "name": "'Lemon Tree'", "location_lat": "1", "location_lng": "2",
        ]
      ],
      checks: [
        "restaurants_address_length": .length("address", 1...500),
        "restaurants_address_printable": .printable("address"),
        "restaurants_cuisines_count": CheckExample(
          refused: [["cuisines": "array_fill('x'::text, array[21])"]],
          accepted: [["cuisines": "array_fill('x'::text, array[20])"]]),
        "restaurants_cuisines_words": .refuses(
          ["cuisines": "array[null::text]"], ["cuisines": "array[['a'], ['b']]"]),
        "restaurants_dietary_options_count": CheckExample(
          refused: [["dietary_options": "array_fill('x'::text, array[21])"]],
          accepted: [["dietary_options": "array_fill('x'::text, array[20])"]]),
        "restaurants_dietary_options_words": .refuses(
          ["dietary_options": "array[null::text]"],
          ["dietary_options": "array[['a'], ['b']]"]),
        "restaurants_location_lat_range": .range(
          "location_lat", -90...90, step: "0.00000001"),
        "restaurants_location_lng_range": .range(
          "location_lng", -180...180, step: "0.00000001"),
        "restaurants_name_length": .length("name", 1...200),
        "restaurants_name_printable": .printable("name"),
      ]),
    Self(
      table: "public.visit_history", keys: ["visit_history_lunch_key": ["lunch_group_id": person]]),
  ]
}
