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
    request_email_change.email, 'change_email', jsonb_build_object(
      'token', token,
      'fullName', (select u.full_name from public.users as u where u.id = account.id),
      'locale', (select p.locale from public.user_private as p where p.user_id = account.id)
    )
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

create function muster.change_email(user_id uuid, email extensions.citext) returns void
language plpgsql volatile
set search_path = ''
as $$
#variable_conflict use_column
begin
  perform muster.keep_answered_invites(change_email.user_id);
  -- What was mailed to the address before opens nothing any more.
  delete from auth.one_time_tokens as t
  where t.user_id = change_email.user_id and t.purpose <> 'former_email';
  -- Should it have been a thief, whoever reads the mailbox gets the account back by it.
  insert into auth.one_time_tokens (token_hash, user_id, purpose, email, expires_at)
  select muster.hash_token(muster.new_token()), u.id, 'former_email', u.email,
    clock_timestamp() + interval '7 days'
  from auth.users as u
  where u.id = change_email.user_id and u.confirmed_at is not null
    and u.email operator(extensions.<>) change_email.email;
  update auth.users as u
  set email = change_email.email, confirmed_at = clock_timestamp()
  where u.id = change_email.user_id;
end
$$;
comment on function muster.change_email(uuid, extensions.citext) is
'Gives an account a verified address. The one before is kept for it for a week.';

create function muster.restore_email(user_id uuid, email extensions.citext) returns void
language plpgsql volatile
set search_path = ''
as $$
#variable_conflict use_column
begin
  if not exists (
    select
    from auth.one_time_tokens as t
    where t.user_id = restore_email.user_id and t.purpose = 'former_email'
      and t.email operator(extensions.=) restore_email.email and t.expires_at > clock_timestamp()
  ) then
    raise exception using errcode = 'MU072', message = 'invalid_token';
  end if;
  perform muster.keep_answered_invites(restore_email.user_id);
  update auth.users as u
  set email = restore_email.email, confirmed_at = clock_timestamp()
  where u.id = restore_email.user_id;
  -- Of the addresses since then none was theirs.
  delete from auth.one_time_tokens as t where t.user_id = restore_email.user_id;
end
$$;
comment on function muster.restore_email(uuid, extensions.citext) is
'Gives an account the address back that it had within a week; refuses any other.';

create function muster.refuse_former_email() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (
    select
    from auth.one_time_tokens as t
    where t.purpose = 'former_email' and t.email operator(extensions.=) new.email
      and t.user_id <> new.id and t.expires_at > clock_timestamp()
  ) then
    raise exception using errcode = '23505', message = 'the address is taken',
      constraint = 'auth_users_email_key', table = 'users', schema = 'auth';
  end if;
  return null;
end
$$;
comment on function muster.refuse_former_email() is
'Keeps an address that an account had within a week from every other account.';
-- After: whoever waited for the address to become free sees then what it was freed by.
create trigger refuse_former_email after insert or update of email on auth.users
for each row execute function muster.refuse_former_email();

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
