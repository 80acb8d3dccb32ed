-- Passwords: changed knowing the old one, or reset by a link in a mail. Both end the other
-- sessions (A3). Hashing is the server's; here hashes only.

create function auth.request_password_reset(email text) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  account record;
  token text := muster.new_token();
begin
  -- By the address, or by one that the account had within a week.
  select a.id, a.email into account
  from (
    select u.id, u.email from auth.users as u
    union all
    select f.user_id, f.email
    from auth.one_time_tokens as f
    where f.purpose = 'former_email' and f.expires_at > clock_timestamp()
  ) as a
  where a.email operator(extensions.=) request_password_reset.email::extensions.citext
  limit 1;
  if found then
    delete from auth.one_time_tokens as t
    where t.user_id = account.id and t.purpose = 'reset_password';
    insert into auth.one_time_tokens (token_hash, user_id, purpose, email, expires_at)
    values (
      muster.hash_token(token), account.id, 'reset_password', account.email,
      clock_timestamp() + interval '1 hour'
    );
    perform muster.send_mail(
      account.email::text, 'reset_password', jsonb_build_object('token', token, 'locale', (
        select p.locale from public.user_private as p where p.user_id = account.id
      ))
    );
  end if;
end
$$;
comment on function auth.request_password_reset(text) is
'Mails a reset link if there is such an account; tells nothing.';
grant execute on function auth.request_password_reset(text) to muster_web;

create function auth.reset_password(token text, new_hash text) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  used auth.one_time_tokens;
begin
  delete from auth.one_time_tokens as t
  where t.token_hash = muster.hash_token(token) and t.purpose = 'reset_password'
  returning * into used;
  if used.user_id is null or used.expires_at <= clock_timestamp() then
    raise exception using errcode = 'MU072', message = 'invalid_token';
  end if;
  -- The link came by mail, so it also proves the mailbox.
  update auth.users as u
  set password_hash = new_hash, confirmed_at = coalesce(u.confirmed_at, clock_timestamp())
  where u.id = used.user_id and u.email operator(extensions.=) used.email;
  if not found then
    perform muster.restore_email(used.user_id, used.email);
    update auth.users as u set password_hash = new_hash where u.id = used.user_id;
  end if;
  update auth.sessions as s set ended_at = clock_timestamp()
  where s.user_id = used.user_id and s.ended_at is null;
  -- Who asked for another address knew the password that was.
  perform muster.forget_pending_email(used.user_id);
  return true;
end
$$;
comment on function auth.reset_password(text, text) is
'Sets a new password by a mailed token and ends every session.';
grant execute on function auth.reset_password(text, text) to muster_web;

-- For the web login only: the server has compared the present password with checked_hash.
create function auth.change_password(
  user_id uuid, session_id uuid, checked_hash text, new_hash text
) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  update auth.users as u
  set password_hash = new_hash
  where u.id = change_password.user_id and u.password_hash = checked_hash;
  if not found then
    raise exception using errcode = 'MU070', message = 'invalid_credentials';
  end if;
  update auth.sessions as s
  set ended_at = clock_timestamp()
  where s.user_id = change_password.user_id and s.ended_at is null
    and s.id <> change_password.session_id;
  delete from auth.one_time_tokens as t
  where t.user_id = change_password.user_id and t.purpose = 'reset_password';
  perform muster.forget_pending_email(change_password.user_id);
end
$$;
comment on function auth.change_password(uuid, uuid, text, text) is
'Sets a new password and ends the other sessions.';
grant execute on function auth.change_password(uuid, uuid, text, text) to muster_web;

create function auth.password_hash_of(
  user_id uuid, session_id uuid, out password_hash text, out email text
)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform auth.session_claims(password_hash_of.user_id, password_hash_of.session_id);
  select u.password_hash, u.email into password_hash_of.password_hash, password_hash_of.email
  from auth.users as u
  where u.id = password_hash_of.user_id;
end
$$;
comment on function auth.password_hash_of(uuid, uuid) is
'What the server compares the present password with, and the address. For the web login only.';
grant execute on function auth.password_hash_of(uuid, uuid) to muster_web;

create function auth.reset_address(token text) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select t.email
    from auth.one_time_tokens as t
    where t.token_hash = muster.hash_token(token) and t.purpose = 'reset_password'
      and t.expires_at > clock_timestamp()
  );
end
$$;
comment on function auth.reset_address(text) is
'The address that a token to reset a password went to: a new password is not that (A1).';
grant execute on function auth.reset_address(text) to muster_web;
