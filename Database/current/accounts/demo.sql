-- For `muster demo`: an example goes into an empty database only, and nobody reads its mails.

create function auth.has_no_accounts() returns boolean
language sql stable security definer
set search_path = ''
as $$
  select not exists (select from auth.users)
$$;
comment on function auth.has_no_accounts() is 'Whether the database is new.';
grant execute on function auth.has_no_accounts() to muster_web;

create function auth.verify_example_accounts() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- The domain is reserved: such an address cannot be anybody's (RFC 2606).
  update auth.users as u set confirmed_at = clock_timestamp()
  where u.confirmed_at is null and u.email::text like '%@example.org';
  delete from muster.mails as m where m.recipient::text like '%@example.org';
end
$$;
comment on function auth.verify_example_accounts() is
'Takes addresses under example.org, which nobody can have, for verified.';
grant execute on function auth.verify_example_accounts() to muster_web;

create function auth.publish_example_journeys() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- Nobody in the example is a platform admin, since everybody knows its password.
  update public.journeys as j
  set is_published = true, published_version = j.latest_version,
    published_at = clock_timestamp()
  from auth.users as u
  where u.id = j.created_by_user_id and u.email::text like '%@example.org'
    and u.confirmed_at is not null
    and j.is_public and not j.is_published and j.latest_version > 0;
end
$$;
comment on function auth.publish_example_journeys() is
'Publishes what accounts under example.org, which nobody can have, have released for everybody.';
grant execute on function auth.publish_example_journeys() to muster_web;
