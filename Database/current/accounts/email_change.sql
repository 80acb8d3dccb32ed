-- Another address for an account: asked for with the password, and in effect when the link in the
-- mail to the new address is opened (auth.verify_email). Until then the present one stays.

-- For the web login only: the server has compared the present password with checked_hash.
create function auth.request_email_change(user_id uuid, checked_hash text, email text) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  account auth.users;
  token text := muster.new_token();
begin
  -- A password that is changed meanwhile ends what was asked for with the one before it.
  select * into account
  from auth.users as u
  where u.id = request_email_change.user_id
    and u.password_hash = request_email_change.checked_hash
  for share;
  if not found then
    raise exception using errcode = 'MU070', message = 'invalid_credentials';
  end if;
  if exists (
    select
    from auth.users as u
    where u.email operator(extensions.=) request_email_change.email::extensions.citext
      and u.id <> account.id
  ) then
    raise exception using errcode = '23505', message = 'the address is taken',
      constraint = 'auth_users_email_key', table = 'users', schema = 'auth';
  end if;
  insert into auth.one_time_tokens as t (token_hash, user_id, purpose, email, expires_at)
  values (
    muster.hash_token(token), account.id, 'change_email', request_email_change.email,
    clock_timestamp() + interval '24 hours'
  )
  on conflict (user_id) where purpose = 'change_email' do update
  set email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at,
    created_at = excluded.created_at;
  perform muster.send_mail(
    request_email_change.email, 'change_email', jsonb_build_object('token', token, 'locale', (
      select p.locale from public.user_private as p where p.user_id = account.id
    ))
  );
  -- Whoever reads the present mailbox learns of it while it is theirs to stop.
  if account.confirmed_at is not null
    and account.email operator(extensions.<>) request_email_change.email::extensions.citext
  then
    perform muster.send_mail(account.email::text, 'email_change_asked', jsonb_build_object(
      'email', request_email_change.email
    ));
  end if;
end
$$;
comment on function auth.request_email_change(uuid, text, text) is
'Mails a link to another address, which becomes that of the account when it is opened.';
grant execute on function auth.request_email_change(uuid, text, text) to muster_web;

create function muster.pending_email(user_id uuid) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select t.email
    from auth.one_time_tokens as t
    where t.user_id = pending_email.user_id and t.purpose = 'change_email'
      and t.expires_at > clock_timestamp()
  );
end
$$;
comment on function muster.pending_email(uuid) is
'The address that a person has asked for and not yet verified.';

create function muster.forget_pending_email(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  with forgotten as (
    delete from auth.one_time_tokens as t
    where t.user_id = forget_pending_email.user_id and t.purpose = 'change_email'
    returning t.token_hash
  )
  delete from muster.mails as m
  using forgotten as f
  where m.kind = 'change_email' and muster.hash_token(m.payload ->> 'token') = f.token_hash;
end
$$;
comment on function muster.forget_pending_email(uuid) is
'Ends the change of an address that was asked for, with the mail that has not left.';

create function public.cancel_email_change() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.forget_pending_email(muster.caller());
end
$$;
comment on function public.cancel_email_change() is
'Keeps the present address: the link that was mailed to another one is good for nothing.';
grant execute on function public.cancel_email_change() to authenticated;
