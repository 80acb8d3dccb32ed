-- Becoming someone: sign-up and verified addresses (A4).

create function muster.follow_new_auth_user() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into public.users (id, auth_user_id, full_name)
  values (new.id, new.id, nullif(btrim(new.raw_user_meta_data ->> 'full_name'), ''));
  insert into public.user_private (user_id, email) values (new.id, new.email::text);
  return new;
end
$$;
comment on function muster.follow_new_auth_user() is 'Makes the profile of a new account.';
create trigger follow_new_auth_user after insert on auth.users
for each row execute function muster.follow_new_auth_user();

create function muster.follow_auth_user_email() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  update public.user_private as p set email = new.email::text where p.user_id = new.id;
  return new;
end
$$;
comment on function muster.follow_auth_user_email() is 'Keeps the private copy of the address.';
create trigger follow_auth_user_email after update of email on auth.users
for each row execute function muster.follow_auth_user_email();

create function muster.my_verified_email() returns extensions.citext
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select u.email from auth.users as u where u.id = auth.uid() and u.confirmed_at is not null
  );
end
$$;
comment on function muster.my_verified_email() is 'The caller''s address, if verified (A4).';
grant execute on function muster.my_verified_email() to authenticated;

create function muster.send_verification(user_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  token text := muster.new_token();
begin
  delete from auth.one_time_tokens as t
  where t.user_id = send_verification.user_id and t.purpose = 'verify_email';
  insert into auth.one_time_tokens (token_hash, user_id, purpose, email, expires_at)
  select muster.hash_token(token), u.id, 'verify_email', u.email,
    clock_timestamp() + interval '24 hours'
  from auth.users as u where u.id = send_verification.user_id;
  perform muster.send_mail(
    u.email::text, 'verify_email', jsonb_build_object('token', token)
  )
  from auth.users as u where u.id = send_verification.user_id;
end
$$;
comment on function muster.send_verification(uuid) is 'Mails a link that verifies the address.';

create function auth.sign_up(
  email text, password_hash text, full_name text, invite_token text,
  user_agent text, address text,
  out user_id uuid, out session_id uuid, out refresh_token text, out body text
)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  new_id uuid;
  proven boolean;
begin
  if btrim(sign_up.full_name) = '' then
    raise exception using errcode = '23514', message = 'a name is needed',
      constraint = 'users_full_name_length', table = 'users', schema = 'public';
  end if;
  -- Whoever holds the token of an e-mailed invitation can read that mailbox (A4).
  proven := invite_token is not null and exists (
    select
    from public.invites as i
    where i.token_hash = muster.hash_token(sign_up.invite_token)
      and i.invitee_email operator(extensions.=) sign_up.email::extensions.citext
      and i.status = 'pending' and i.expires_at > clock_timestamp()
  );
  insert into auth.users as u (email, password_hash, raw_user_meta_data, confirmed_at)
  values (
    sign_up.email, sign_up.password_hash,
    jsonb_build_object('full_name', sign_up.full_name),
    case when proven then clock_timestamp() end
  )
  returning u.id into new_id;
  user_id := new_id;
  if not proven then
    perform muster.send_verification(new_id);
  end if;
  select o.session_id, o.refresh_token into sign_up.session_id, sign_up.refresh_token
  from muster.open_session(new_id, sign_up.user_agent, sign_up.address) as o;
  body := muster.account_json(new_id);
end
$$;
comment on function auth.sign_up(text, text, text, text, text, text) is
'Makes an account and opens its first session.';
grant execute on function auth.sign_up(text, text, text, text, text, text) to muster_web;

create function auth.verify_email(token text) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  used auth.one_time_tokens;
begin
  -- The account before its links, as whoever changes the password has it (R5).
  perform
  from auth.users as u
  where u.id = (
    select t.user_id from auth.one_time_tokens as t where t.token_hash = muster.hash_token(token)
  )
  for no key update;
  delete from auth.one_time_tokens as t
  where t.token_hash = muster.hash_token(token) and t.purpose in ('verify_email', 'change_email')
  returning * into used;
  if used.user_id is null or used.expires_at <= clock_timestamp() then
    raise exception using errcode = 'MU072', message = 'invalid_token';
  end if;
  if used.purpose = 'change_email' then
    perform muster.change_email(used.user_id, used.email);
    return true;
  end if;
  update auth.users as u
  set confirmed_at = coalesce(u.confirmed_at, clock_timestamp())
  where u.id = used.user_id and u.email operator(extensions.=) used.email;
  if not found then
    raise exception using errcode = 'MU072', message = 'invalid_token';
  end if;
  return true;
end
$$;
comment on function auth.verify_email(text) is
'Verifies the address that the token went to; another one than before becomes that of the account.';
grant execute on function auth.verify_email(text) to muster_web;

create function public.resend_verification() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if exists (select from auth.users as u where u.id = caller_id and u.confirmed_at is null) then
    perform muster.send_verification(caller_id);
  end if;
end
$$;
comment on function public.resend_verification() is
'Mails a new verification link, unless the address is verified already.';
grant execute on function public.resend_verification() to authenticated;
