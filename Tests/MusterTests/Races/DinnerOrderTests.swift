import Testing

/// Dinners (R5): both crews, then the party, then requests in the order of ids.
@Suite(.timeLimit(.minutes(30))) struct DinnerOrderTests {
  private let world = [
    """
    create function test.crew(name text, variadic people text []) returns void
    language plpgsql as $body$
    begin
      perform test.become(people[1]);
      perform test.keep(name, public.create_dinner_group(name));
      perform test.join(name, variadic people[2:]);
      perform test.become(people[1]);
      perform public.set_dinner_videos(test.id(name),
        array['https://v.example/1', 'https://v.example/2', 'https://v.example/3']);
    end
    $body$;
    alter table public.dinner_requests alter column id set default test.falling_id();
    select test.crew('host', 'ann', 'bob', 'cid');
    select test.crew('guest', 'dan', 'eve', 'fay');
    select test.crew('other', 'gus', 'hal', 'ivy');
    <ann> select public.put_dinner_party(@host, now() + interval '1 day', 'Soup');
    <dan> select public.request_dinner_party(@host);
    <gus> select public.request_dinner_party(@host);
    select test.keep('party', p.id) from public.dinner_parties as p;
    select test.keep('request', r.id)
    from public.dinner_requests as r where r.group_id = @guest;
    select test.keep('other_request', r.id)
    from public.dinner_requests as r where r.group_id = @other;
    """
  ]

  @Test("D5: who accepts waits for both crews before the party: the lower one")
  func lowerCrew() async throws {
    try await Holding(
      world: world,
      held: "select muster.lock_group(least(@host, @guest))",
      waiting: "<ann> select public.accept_dinner_request(@request)",
      isFree: "public.dinner_parties where id = @party"
    ).check()
  }

  @Test("D5: who accepts waits for both crews before the party: the higher one")
  func higherCrew() async throws {
    try await Holding(
      world: world,
      held: "select muster.lock_group(greatest(@host, @guest))",
      waiting: "<ann> select public.accept_dinner_request(@request)",
      isFree: "public.dinner_parties where id = @party"
    ).check()
  }

  @Test("D5: who accepts takes requests in the order of ids")
  func accepting() async throws {
    try await Holding(
      world: world,
      held: "select from public.dinner_requests where id = @other_request for update",
      waiting: "<ann> select public.accept_dinner_request(@request)",
      isFree: "public.dinner_requests where id = @request"
    ).check()
  }

  @Test("D5: a party that ends takes requests in the order of ids")
  func ending() async throws {
    try await Holding(
      world: world + ["update public.dinner_parties set starts_at = now() - interval '1 minute'"],
      held: "select from public.dinner_requests where id = @other_request for update",
      waiting: "select muster.end_due_party(@party)",
      isFree: "public.dinner_requests where id = @request"
    ).check()
  }

  @Test("A7: an account that ends waits for what its crew has asked, with no person in its hands")
  func crewsRequest() async throws {
    try await Holding(
      world: world,
      held: "select from public.dinner_requests where id = @request for update",
      waiting: "select auth.delete_account(@eve, @eve, 'hash')",
      isFree: "public.users where id = @eve"
    ).check()
  }
}
