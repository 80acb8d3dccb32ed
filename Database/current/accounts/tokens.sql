-- Secrets that are shown once and kept by hash.

create function muster.new_token() returns text
language sql volatile
set search_path = ''
as $$
  -- Two random UUIDs: 244 bits from the server's strong source, as 43 URL-safe characters.
  select translate(
    rtrim(encode(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'base64'), '='),
    '+/', '-_'
  )
$$;
comment on function muster.new_token() is 'An unguessable token (244 random bits).';

create function muster.hash_token(token text) returns bytea
language sql immutable parallel safe
set search_path = ''
as $$
  select sha256(convert_to(token, 'UTF8'))
$$;
comment on function muster.hash_token(text) is 'What is stored of a token.';
