-- The audit log by month: made ahead, closed to everybody, dropped whole when its time is over.

-- Triggers of the log that are for each row reach its parts by themselves; what is for a
-- statement does not: whoever names a part meets what stands on the part.
create function muster.close_audit_part(part regclass) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  execute format('alter table %s enable row level security', part);
  execute format(
    'revoke all on %s from public, anon, authenticated, service_role, muster_web', part
  );
  execute format(
    'create trigger refuse_rewriting before update or delete or truncate on %s
      for each statement execute function muster.refuse_rewriting()', part
  );
end
$$;
comment on function muster.close_audit_part(regclass) is
'Makes a part of the audit log append-only and nobody''s to read (K16, R1).';

create function muster.audit_parts()
returns table (part regclass, ends_at timestamptz)
language sql stable
set search_path = ''
as $$
  -- The bound is written in the session's time zone, and read in it.
  select c.oid::regclass, (
    regexp_match(pg_get_expr(c.relpartbound, c.oid), $re$TO \('([^']+)'\)$re$)
  )[1]::timestamptz
  from pg_catalog.pg_inherits as i
  join pg_catalog.pg_class as c on c.oid = i.inhrelid
  where i.inhparent = 'public.audit_log'::regclass
$$;
comment on function muster.audit_parts() is
'The parts of the audit log and up to when each reaches; null: the one for what is left over.';

create function muster.month_of(moment timestamptz) returns timestamptz
language sql immutable
set search_path = ''
as $$
  select date_trunc('month', moment at time zone 'UTC') at time zone 'UTC'
$$;
comment on function muster.month_of(timestamptz) is 'When the month began, of UTC.';

create function muster.add_audit_months(until timestamptz) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  begins_at timestamptz;
  ends_at timestamptz;
  part text;
begin
  select max(p.ends_at) into begins_at from muster.audit_parts() as p;
  if exists (select from muster.audit_log_rest) then
    -- No month was there in time: what has gathered becomes the part up to now.
    lock table public.audit_log in access exclusive mode;
    select muster.month_of(max(r.at)) + interval '1 month' into ends_at
    from muster.audit_log_rest as r;
    part := 'audit_log_' || to_char(begins_at at time zone 'UTC', 'YYYY_MM');
    alter table public.audit_log detach partition muster.audit_log_rest;
    execute format('alter table muster.audit_log_rest rename to %I', part);
    execute format(
      'alter table public.audit_log attach partition muster.%I for values from (%L) to (%L)',
      part, begins_at, ends_at
    );
    execute format('comment on table muster.%I is %L', part, 'Audit entries of some months.');
    create table muster.audit_log_rest partition of public.audit_log default;
    comment on table muster.audit_log_rest is 'Audit entries that no month was there for.';
    perform muster.close_audit_part('muster.audit_log_rest');
    begins_at := ends_at;
  end if;
  while begins_at <= until loop
    ends_at := (begins_at at time zone 'UTC' + interval '1 month') at time zone 'UTC';
    part := 'audit_log_' || to_char(begins_at at time zone 'UTC', 'YYYY_MM');
    -- Attached rather than made as a part: that would hold up everybody who writes.
    execute format('create table muster.%I (like public.audit_log)', part);
    execute format('comment on table muster.%I is %L', part, 'Audit entries of one month.');
    perform muster.close_audit_part(format('muster.%I', part)::regclass);
    execute format(
      'alter table public.audit_log attach partition muster.%I for values from (%L) to (%L)',
      part, begins_at, ends_at
    );
    begins_at := ends_at;
  end loop;
end
$$;
comment on function muster.add_audit_months(timestamptz) is
'Sees to a part of the audit log for each month up to a time.';

create function muster.drop_audit_months() returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  months integer := (select s.audit_retention_months from public.platform_settings as s);
  old record;
begin
  if months is null then
    return;
  end if;
  for old in
    select p.part
    from muster.audit_parts() as p
    where p.ends_at <= muster.month_of(clock_timestamp()) - make_interval(months => months)
    order by p.ends_at
  loop
    execute format('drop table %s', old.part);
  end loop;
end
$$;
comment on function muster.drop_audit_months() is
'Drops the parts of the audit log whose time is over, by the platform''s settings.';

-- In a transaction of its own: whoever holds a group must not wait for the log, where those wait
-- who wait for the group.
create function muster.keep_audit_log() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if not pg_try_advisory_xact_lock(7211957) then
    return;
  end if;
  -- Who waits for a lock has all others wait behind.
  perform set_config('lock_timeout', '2s', true);
  perform muster.add_audit_months(clock_timestamp() + interval '2 months');
  perform muster.drop_audit_months();
exception
  -- Somebody reads or writes for long: the next minute is as good.
  when lock_not_available then null;
end
$$;
comment on function muster.keep_audit_log() is
'Makes months of the audit log ahead and drops old ones.';
grant execute on function muster.keep_audit_log() to service_role;

-- The triggers on the parts went with all others of ours (reset.sql).
do $$
begin
  perform muster.close_audit_part(p.part) from muster.audit_parts() as p;
  perform muster.add_audit_months(clock_timestamp() + interval '2 months');
end
$$;
