-- Sessions: opened by signing in, renewed by refresh tokens, ended at once and everywhere (A2, A3).

create function auth.session_claims(user_id uuid, session_id uuid) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform
  from auth.sessions as s
  join auth.users as u on u.id = s.user_id
  join public.users as p on p.id = s.user_id and p.is_active
  where s.id = session_claims.session_id
    and s.user_id = session_claims.user_id
    and s.ended_at is null
    and (u.banned_until is null or u.banned_until <= clock_timestamp());
  if not found then
    raise exception using errcode = 'MU002', message = 'session_ended';
  end if;
  return '{"sub":"' || session_claims.user_id::text
    || '","session_id":"' || session_claims.session_id::text
    || '","role":"authenticated"}';
end
$$;
comment on function auth.session_claims(uuid, uuid) is
'The claims to run a request under; refuses an ended session or a banned person (A3).';
grant execute on function auth.session_claims(uuid, uuid) to muster_web;

create function muster.open_session(
  user_id uuid, user_agent text, address text, out session_id uuid, out refresh_token text
)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into auth.sessions as s (user_id, user_agent, address)
  values (
    open_session.user_id, left(open_session.user_agent, 400), left(open_session.address, 64)
  )
  returning s.id into session_id;
  refresh_token := muster.new_token();
  insert into auth.refresh_tokens (token_hash, session_id)
  values (muster.hash_token(refresh_token), open_session.session_id);
  update public.user_private as p
  set last_sign_in_at = clock_timestamp()
  where p.user_id = open_session.user_id;
end
$$;
comment on function muster.open_session(uuid, text, text) is 'Opens a session.';

create function auth.credentials(email text, out user_id uuid, out password_hash text)
language sql stable security definer
set search_path = ''
as $$
  select u.id, u.password_hash
  from auth.users as u
  where u.email operator(extensions.=) credentials.email::extensions.citext
$$;
comment on function auth.credentials(text) is
'What the server compares a password with. For the web login only, never for a person.';
grant execute on function auth.credentials(text) to muster_web;

create function auth.sign_in(
  user_id uuid, checked_hash text, new_hash text, user_agent text, address text,
  out session_id uuid, out refresh_token text, out body text
)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  account auth.users;
begin
  -- The lock is against a password change or a ban between comparing and opening.
  select * into account from auth.users as u where u.id = sign_in.user_id for no key update;
  if not found or account.password_hash is distinct from checked_hash then
    raise exception using errcode = 'MU070', message = 'invalid_credentials';
  end if;
  if account.banned_until > clock_timestamp()
    or not exists (select from public.users as u where u.id = account.id and u.is_active)
  then
    raise exception using errcode = 'MU071', message = 'account_banned';
  end if;
  if new_hash is not null then
    update auth.users as u set password_hash = new_hash where u.id = account.id;
  end if;
  select o.session_id, o.refresh_token into sign_in.session_id, sign_in.refresh_token
  from muster.open_session(account.id, user_agent, address) as o;
  body := muster.account_json(account.id);
end
$$;
comment on function auth.sign_in(uuid, text, text, text, text) is
'Opens a session for a person whose password the server has compared.';
grant execute on function auth.sign_in(uuid, text, text, text, text) to muster_web;

-- Answers rather than raises: ending the session on reuse must not be rolled back.
create function auth.refresh_session(
  token text, out user_id uuid, out session_id uuid, out refresh_token text, out body text
)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  presented auth.refresh_tokens;
  session auth.sessions;
  moment timestamptz;
begin
  select * into presented
  from auth.refresh_tokens as r where r.token_hash = muster.hash_token(token);
  if not found then
    return;
  end if;
  -- The session is the lock of all its tokens.
  select * into session
  from auth.sessions as s where s.id = presented.session_id for no key update;
  select * into presented
  from auth.refresh_tokens as r where r.token_hash = muster.hash_token(token);
  moment := clock_timestamp();
  if not found or session.id is null or session.ended_at is not null
    or session.refreshed_at < moment - interval '60 days'
    or exists (
      select from auth.users as u where u.id = session.user_id and u.banned_until > moment
    )
  then
    return;
  end if;
  -- A used one is good for ten seconds more if the answer was lost: nothing came of it yet. Of
  -- several answers to one token, the first to be used goes on, and no other.
  if presented.used_at < moment - interval '10 seconds'
    or exists (
      select from auth.refresh_tokens as r
      where r.session_id = session.id and r.used_at is not null
        and r.parent_hash in (
          presented.token_hash, case when presented.used_at is null then presented.parent_hash end
        )
    )
  then
    update auth.sessions as s set ended_at = moment where s.id = session.id;
    delete from auth.refresh_tokens as r where r.session_id = session.id;
    return;
  end if;
  update auth.refresh_tokens as r set used_at = moment
  where r.token_hash = presented.token_hash and r.used_at is null;
  -- Two generations are enough to recognise reuse of the parent; older ones were only to be
  -- refused, and unless kept they would be unknown: keep a month of them.
  delete from auth.refresh_tokens as r
  where r.session_id = session.id and r.used_at < moment - interval '30 days';
  refresh_token := muster.new_token();
  insert into auth.refresh_tokens (token_hash, session_id, parent_hash)
  values (muster.hash_token(refresh_token), session.id, presented.token_hash);
  update auth.sessions as s set refreshed_at = moment where s.id = session.id;
  user_id := session.user_id;
  session_id := session.id;
  body := muster.account_json(session.user_id);
end
$$;
comment on function auth.refresh_session(text) is
'Exchanges a refresh token for the next one; nulls when it is refused. Reuse ends the session (A2).';
grant execute on function auth.refresh_session(text) to muster_web;

create function muster.current_session_id() returns uuid
language sql stable
set search_path = ''
as $$
  select (auth.jwt() ->> 'session_id')::uuid
$$;
comment on function muster.current_session_id() is 'The session of the request, or null.';

create function public.sign_out(every_session boolean default false) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  update auth.sessions as s
  set ended_at = clock_timestamp()
  where s.user_id = caller_id and s.ended_at is null
    and (every_session or s.id = muster.current_session_id());
end
$$;
comment on function public.sign_out(boolean) is 'Ends the session of the request, or all of them.';
grant execute on function public.sign_out(boolean) to authenticated;

create function public.end_session(session_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  update auth.sessions as s
  set ended_at = clock_timestamp()
  where s.id = end_session.session_id and s.user_id = caller_id and s.ended_at is null;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
end
$$;
comment on function public.end_session(uuid) is 'Ends one of the caller''s sessions.';
grant execute on function public.end_session(uuid) to authenticated;

create function public.my_sessions()
returns table (
  id uuid, created_at timestamptz, refreshed_at timestamptz, user_agent text, address text,
  is_current boolean
)
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return query
  select s.id, s.created_at, s.refreshed_at, s.user_agent, s.address,
    s.id = muster.current_session_id()
  from auth.sessions as s
  where s.user_id = auth.uid() and s.ended_at is null;
end
$$;
comment on function public.my_sessions() is 'The caller''s open sessions.';
grant execute on function public.my_sessions() to authenticated;
