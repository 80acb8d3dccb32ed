-- Who is asking. The claims are set for one transaction by whoever may set them: the server
-- after checking the session, or a trusted backend (R1).

-- A host that brings auth.uid() and auth.jwt() keeps its own.
-- Both are without `set search_path` so that they are inlined; every name in them is qualified.
do $do$
begin
  if to_regprocedure('auth.uid()') is null then
    create function auth.uid() returns uuid
    language sql stable parallel safe
    as $$
      select (
        nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::pg_catalog.jsonb
        operator(pg_catalog.->>) 'sub'
      )::pg_catalog.uuid
    $$;
    comment on function auth.uid() is 'The signed-in person, or null.';
    grant execute on function auth.uid() to anon, authenticated, service_role;
  end if;
  if to_regprocedure('auth.jwt()') is null then
    create function auth.jwt() returns jsonb
    language sql stable parallel safe
    as $$
      select nullif(
        pg_catalog.current_setting('request.jwt.claims', true), ''
      )::pg_catalog.jsonb
    $$;
    comment on function auth.jwt() is 'The claims of the request, or null.';
    grant execute on function auth.jwt() to anon, authenticated, service_role;
  end if;
end
$do$;

create function muster.caller() returns uuid
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := auth.uid();
begin
  if caller_id is null then
    raise exception using errcode = 'MU001', message = 'not_signed_in';
  end if;
  if not exists (
    select
    from public.users as u
    left join auth.users as a on a.id = u.auth_user_id
    where u.id = caller_id and u.is_active
      and (a.banned_until is null or a.banned_until <= clock_timestamp())
  ) then
    raise exception using errcode = 'MU002', message = 'session_ended';
  end if;
  return caller_id;
end
$$;
comment on function muster.caller() is 'The signed-in, active person who is not banned; everybody else is refused (A3).';

-- Locks and checks that see a frozen snapshot would miss what others did (R5).
create function muster.require_read_committed() returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception using errcode = 'MU040', message = 'wrong_isolation_level';
  end if;
end
$$;
comment on function muster.require_read_committed() is
'Refuses changes of memberships and roles at any level but READ COMMITTED.';
