-- Who may do what, before there is anything to do it to (R1).
--
-- muster_owner   owns everything, cannot log in
-- muster_web     the server's login; holds nothing but the auth entry points, may become:
-- anon           a caller who has not signed in
-- authenticated  a signed-in person, known by the claims of the request
-- service_role   background work (mail, housekeeping), with a login of its own: muster_jobs
do $$
declare
  wanted record;
begin
  for wanted in
    select *
    from (values
      ('muster_owner', 'nologin noinherit'),
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit'),
      ('muster_web', 'login noinherit'),
      ('muster_jobs', 'login noinherit')
    ) as r (name, options)
  loop
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
        execute format('create role %I %s', wanted.name, wanted.options);
      end if;
    exception
      -- Roles belong to the whole cluster: another database may be making them right now.
      when duplicate_object or unique_violation then null;
    end;
  end loop;
  -- A grant of the same membership by two sessions at once collides in the catalog.
  perform pg_catalog.pg_advisory_xact_lock(7211955);
  if not pg_catalog.pg_has_role('muster_web', 'authenticated', 'member') then
    grant anon, authenticated to muster_web;
  end if;
  if not pg_catalog.pg_has_role('muster_jobs', 'service_role', 'member') then
    grant service_role to muster_jobs;
  end if;
  if not pg_catalog.pg_has_role(current_user, 'muster_owner', 'member') then
    execute format('grant muster_owner to %I', current_user);
  end if;
  execute format('grant create, temporary on database %I to muster_owner', current_database());
  -- Nobody shadows our names with temporary ones.
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

-- Nothing is executable or visible by default; each file grants by name.
revoke all on schema public from public;
alter schema public owner to muster_owner;

set local role muster_owner;

alter default privileges for role muster_owner revoke execute on functions from public;

create schema if not exists extensions;
create extension if not exists citext with schema extensions;

-- Accounts, private. On a host that has a schema of this name, only what is missing is made.
create schema if not exists auth;
-- Internal: maintenance functions, access tables. Not an interface.
create schema muster;
-- The shapes of the REST API: views and functions that answer JSON.
create schema api;

grant usage on schema extensions, auth, muster, api, public
to anon, authenticated, service_role, muster_web, muster_jobs;

comment on schema auth is 'Accounts: credentials, sessions, tokens. Private.';
comment on schema muster is 'Internals: access tables, maintenance. Not an interface.';
comment on schema api is 'The shapes of the REST API, read under the caller''s policies.';
