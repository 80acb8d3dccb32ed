-- What time alone makes due. Any number of servers may run it at once.

create function muster.keep_house() returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- One at a time is enough; who comes second leaves it to the first.
  if not pg_try_advisory_xact_lock(7211956) then
    return;
  end if;
  perform muster.expire_invites();
  delete from muster.idempotency_keys as k
  where k.created_at < clock_timestamp() - interval '24 hours';
  delete from auth.rate_limits as r
  where r.window_started_at < clock_timestamp() - interval '1 day';
  delete from auth.one_time_tokens as t where t.expires_at < clock_timestamp();
  delete from auth.sessions as s
  where s.ended_at < clock_timestamp() - interval '30 days'
    or s.refreshed_at < clock_timestamp() - interval '90 days';
  perform muster.drop_old_notifications();
  perform muster.drop_old_deliveries();
  -- Last, since it keeps a lock until the end.
  perform muster.rotate_stream();
end
$$;
comment on function muster.keep_house() is
'Expires invitations and drops what is kept for a time only.';
grant execute on function muster.keep_house() to service_role;
