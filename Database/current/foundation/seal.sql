-- The last file: what every function of ours shares.
--
-- `set search_path = ''` keeps out every schema but one: a session's temporary schema is searched
-- all the same, and for types before pg_catalog. Whoever may make a temporary type named uuid,
-- with a check of their own, would have that check run by the owner, inside a definer function.
-- Named last, the temporary schema shadows nothing (R3).
do $$
declare
  open_function regprocedure;
begin
  for open_function in
    select p.oid::regprocedure
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
    where p.proowner = 'muster_owner'::regrole
      and n.nspname in ('api', 'auth', 'muster', 'public')
      and 'search_path=""' = any(p.proconfig)
  loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', open_function);
  end loop;
end
$$;
