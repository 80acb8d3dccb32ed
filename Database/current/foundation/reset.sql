-- Removes what the other files of this folder make, so that they say all there is: every policy,
-- trigger, view and function of ours. Runs in the transaction that makes them anew.
do $$
declare
  doomed text;
begin
  for doomed in
    select format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename)
    from pg_catalog.pg_policies as p
    where p.schemaname in ('auth', 'muster', 'public')
    union all
    select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass)
    from pg_catalog.pg_trigger as t
    join pg_catalog.pg_proc as f on f.oid = t.tgfoid
    where not t.tgisinternal and t.tgparentid = 0 and f.proowner = 'muster_owner'::regrole
  loop
    execute doomed;
  end loop;
  for doomed in
    select format('drop view if exists %I.%I cascade', n.nspname, c.relname)
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where c.relkind = 'v' and c.relowner = 'muster_owner'::regrole
      and n.nspname in ('api', 'auth', 'muster', 'public')
  loop
    execute doomed;
  end loop;
  for doomed in
    select format('drop %s if exists %s cascade',
      case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure)
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
    where p.proowner = 'muster_owner'::regrole
      and n.nspname in ('api', 'auth', 'muster', 'public')
      and not exists (
        select from pg_catalog.pg_depend as d where d.objid = p.oid and d.deptype = 'e'
      )
  loop
    execute doomed;
  end loop;
end
$$;
