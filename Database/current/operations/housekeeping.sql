-- What time alone makes due. Any number of servers may run it at once.

-- So many rows a table and minute: what gathered while no server ran goes bit by bit, and
-- nobody waits for it.
create function muster.delete_old(target regclass, condition text) returns bigint
language plpgsql volatile
set search_path = ''
as $$
declare
  deleted bigint;
begin
  execute format(
    'delete from %1$s where ctid = any(array(
      select t.ctid from %1$s as t where %2$s limit 20000 for update skip locked))',
    target, condition
  );
  get diagnostics deleted = row_count;
  return deleted;
end
$$;
comment on function muster.delete_old(regclass, text) is
'Deletes rows that a condition names, up to 20,000, leaving those that somebody works on.';

create function muster.keep_house() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  notification_months integer := (
    select s.notification_retention_months from public.platform_settings as s
  );
begin
  -- One at a time is enough; who comes second leaves it to the first.
  if not pg_try_advisory_xact_lock(7211956) then
    return;
  end if;
  perform muster.delete_old('muster.idempotency_keys', 't.created_at < now() - interval ''24 hours''');
  perform muster.delete_old('auth.rate_limits', 't.window_started_at < now() - interval ''1 day''');
  perform muster.delete_old('auth.one_time_tokens', 't.expires_at < now()');
  perform muster.delete_old('auth.sessions', 't.ended_at < now() - interval ''30 days''');
  -- A session is renewed after it is made: what is looked through are old ones only.
  perform muster.delete_old('auth.sessions',
    't.created_at < now() - interval ''90 days'' and t.refreshed_at < now() - interval ''90 days''');
  if notification_months is not null then
    perform muster.delete_old('public.notifications',
      format('t.created_at < now() - make_interval(months => %s)', notification_months));
  end if;
  perform muster.delete_old('muster.jobs', 't.failed_at < now() - interval ''30 days''');
  perform muster.roll_up_analytics();
  perform muster.drop_old_notifications();
  perform muster.drop_old_deliveries();
  -- Last, since these keep locks until all this is done: of groups, and of the events' slots.
  perform muster.expire_invites();
  perform muster.rotate_stream();
end
$$;
comment on function muster.keep_house() is
'Expires invitations, drops what is kept for a time only, counts days that are over.';
grant execute on function muster.keep_house() to service_role;
