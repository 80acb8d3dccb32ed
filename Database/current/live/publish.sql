-- Publishing: an event is a row, written with what it tells of, and a wake-up call that is heard
-- once the transaction has committed.

create function muster.publish(
  type text, audience text, audience_id uuid, data jsonb default '{}',
  detail_audience text default null, detail jsonb default null, user_id uuid default null
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  -- A mistyped audience would be nobody.
  if not array[audience, coalesce(detail_audience, audience)] <@ muster.audience_kinds() then
    raise exception using errcode = 'MU080', message = 'unknown_audience';
  end if;
  insert into muster.stream_events
  (slot, type, audience, audience_id, data, detail_audience, detail, user_id)
  select s.slot, publish.type, publish.audience, publish.audience_id, publish.data,
    publish.detail_audience, publish.detail, publish.user_id
  from muster.stream_state as s;
  -- Within a transaction the same call again is the same notification: one wakes all.
  perform pg_notify('muster_events', '');
end
$$;
comment on function muster.publish(text, text, uuid, jsonb, text, jsonb, uuid) is
'Tells an audience that something happened. user_id, whom it is about, is told too; that person and the detail audience are shown detail with data. Say only ids: clients read the rest.';

-- Three slots of twelve hours: at least the two before the present one are whole, so an event is
-- kept for 24 to 36 hours. Emptying a table is one step however much was in it.
create function muster.rotate_stream(at_least interval default '12 hours') returns boolean
language plpgsql volatile
set search_path = ''
as $$
declare
  state muster.stream_state;
  next_slot smallint;
  youngest xid8;
begin
  select * into state from muster.stream_state as s for update;
  if state.rotated_at > clock_timestamp() - at_least then
    return false;
  end if;
  next_slot := (state.slot + 1) % 3;
  -- Whoever reads events is not held up by this; should it be held up itself, the next minute
  -- will do.
  perform set_config('lock_timeout', '100ms', true);
  begin
    execute format('lock table muster.stream_events_%s in access exclusive mode', next_slot);
  exception when lock_not_available then
    return false;
  end;
  -- xid8 has an order, but no max() before PostgreSQL 16.
  select e.xid into youngest
  from muster.stream_events as e
  where e.slot = next_slot
  order by e.xid desc
  limit 1;
  execute format('truncate table muster.stream_events_%s', next_slot);
  update muster.stream_state as s
  set slot = next_slot, rotated_at = clock_timestamp(),
    dropped_through = case when youngest > s.dropped_through then youngest
      else s.dropped_through end;
  return true;
end
$$;
comment on function muster.rotate_stream(interval) is
'Goes on to the next slot when the present one is as old as that, and drops what that one held.';
