-- Idempotency-Key: the same request again gets the first successful answer again, also when
-- both are under way at once. The key is claimed in the transaction that does the work: if the
-- work fails, nothing was claimed.

create function muster.claim_idempotency_key(route text, key text, request_hash bytea)
returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  known muster.idempotency_keys;
  caller uuid := muster.caller();
begin
  -- A day is over: the key is new again.
  delete from muster.idempotency_keys as k
  where k.caller_id = caller and k.route = claim_idempotency_key.route
    and k.key = claim_idempotency_key.key
    and k.created_at < clock_timestamp() - interval '24 hours';
  -- Waits here for whoever holds the key now.
  insert into muster.idempotency_keys (caller_id, route, key, request_hash)
  values (
    caller, claim_idempotency_key.route, claim_idempotency_key.key,
    claim_idempotency_key.request_hash
  )
  on conflict on constraint idempotency_keys_pkey do nothing;
  if found then
    return;
  end if;
  select * into known
  from muster.idempotency_keys as k
  where k.caller_id = caller and k.route = claim_idempotency_key.route
    and k.key = claim_idempotency_key.key;
  if known.request_hash is distinct from claim_idempotency_key.request_hash then
    raise exception using errcode = 'MU051', message = 'idempotency_key_reused';
  end if;
  -- Ends the batch before the work is done twice; the server answers what it carries.
  raise exception using errcode = 'MU050', message = 'idempotent_replay',
    detail = json_build_object('body', known.body, 'version', known.version);
end
$$;
comment on function muster.claim_idempotency_key(text, text, bytea) is
'Claims a key for the work that follows, or raises the answer that was given before.';
grant execute on function muster.claim_idempotency_key(text, text, bytea) to authenticated;

create function muster.keep_answer(route text, key text, body text, version bigint)
returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  update muster.idempotency_keys as k
  set body = keep_answer.body, version = keep_answer.version
  where k.caller_id = auth.uid() and k.route = keep_answer.route and k.key = keep_answer.key
    and k.body is null;
end
$$;
comment on function muster.keep_answer(text, text, text, bigint) is
'Keeps the answer under a key that this transaction has claimed.';
grant execute on function muster.keep_answer(text, text, text, bigint) to authenticated;
