import MusterModels
import Postgres

/// Statements about dinner crews and parties (D1 to D7).
enum DinnerQueries {
  static func create(_ input: CreateDinnerGroup) -> Query<Document> {
    answering("dinner.create", "public.create_dinner_group($1::text)", Parameter(input.name))
  }

  static func get(_ group: Group.ID) -> Query<Document> {
    .read(
      "dinner.get", "select body, version from api.dinner_group($1::uuid)",
      Parameter(group.uuid)
    ).after(
      "dinner.require", "select api.require_dinner_group($1::uuid)", Parameter(group.uuid))
  }

  /// Videos go as JSON, since an element may be null.
  static func setVideos(of group: Group.ID, _ body: String) -> Query<Document> {
    answering(
      "dinner.videos",
      """
      public.set_dinner_videos($1::uuid, array(select v.link from \
      jsonb_array_elements_text($2::jsonb -> 'videoLinks') with ordinality as v (link, slot) \
      order by v.slot))
      """,
      Parameter(group.uuid), Parameter(body))
  }

  static func putParty(of group: Group.ID, _ body: String) -> Query<Document> {
    .change(
      "dinner.party", "select body, version from api.put_dinner_party($1::uuid, $2::jsonb)",
      Parameter(group.uuid), Parameter(body))
  }

  static func endParty(of group: Group.ID, completes: Bool) -> Query<Document> {
    .change(
      "dinner.end_party",
      "select body, version from api.end_dinner_party($1::uuid, $2::boolean)",
      Parameter(group.uuid), Parameter(completes))
  }

  static func parties(of group: Group.ID) -> Listing {
    Listing(
      name: "dinner.parties", columns: "p.*",
      source: """
        api.dinner_parties as p \
        where (p."hostGroupId" = $3::uuid or p."guestGroupId" = $3::uuid)
        """,
      order: "p.\"createdAt\" desc, p.id", parameters: [Parameter(group.uuid)],
      requirement: .dinnerGroup(group))
  }

  /// Those of the caller's own crew are not among them, nor what has begun and is about to expire.
  static let open = Listing(
    name: "dinner.open", columns: "p.*",
    source: """
      api.dinner_parties as p where p.status = 'open' and p."startsAt" > now() \
      and not exists (select from muster.my_crews as c where c.group_id = p."hostGroupId")
      """,
    order: "p.\"startsAt\", p.id")

  static func request(of host: Group.ID, message: String?) -> Query<Document> {
    answeringRequest(
      "dinner.request", "public.request_dinner_party($1::uuid, $2::text)",
      Parameter(host.uuid), Parameter(message))
  }

  enum Direction: String, CaseIterable {
    case received, sent
  }

  static func requests(of group: Group.ID, _ direction: Direction) -> Listing {
    Listing(
      name: "dinner.requests.\(direction)", columns: "r.*",
      source: """
        api.dinner_requests as r \
        where r."\(direction == .received ? "hostGroupId" : "groupId")" = $3::uuid
        """,
      order: "r.\"createdAt\" desc, r.id", parameters: [Parameter(group.uuid)],
      requirement: .dinnerGroup(group))
  }

  static func getRequest(_ request: DinnerRequest.ID) -> Query<Document> {
    .read(
      "dinner.get_request", "select body from api.dinner_request($1::uuid)",
      Parameter(request.uuid))
  }

  static func accept(_ request: DinnerRequest.ID) -> Query<Document> {
    answeringRequest(
      "dinner.accept", "public.accept_dinner_request($1::uuid)", Parameter(request.uuid))
  }

  static func decline(_ request: DinnerRequest.ID) -> Query<Document> {
    answeringRequest(
      "dinner.decline", "public.decline_dinner_request($1::uuid)", Parameter(request.uuid))
  }

  static func withdraw(_ request: DinnerRequest.ID) -> Query<Document> {
    answeringRequest(
      "dinner.withdraw", "public.withdraw_dinner_request($1::uuid)", Parameter(request.uuid))
  }

  private static func answering(
    _ name: String, _ function: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, version from api.dinner_group(\(function))",
      parameters: parameters, read: Query<Document>.document)
  }

  private static func answeringRequest(
    _ name: String, _ function: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.dinner_request(\(function))",
      parameters: parameters, read: Query<Document>.document)
  }
}
