-- How servers read events: for background work only.
--
-- A position is a snapshot: everything it sees has been considered. The next events are those of
-- transactions that it does not see and that are over now, however their numbers lie: a number is
-- taken when a row is written, and who writes first may commit last. So nothing is passed over and
-- nothing waits for a transaction that stays open. An event's xid is that of the top transaction,
-- which is what snapshots list.
--
-- A position is good in one history only; stream_epoch names it. After a restore elsewhere, or a
-- failover, positions of before are unknown.

create function muster.stream_epoch() returns text
language sql volatile
set search_path = ''
as $$
  select substr(md5(c.system_identifier::text || ' ' || k.timeline_id || ' ' || d.oid), 1, 12)
  from pg_control_system() as c
  cross join pg_control_checkpoint() as k
  join pg_database as d on d.datname = current_database()
$$;
comment on function muster.stream_epoch() is 'Names the history that positions belong to.';

create function muster.stream_now(out epoch text, out known text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  epoch := muster.stream_epoch();
  known := pg_current_snapshot()::text;
end
$$;
comment on function muster.stream_now() is 'The position that everything until now is behind of.';
grant execute on function muster.stream_now() to service_role;

create function muster.stream_events_after(
  known pg_snapshot, through pg_snapshot, at_most bigint
) returns setof muster.stream_events
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select e.*
  from (
    select e.* from muster.stream_events as e where e.xid >= pg_snapshot_xmax(known)
    union all
    -- Under way then.
    select e.*
    from muster.stream_events as e
    where e.xid = any(array(select x.xid from pg_snapshot_xip(known) as x (xid)))
  ) as e
  -- Rows that a restore brought along may be of transactions that are still to come here.
  where pg_visible_in_snapshot(e.xid, through)
  limit at_most;
end
$$;
comment on function muster.stream_events_after(pg_snapshot, pg_snapshot, bigint) is
'The events that one snapshot does not see and another does, in no order.';

create function muster.next_stream_events(
  known text, at_most integer
) returns table (
  epoch text, "position" text, xid text, id bigint, type text, audience text, audience_id uuid,
  user_id uuid
)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- One statement: the position is of the very snapshot that the events are read with.
  return query
  select muster.stream_epoch(), pg_current_snapshot()::text, e.xid::text, e.id, e.type, e.audience,
    e.audience_id, e.user_id
  from (values (true)) as one (row)
  left join muster.stream_events_after(
    next_stream_events.known::pg_snapshot, pg_current_snapshot(), next_stream_events.at_most
  ) as e on true
  order by e.id;
end
$$;
comment on function muster.next_stream_events(text, integer) is
'What happened since a position, and the next position; a row without id when nothing did.';
grant execute on function muster.next_stream_events(text, integer) to service_role;

create function muster.standing_sessions(session_ids uuid [])
returns table (session_id uuid, user_id uuid)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select s.id, s.user_id
  from auth.sessions as s
  join auth.users as u on u.id = s.user_id
  join public.users as p on p.id = s.user_id and p.is_active
  where s.id = any(standing_sessions.session_ids) and s.ended_at is null
    and (u.banned_until is null or u.banned_until <= clock_timestamp());
end
$$;
comment on function muster.standing_sessions(uuid []) is
'Those of the sessions that have not ended, of people who may use them (A3).';
grant execute on function muster.standing_sessions(uuid []) to service_role;

create function muster.stream_topics(session_ids uuid [])
returns table (session_id uuid, user_id uuid, topics uuid [])
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select s.session_id, s.user_id, array(
    select distinct a.audience_id
    from muster.audiences as a
    where a.is_whole and a.user_id = s.user_id
  )
  from muster.standing_sessions(stream_topics.session_ids) as s;
end
$$;
comment on function muster.stream_topics(uuid []) is
'What each session''s person listens to, of sessions that stand. A hint for servers whom to ask about; who is shown what is decided by stream_deliveries.';
grant execute on function muster.stream_topics(uuid []) to service_role;

create function muster.in_audience(kind text, audience_id uuid, user_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from muster.audiences as a
    where a.kind = in_audience.kind and a.audience_id = in_audience.audience_id
      and a.user_id = in_audience.user_id
  );
end
$$;
comment on function muster.in_audience(text, uuid, uuid) is
'Whether a person belongs to an audience of muster.audiences now.';

-- The body that a person is shown of an event, as of now; null: none.
create function muster.stream_body(event muster.stream_events, user_id uuid) returns text
language plpgsql stable
set search_path = ''
as $$
declare
  is_about_them boolean := event.user_id is not distinct from stream_body.user_id;
begin
  if not is_about_them and not (
    case event.audience
      when 'user' then event.audience_id = stream_body.user_id
      when 'people' then stream_body.user_id = any(event.people)
      else muster.in_audience(event.audience, event.audience_id, stream_body.user_id)
    end
  ) then
    return null;
  end if;
  if event.type = 'notification' then
    return (
      select row_to_json(n)::text
      from api.notifications as n
      where n.id = (event.data ->> 'id')::uuid
    );
  end if;
  if event.detail is not null and (
    is_about_them
    or event.detail_audience = event.audience
    or muster.in_audience(event.detail_audience, event.audience_id, stream_body.user_id)
  ) then
    return (event.data || jsonb_strip_nulls(event.detail))::text;
  end if;
  return event.data::text;
end
$$;
comment on function muster.stream_body(muster.stream_events, uuid) is
'What a person is shown of an event, as of now; null when they may not be.';

create function muster.stream_deliveries(xids text [], ids bigint [], session_ids uuid [])
returns table (id bigint, session_id uuid, body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select d.id, d.session_id, d.body
  from (
    select e.id, w.session_id, muster.stream_body(e, s.user_id) as body
    from unnest(
      stream_deliveries.xids, stream_deliveries.ids, stream_deliveries.session_ids
    ) as w (xid, id, session_id)
    join muster.standing_sessions(array(
      select distinct x.session_id from unnest(stream_deliveries.session_ids) as x (session_id)
    )) as s on s.session_id = w.session_id
    join muster.stream_events as e on e.xid = w.xid::xid8 and e.id = w.id
    where e.type not like 'internal.%'
  ) as d
  where d.body is not null;
end
$$;
comment on function muster.stream_deliveries(text [], bigint [], uuid []) is
'Which of the sessions are shown which of the events, and how it reads to them: as of now.';
grant execute on function muster.stream_deliveries(text [], bigint [], uuid []) to service_role;

create function muster.stream_replay(
  session_id uuid, known text, through text, at_most integer, out is_complete boolean,
  out types text [], out bodies text []
)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  person uuid;
  listened uuid [];
  looked_at bigint;
  since pg_snapshot;
begin
  is_complete := false;
  select t.user_id, t.topics into person, listened
  from muster.stream_topics(array[stream_replay.session_id]) as t;
  begin
    since := known::pg_snapshot;
  exception when invalid_text_representation then
    -- Written like a position, it is none.
    return;
  end;
  -- Of the future: of another history.
  if person is null or pg_snapshot_xmax(since) > pg_snapshot_xmax(pg_current_snapshot()) then
    return;
  end if;
  select count(*),
    coalesce(array_agg(e.type order by e.id) filter (where e.body is not null), '{}'),
    coalesce(array_agg(e.body order by e.id) filter (where e.body is not null), '{}')
  into looked_at, types, bodies
  from (
    select e.id, e.type,
      case when e.type not like 'internal.%' and (
        e.user_id = person or e.audience = 'people'
        or e.audience_id = person or e.audience_id = any(listened)
      ) then muster.stream_body(e, person) end as body
    from muster.stream_events_after(since, through::pg_snapshot, at_most + 1) as e
  ) as e;
  -- Looked at last: should a slot have been emptied meanwhile, this statement knows of it.
  is_complete := looked_at <= at_most and not exists (
    select from muster.stream_state as s where s.dropped_through >= pg_snapshot_xmin(since)
  );
end
$$;
comment on function muster.stream_replay(uuid, text, text, integer) is
'What a session missed between two positions; incomplete when that is not known or too much.';
grant execute on function muster.stream_replay(uuid, text, text, integer) to service_role;
